import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField } from 'graphql';
import { type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

/** Queries that look words up in memory, without the database. */
const IN_MEMORY = ['findSkills'];
/** Queries that read all venues, bookings or free time of a network. */
const WHOLE_NETWORK = [
  'addableSpaces',
  'findJobTitles',
  'members',
  'moveTimes',
  'networkNoShows',
  'networkVenues',
  'previewSeries',
  'previewSeriesMove',
  'previewSetting',
  'propose',
  'searchPeople',
  'searchVenues',
  'territoryCoverage',
  'venueCancellations',
  'walkInOffer',
];
let database: TestDatabase;
let api: TestApi;
let queries: GraphQLField<unknown, unknown>[];

beforeAll(async () => {
  database = await cloneDatabase();
  api = await startApi(database.url);
  queries = Object.values(api.app.get(GraphQLSchemaHost).schema.getQueryType()!.getFields());
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const costly = () => queries.filter(({ extensions }) => 'cost' in extensions).map(({ name }) => name);

describe('a query', () => {
  it('declares its cost when it searches by words', () => {
    const searching = queries.filter(({ args }) => args.some(({ name }) => name === 'text' || name === 'words'));
    expect(searching.length).toBeGreaterThan(4);
    const undeclared = searching.map(({ name }) => name).filter((name) => !costly().includes(name));
    expect(undeclared).toEqual(IN_MEMORY);
  });

  it('declares its cost when it reads all of a network', () => {
    expect(WHOLE_NETWORK.filter((name) => !costly().includes(name))).toEqual([]);
  });
});
