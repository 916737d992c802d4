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
  isRequiredInputField,
  print,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { LIMITS, costOf } from '#libs/platform';
import { type TestDatabase, cloneDatabase, startApi } from '#libs/testing';
import { readDocuments, documentAsSent } from './documents.fixture.js';

/** The share of a limit that our own documents may use; the rest is reserved for future pages. */
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

/** The longest page an operation may request. */
const longestPage = (operation: OperationDefinitionNode): number =>
  operation.selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'propose') ? 10 : 50;

/** The largest value of a variable that affects the cost. */
function largest(type: GraphQLInputType, page: number): unknown {
  if (isNonNullType(type)) return largest(type.ofType, page);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, largest(field.type, page)]),
    );
  return { Int: page, Float: 1, Boolean: true, Instant: '2026-11-23T13:00:00Z' }[type.name] ?? 'x';
}

describe('the documents that we ship', () => {
  let schema: GraphQLSchema;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    const api = await startApi(database.url);
    schema = api.app.get(GraphQLSchemaHost).schema;
    await api.close();
  });
  afterAll(() => database?.drop());

  it('are found, including those of searching and booking', () => {
    const names = operations.map(({ name }) => name?.value);
    expect(names).toEqual(expect.arrayContaining(['Propose', 'Book', 'MyBookings', 'SearchVenues', 'MyPass']));
  });

  it.each(operations.map((operation) => [operation.name!.value, operation] as const))(
    'are valid and far below every limit: %s',
    (_name, operation) => {
      const document = documentAsSent(operation, fragments);
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
