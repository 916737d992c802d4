import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { BOOK_BRIEFLY, PROPOSE } from './documents.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: '2026-11-23T06:00:00Z', env: { DATABASE_POOL: '2' } });
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('more simultaneous proposals than database connections are all answered, because none holds a connection while waiting for one', async () => {
  const network = await given.network('foule');
  const tokens = new Map<GivenMember, string>();
  for (let i = 0; i < 12; i++) {
    const near = { lat: 45.7 + i / 100, lon: 4.8 };
    await given.space(network, { kind: 'MEETING_ROOM', ...near });
    const member = await given.member(network);
    const need = { kind: 'MEETING_ROOM', start: '2026-11-23T13:00:00Z', minutes: 60, near };
    const { data } = await api.ask<{ propose: { offers: { token: string }[] } }>(
      network.slug,
      PROPOSE,
      { need, first: 1 },
      member,
    );
    tokens.set(member, data.propose.offers[0]!.token);
  }
  api.clock.advance({ minutes: 1 }); // the data cached for offers has expired
  const answers = await Promise.all(
    [...tokens].map(([member, token]) =>
      api.ask<{ book: { __typename: string } }>(
        network.slug,
        BOOK_BRIEFLY,
        { token, key: `crowd-${member.id}` },
        member,
      ),
    ),
  );
  expect(answers.map(({ data, errors }) => errors ?? data.book.__typename)).toEqual(answers.map(() => 'Confirmed'));
  expect(await violations(database.url)).toEqual([]);
}, 60_000);
