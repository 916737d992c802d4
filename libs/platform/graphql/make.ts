/** Creates an instance of a GraphQL type. Unions distinguish their members by class. */
export function make<Instance extends object>(type: new () => Instance, fields: Instance): Instance {
  return Object.assign(new type(), fields);
}

/** The object that Nest needs for an enum whose names equal its values. */
export const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };
