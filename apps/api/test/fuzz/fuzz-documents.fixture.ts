import {
  type GraphQLOutputType,
  type GraphQLSchema,
  astFromValue,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  print,
} from 'graphql';
import { type Call } from './fuzz-calls.fixture.js';

/** The selection of an answer: all fields down to this many levels below the field. */
export const LEAN = 2;
export const RICH = 3;

/**
 * Variables are prefixed by the position of their field in the path, since two fields may have an argument of the same
 * name.
 */
export const variableOf = (step: number, argument: string): string => `v${step}_${argument}`;

function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const kinds = new Map<string, string>();
  const members = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  const parts = members.filter(isObjectType).map((member) => {
    const fields = Object.values(member.getFields())
      .filter(({ args, type: of }) => !args.some(isRequiredArgument) && (isLeafType(getNamedType(of)) || depth > 0))
      .map((field) => {
        // Members of a union that share a field name get aliases.
        const kind = kinds.get(field.name) ?? String(field.type);
        kinds.set(field.name, kind);
        const alias = kind === String(field.type) ? '' : `${member.name}_${field.name}: `;
        return `${alias}${field.name}${selectionOf(schema, field.type, depth - 1)}`;
      });
    return isObjectType(named) ? fields.join(' ') : `... on ${member.name} { __typename ${fields.join(' ')} }`;
  });
  return ` { __typename ${parts.join(' ')} }`;
}

/** The document of a call with all its arguments as variables: one text for all values, as pages send it. */
export function documentOf(schema: GraphQLSchema, call: Call, depth: number): string {
  const declared: string[] = [];
  let text = selectionOf(schema, call.steps.at(-1)!.field.type, depth);
  for (const [i, { field, on }] of [...call.steps.entries()].reverse()) {
    const args = field.args.map((arg) => {
      const initial = arg.defaultValue === undefined ? '' : ` = ${print(astFromValue(arg.defaultValue, arg.type)!)}`;
      // An argument with a default has a nullable variable even when the argument is not nullable.
      const type = initial ? getNullableType(arg.type) : arg.type;
      declared.unshift(`$${variableOf(i, arg.name)}: ${type}${initial}`);
      return `${arg.name}: $${variableOf(i, arg.name)}`;
    });
    const one = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${text}`;
    text = on ? ` { ... on ${on} { ${one} } }` : ` { ${one} }`;
  }
  return `${call.operation} Fuzz(${declared.join(', ')})${text}`;
}

const NAME = /^[A-Za-z_]\w*$/;

/** A value as a literal of a document, as far as the syntax can express it; enums without quotes. */
export function literalOf(value: unknown, bare = false): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return bare && NAME.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => literalOf(one, bare)).join(', ')}]`;
  if (value === null || typeof value !== 'object' || 'rawJSON' in value) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([key]) => NAME.test(key));
  return `{${entries.map(([key, inner]) => `${key}: ${literalOf(inner, bare)}`).join(', ')}}`;
}

/** The same document with literals instead of variables. */
export function withLiterals(document: string, variables: Record<string, unknown>, bare: boolean): string {
  const head = /^(\w+) Fuzz\((?:[^"()]|"[^"]*")*\)/.exec(document)!;
  return (
    head[1]! +
    document.slice(head[0].length).replace(/ ?(\w+): \$(\w+),?/g, (_all, name: string, variable: string) => {
      const literal = literalOf(variables[variable], bare);
      return literal === '' ? '' : ` ${name}: ${literal},`;
    })
  ).replaceAll('()', '');
}
