/** An instance of a GraphQL type: unions tell their members apart by class. */
export function make<Instance extends object>(type: new () => Instance, fields: Instance): Instance {
  return Object.assign(new type(), fields);
}

/** The object GraphQL wants of an enum whose names are its values. */
export const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };
