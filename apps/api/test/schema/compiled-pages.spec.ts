import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, type OperationDefinitionNode, print } from 'graphql';
import { CompiledOperations } from '#libs/platform';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { readDocuments, documentAsSent } from './documents.fixture.js';

const { operations, fragments } = await readDocuments('apps/web/**/*.{ts,tsx}');
const queries = operations.filter(({ operation }) => operation === 'query');
const documentOf = (operation: OperationDefinitionNode) => documentAsSent(operation, fragments);

/** Variables that the pages send with each of their queries: some that find, some that find nothing or are refused. */
const VARIABLES: Record<string, Record<string, unknown>[]> = {
  Booking: [{ code: 'NONE-OF-MINE' }],
  MyBookings: [
    { when: 'UPCOMING', first: 20 },
    { when: 'PAST', first: 1, after: 'nonsense' },
    { when: 'NEVER', first: 1 },
  ],
  MyPass: [{ first: 10 }, { first: 0 }, {}],
  Propose: [{ need: { text: 'découpe laser demain à 14h' } }, { need: { text: '' } }, { need: null }],
  SearchVenues: [
    { filter: { near: { lat: 45.76, lon: 4.85 }, withinMeters: 5_000, freeAt: '2026-11-24T13:00:00Z' }, first: 5 },
    { filter: { withinMeters: 5 }, first: 5 },
    { filter: { freeAt: 'tomorrow' }, first: 5 },
    { first: 5 },
  ],
  Venue: [{ slug: 'fab-a' }, { slug: 'no-such-place' }],
};

describe('the queries of the pages', () => {
  let database: TestDatabase;
  let given: Given;
  let api: TestApi;
  let schema: GraphQLSchema;
  let network: GivenNetwork;
  let member: GivenMember;
  beforeAll(async () => {
    database = await cloneDatabase();
    given = await Given.on(database.url);
    network = await given.network('lyon');
    member = await given.member(network, { name: 'Camille' });
    for (const name of ['A', 'B', 'C'])
      await given.space(network, {
        kind: 'MACHINE',
        capability: 'laser-cutting',
        name: `Laser ${name}`,
        venueName: `Fab ${name}`,
      });
    api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
    schema = api.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(async () => {
    const found = database && (await violations(database.url));
    await api?.close();
    await given?.end();
    await database?.drop();
    expect(found).toEqual([]);
  });

  it.each(queries.map((query) => [query.name!.value, query] as const))(
    'include %s, which can be compiled',
    (_name, query) => {
      const document = documentOf(query);
      const operation = document.definitions[0] as OperationDefinitionNode;
      expect(
        new CompiledOperations(schema, { maxOperations: 1, usesBeforeCompiling: 1 }).of(document, operation),
      ).toBeDefined();
    },
  );

  it.each(queries.map((query) => [query.name!.value, print(documentOf(query))] as const))(
    'are answered the same by graphql-js, which runs the first two, and by compiled code, which runs the next ones: %s',
    async (name, text) => {
      for (const variables of VARIABLES[name] ?? [{}])
        for (const as of [member, undefined]) {
          const answers = [];
          for (let n = 0; n < 4; n++) answers.push(await api.ask(network.slug, text, variables, as));
          for (const answer of answers) expect(JSON.stringify(answer)).toBe(JSON.stringify(answers[0]));
        }
    },
  );
});
