/** An instance of a GraphQL type: unions tell their members apart by class. */
export function make<Instance extends object>(type: new () => Instance, fields: Instance): Instance {
  return Object.assign(new type(), fields);
}
