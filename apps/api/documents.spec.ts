import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TokenKind,
  Lexer,
  Source,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  print,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { LIMITS, costOf } from '#libs/platform';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

/** How much of a limit what we ship may use: the rest is for what a page will need next. */
const SHARE = 0.6;

const { operations, fragments } = await readDocuments();

/** Every operation and fragment written in the sources of the pages, the command, the benchmarks and the fixtures. */
async function readDocuments() {
  const definitions: DefinitionNode[] = [];
  for await (const file of glob('{apps/web/**/*.{ts,tsx},apps/cli/*.ts,bench/**/*.ts,libs/**/documents.fixture.ts}')) {
    for (const [, text] of readFileSync(file, 'utf8').matchAll(/`(\s*(?:query|mutation|fragment)\s[^`]*)`/g)) {
      if (text!.includes('${')) throw new Error(`${file}: a document put together from pieces cannot be looked at`);
      // The pages' own marks go before a document is sent.
      definitions.push(...parse(text!.replaceAll('@_unmask', '')).definitions);
    }
  }
  return {
    operations: definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
    fragments: new Map(
      definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
    ),
  };
}

/** An operation with the fragments it needs, and `__typename` everywhere as the pages' client asks for it. */
function sent(operation: OperationDefinitionNode): DocumentNode {
  const needed = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name: { value } }) {
        if (needed.has(value)) return;
        needed.set(value, fragments.get(value)!);
        collect(fragments.get(value)!);
      },
    });
  collect(operation);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...needed.values()] };
  return visit(document, {
    SelectionSet(node, _key, parent): SelectionSetNode | undefined {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const has = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
      if (isRoot || has) return undefined;
      return {
        ...node,
        selections: [...node.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
      };
    },
  });
}

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  for (let n = 0; ; n++) if (lexer.advance().kind === TokenKind.EOF) return n;
}

function depthOf(document: DocumentNode): number {
  const of = ({ selections }: SelectionSetNode): number =>
    Math.max(
      ...selections.map((one) => {
        if (one.kind === Kind.FIELD) return one.selectionSet ? 1 + of(one.selectionSet) : 0;
        return of(one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragments.get(one.name.value)!.selectionSet);
      }),
    );
  return 1 + of((document.definitions[0] as OperationDefinitionNode).selectionSet);
}

function count(document: DocumentNode, kind: 'aliases' | 'directives'): number {
  let n = 0;
  visit(document, {
    Field: ({ alias }) => void (kind === 'aliases' && alias && n++),
    Directive: () => void (kind === 'directives' && n++),
  });
  return n;
}

/** The longest page an operation may ask for. */
const longestPage = (operation: OperationDefinitionNode): number =>
  operation.selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'propose') ? 10 : 50;

/** The largest value a variable may have, as far as it changes what an answer costs. */
function largest(type: GraphQLInputType, page: number): unknown {
  if (isNonNullType(type)) return largest(type.ofType, page);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return {};
  return { Int: page, Float: 1, Boolean: true }[type.name] ?? 'x';
}

describe('the documents we ship', () => {
  let schema: GraphQLSchema;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    const api = await startApi(database.url);
    schema = api.app.get(GraphQLSchemaHost).schema;
    await api.close();
  });
  afterAll(() => database?.drop());

  it('are found, those of the two contacts among them', () => {
    const names = operations.map(({ name }) => name?.value);
    expect(names).toEqual(expect.arrayContaining(['Propose', 'Book', 'MyBookings', 'SearchVenues', 'MyPass']));
  });

  it.each(operations.map((operation) => [operation.name!.value, operation] as const))(
    '%s is valid, and far from every limit',
    (_name, operation) => {
      const document = sent(operation);
      expect(validate(schema, document)).toEqual([]);
      const variables = Object.fromEntries(
        (operation.variableDefinitions ?? []).map(({ variable, type }) => [
          variable.name.value,
          largest(typeFromAST(schema, type as never) as GraphQLInputType, longestPage(operation)),
        ]),
      );
      const uses = {
        tokens: tokensOf(print(document)),
        depth: depthOf(document),
        aliases: count(document, 'aliases'),
        directives: count(document, 'directives'),
        nodes: costOf(schema, document, variables),
      };
      const over = Object.entries(uses).filter(([name, used]) => used > LIMITS[name as keyof typeof uses] * SHARE);
      expect(over).toEqual([]);
    },
  );
});
