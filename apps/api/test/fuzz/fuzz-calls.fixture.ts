import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';

/** A field on the way from the root to a field with arguments; `on` where the way leads through a union. */
export interface Step {
  readonly field: GraphQLField<unknown, unknown>;
  readonly on?: string;
}
/** A field with arguments, and how it is reached. */
export interface Call {
  /** Such as `Mutation.book` or `Venue.spaces`. */
  readonly name: string;
  readonly operation: 'query' | 'mutation';
  readonly steps: readonly Step[];
}
/** A place where a caller may put a value: an argument, or a field of an input object in one. */
export interface Slot {
  /** Such as `Mutation.book(token)` or `NeedInput.near`: under it its base value is looked up. */
  readonly key: string;
  readonly call: Call;
  /** The argument, then the input fields; `[]` for the one element of a list. */
  readonly path: readonly string[];
  /** Keys of the slots it lies in. */
  readonly within: readonly string[];
  readonly type: GraphQLInputType;
  readonly input: GraphQLArgument | GraphQLInputField;
}

/** Every field with arguments, by its shortest way from a root. */
export function callsOf(schema: GraphQLSchema): Call[] {
  const calls: Call[] = [];
  const seen = new Set<string>();
  for (const [operation, root] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const) {
    const queue: { type: GraphQLObjectType; steps: Step[]; on?: string }[] = root ? [{ type: root, steps: [] }] : [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { type, steps, on } = next;
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const way = [...steps, { field, ...(on && { on }) }];
        if (field.args.length > 0) calls.push({ name: `${type.name}.${field.name}`, operation, steps: way });
        const named = getNamedType(field.type);
        if (isObjectType(named)) queue.push({ type: named, steps: way });
        if (isAbstractType(named))
          queue.push(
            ...schema.getPossibleTypes(named).map((member) => ({ type: member, steps: way, on: member.name })),
          );
      }
    }
  }
  return calls;
}

/** Every slot of a call's own arguments, the fields of input objects in them included. */
export function slotsOf(call: Call): Slot[] {
  const slots: Slot[] = [];
  const add = (slot: Omit<Slot, 'call'>, inputs: readonly string[]): void => {
    slots.push({ ...slot, call });
    const inner = getNullableType(slot.type);
    const [element, way] = isListType(inner)
      ? [getNullableType(inner.ofType), [...slot.path, '[]']]
      : [inner, slot.path];
    if (!isInputObjectType(element) || inputs.includes(element.name)) return;
    for (const input of Object.values(element.getFields())) {
      const key = `${element.name}.${input.name}`;
      const field = { key, input, type: input.type, path: [...way, input.name], within: [...slot.within, slot.key] };
      add(field, [...inputs, element.name]);
    }
  };
  for (const input of call.steps.at(-1)!.field.args)
    add({ key: `${call.name}(${input.name})`, input, type: input.type, path: [input.name], within: [] }, []);
  return slots;
}
