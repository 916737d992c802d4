import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Lexer,
  Source,
  TokenKind,
  astFromValue,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  print,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

export const rootFields = (schema: GraphQLSchema): { at: string; root: 'Query' | 'Mutation'; field: Field }[] =>
  (['Query', 'Mutation'] as const).flatMap((root) => {
    const type = schema.getType(root) as GraphQLObjectType | undefined;
    return Object.values(type?.getFields() ?? {}).map((field) => ({ at: `${root}.${field.name}`, root, field }));
  });

/** Every object type except the roots. */
export const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name));

/** A selection of all fields below a type, each type once per path: a whole answer, or its first levels. */
export function selectAll(type: GraphQLNamedType, levels = Infinity, above: readonly string[] = []): string {
  if (isLeafType(type)) return '';
  if (above.includes(type.name) || above.length >= levels) return '{ __typename }';
  const inside = [...above, type.name];
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} ${selectAll(member, levels, above)}`)
      .join(' ')} }`;
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const named = fields.map(({ name, args, type: of }) => {
    const needed = args.find(isRequiredArgument);
    if (needed) throw new Error(`${type.name}.${name}(${needed.name}) must be given a value to be read in passing.`);
    return `${name} ${selectAll(getNamedType(of), levels, inside)}`;
  });
  return `{ __typename ${named.join(' ')} }`;
}

/** The smallest selection: the type name, and the code of a refusal. */
export function selectTypeOnly(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  const refusals = isUnionType(type) ? type.getTypes().filter(({ name }) => /^(\w*[a-z])?Refused$/.test(name)) : [];
  const coded = refusals.filter((refusal) => 'code' in refusal.getFields());
  return `{ __typename ${coded.map(({ name }) => `... on ${name} { code }`).join(' ')} }`;
}

/** A document that calls one root field with all its arguments as variables. */
export function documentCalling(
  root: 'Query' | 'Mutation',
  { name, args, type }: Field,
  select = selectTypeOnly,
): string {
  const declared = args
    .map(({ name: arg, type: of, defaultValue }) => {
      const initial = astFromValue(defaultValue, of);
      return `$${arg}: ${String(of)}${initial ? ` = ${print(initial)}` : ''}`;
    })
    .join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${root.toLowerCase()} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${select(getNamedType(type))} }`;
}

/** The number of tokens, as the limit of a request counts them. */
export function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  for (let n = 0; ; n++) if (lexer.advance().kind === TokenKind.EOF) return n;
}

/** Every argument, or field of an input, that takes text or an id. */
export function writableTexts(schema: GraphQLSchema): string[] {
  const inside = (at: string, type: GraphQLInputType): string[] => {
    const named = getNamedType(type);
    if (isInputObjectType(named))
      return Object.values(named.getFields()).flatMap((field) => inside(`${at}.${field.name}`, field.type));
    return ['String', 'ID'].includes(named.name) ? [at] : [];
  };
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.flatMap((arg) => inside(arg.name, arg.type).map((path) => `${type.name}.${field.name}(${path})`)),
      ),
    )
    .sort();
}

/** A value in one word: its type, and its code where it has one. */
export function summaryOf(value: unknown): string {
  if (value == null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object') return 'value';
  const { __typename = 'object', code } = value as { __typename?: string; code?: string };
  return code === undefined ? __typename : `${__typename} ${code}`;
}
