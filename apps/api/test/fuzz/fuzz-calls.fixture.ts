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
import { isAllowed } from '../authorization/expected-permissions.fixture.js';

/** A field on the path from the root to a field with arguments; `on` is set where the path goes through a union. */
export interface Step {
  readonly field: GraphQLField<unknown, unknown>;
  readonly on?: string;
}
/** A field with arguments, and the path to it. */
export interface Call {
  /** Such as `Mutation.book` or `Venue.spaces`. */
  readonly name: string;
  readonly operation: 'query' | 'mutation';
  readonly steps: readonly Step[];
}
/** A place for a caller's value: an argument, or a field of an input object. */
export interface Slot {
  /** The key of its base value, such as `Mutation.book(token)` or `NeedInput.near`. */
  readonly key: string;
  readonly call: Call;
  /** The argument, then the input fields; `[]` stands for the single element of a list. */
  readonly path: readonly string[];
  /** Keys of the slots that contain it. */
  readonly within: readonly string[];
  readonly type: GraphQLInputType;
  readonly input: GraphQLArgument | GraphQLInputField;
}

/** Every field with arguments, by its shortest path from a root. */
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

/** Every slot of a call's own arguments, including the fields of their input objects. */
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

/** Whether staff act on other people with this mutation: ordinary members do not pass its policy, or it acts for a venue that is named. */
export function isOfStaff(call: Call): boolean {
  const { extensions } = call.steps[0]!.field;
  if (call.operation === 'query') return false;
  return (
    !isAllowed(extensions.allow as string, 'member', 'own') ||
    slotsOf(call).some(({ input }) => input.name === 'venueId')
  );
}
