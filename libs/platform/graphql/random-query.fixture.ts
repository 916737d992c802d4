import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type seededRandom } from '#libs/testing';
import { type GraphQLRequest } from './compiled-queries.fixture.js';

type Chance = ReturnType<typeof seededRandom>;

const INSTANTS = ['2026-11-23T13:00:00Z', '2026-11-23T14:00:00+01:00'];
const INVALID_VALUES: readonly unknown[] = ['x', 1.5, true, {}, [], [[]], 3_000_000_000, '', { toString: 1 }, NaN];

/** A JSON value for a type, with a probability of `wrong` an invalid one. */
function value(type: GraphQLInputType, chance: Chance, wrong: number, depth = 0): unknown {
  if (chance.next() < wrong) return chance.pick(INVALID_VALUES);
  if (isNonNullType(type))
    return chance.next() < wrong
      ? null
      : (value(type.ofType, chance, wrong, depth) ?? value(type.ofType, chance, 0, 9));
  if (chance.next() < 0.15 && depth < 9) return null;
  if (isListType(type)) {
    if (chance.next() < 0.2) return value(type.ofType, chance, wrong, depth); // a single value counts as a list of one
    return [0, 1].map(() => value(type.ofType, chance, wrong, depth));
  }
  if (isEnumType(type)) return chance.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || (chance.next() < 0.5 && depth < 2),
    );
    const fieldEntries = fields.map(({ name, type: inner }) => [name, value(inner, chance, wrong, depth + 1)]);
    return Object.fromEntries(chance.next() < wrong ? [...fieldEntries, ['unknown', 1]] : fieldEntries);
  }
  switch ((type as GraphQLNamedType).name) {
    case 'Int':
      return Math.floor(chance.next() * 5);
    case 'Float':
      return chance.pick([0.5, 3]);
    case 'Boolean':
      return chance.next() < 0.5;
    case 'Instant':
      return chance.pick(INSTANTS);
    default:
      return chance.pick(['é"\\`${1}', '7', 'toString']);
  }
}

/** The same value as a GraphQL literal. */
function literal(fieldEntries: NonNullable<unknown> | null, type: GraphQLInputType): string {
  if (fieldEntries === null) return 'null';
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare))
    return Array.isArray(fieldEntries)
      ? `[${fieldEntries.map((one) => literal(one as object, bare.ofType)).join(', ')}]`
      : literal(fieldEntries, bare.ofType);
  if (isInputObjectType(bare)) {
    const fields = bare.getFields();
    return `{${Object.entries(fieldEntries as object).map(([name, one]) => `${name}: ${literal(one as object, fields[name]!.type)}`)}}`;
  }
  const json = JSON.stringify(fieldEntries);
  return isEnumType(bare) ? json.slice(1, -1) : json;
}

/** A random query. Most resemble those of the web app: values from variables, no directives. */
export function randomQuery(schema: GraphQLSchema, chance: Chance): GraphQLRequest {
  const isUnusual = chance.next() < 0.25;
  const wrong = chance.next() < 0.3 ? 0.1 : 0;
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  const withProbability = (share: number) => chance.next() < share;

  function variable(type: GraphQLInputType, fallback: boolean): string {
    const name = `v${declared.length}`;
    const base = isNonNullType(type) && withProbability(0.2) && fallback ? type.ofType : type;
    const plainDefault =
      base === type && isNonNullType(type) ? '' : withProbability(0.2) && String(base) === 'Int' ? ' = 2' : '';
    declared.push(`$${name}: ${base}${plainDefault}`);
    if (isNonNullType(base) ? !withProbability(wrong) : withProbability(0.8))
      variables[name] = value(base, chance, wrong);
    return `$${name}`;
  }
  function argument({ name, type, defaultValue }: GraphQLArgument): string[] {
    if (!isNonNullType(type) || defaultValue !== undefined ? withProbability(0.5) : false) return [];
    if (withProbability(0.7)) return [`${name}: ${variable(type, defaultValue !== undefined)}`];
    const simple = ['Int', 'Boolean', 'Mood'].includes(getNamedType(type).name) && !isListType(type);
    return simple || isUnusual ? [`${name}: ${literal(value(type, chance, 0) as object, type)}`] : [];
  }
  const directive = () =>
    isUnusual && withProbability(0.3)
      ? ` @${chance.pick(['skip', 'include'])}(if: ${chance.pick(['true', '$flag'])})`
      : '';

  function fieldOf(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(
      (one) => depth > 0 || !isCompositeType(getNamedType(one.type)),
    );
    if (fields.length === 0 || withProbability(0.1)) return `__typename${isUnusual ? directive() : ''}`;
    const field = chance.pick(fields);
    const alias = withProbability(0.25)
      ? `${chance.pick(isUnusual ? ['a', 'b_c', '__proto__', 'constructor'] : ['a', 'b', 'c'])}: `
      : '';
    const args = field.args.flatMap(argument);
    const inner = getNamedType(field.type);
    return `${alias}${field.name}${args.length ? `(${args.join(', ')})` : ''}${directive()}${
      isCompositeType(inner) ? ` ${selection(inner, depth - 1)}` : ''
    }`;
  }
  function selection(type: GraphQLNamedType, depth: number): string {
    const parts = Array.from({ length: 1 + Math.floor(chance.next() * 4) }, () => {
      const concrete = isAbstractType(type) ? chance.pick(schema.getPossibleTypes(type)) : (type as GraphQLObjectType);
      const bare = isObjectType(type) || (isInterfaceType(type) && withProbability(0.5));
      if (bare && withProbability(0.75)) return fieldOf(type as unknown as GraphQLObjectType, depth);
      if (withProbability(0.6))
        return `... on ${concrete.name}${directive()} { ${fieldOf(concrete, depth)} ${fieldOf(concrete, depth)} }`;
      fragments.push(`fragment F${fragments.length} on ${concrete.name} { ${fieldOf(concrete, Math.min(depth, 1))} }`);
      return `...F${fragments.length - 1}${directive()}`;
    });
    return `{ ${parts.join(' ')} }`;
  }

  const root = selection(schema.getQueryType()!, 3);
  if (/\$flag/.test(root + fragments.join(''))) {
    declared.push('$flag: Boolean!');
    variables.flag = withProbability(0.5);
  }
  return {
    query: `query Q${declared.length ? `(${declared.join(', ')})` : ''} ${root} ${fragments.join(' ')}`,
    variables,
  };
}
