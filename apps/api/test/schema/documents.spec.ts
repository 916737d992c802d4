import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
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
  print,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { LIMITS, costOf } from '#libs/platform';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { readDocuments, sent } from './documents.fixture.js';

/** How much of a limit what we ship may use: the rest is for what a page will need next. */
const SHARE = 0.6;

const { operations, fragments } = await readDocuments();

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
  return { Int: page, Float: 1, Boolean: true, Instant: '2026-11-23T13:00:00Z' }[type.name] ?? 'x';
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
      const document = sent(operation, fragments);
      expect(validate(schema, document)).toEqual([]);
      const variables = Object.fromEntries(
        (operation.variableDefinitions ?? []).map(({ variable, type }) => [
          variable.name.value,
          largest(typeFromAST(schema, type as never) as GraphQLInputType, longestPage(operation)),
        ]),
      );
      const uses = {
        tokens: tokensOf(print(document)),
        characters: print(document).length,
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
