import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { WaitClient } from './waiting/wait-client.fixture.js';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const MINE = `query ($from: Instant!, $until: Instant!, $first: Int, $after: String) {
  myAgenda(from: $from, until: $until, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id kind state start end zone title venueName code until } } } }`;
const HOLD = `mutation ($token: String!, $key: ID!) { result: holdOffer(token: $token, idempotencyKey: $key) { __typename ... on Held { id } ... on Refused { code } } }`;
const HOLDS = `query { myHolds { id until start end zone seats space { id } venue { id } offer { token } } }`;
let all: WaitClient;
let member: GivenMember;
let room: GivenSpace;
let keys = 0;

beforeAll(async () => {
  all = await WaitClient.start(NOW.toString());
  member = await all.booker.given.member(all.booker.network);
  room = await all.booker.given.space(all.booker.network, { name: 'Salle Soie' });
}, 60_000);
afterEach(async () => expect(await violations(all.booker.url)).toEqual([]));
afterAll(() => all?.booker.close());

interface Entry {
  id: string;
  kind: string;
  state: string;
  start: string;
  code: string | null;
  until: string | null;
}
interface Page {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { node: Entry }[];
}
const WEEK = { from: '2026-11-22T23:00:00Z', until: '2026-11-29T23:00:00Z' };
const agenda = async (as = member, page: object = {}): Promise<Page> =>
  (await all.ask<{ myAgenda: Page }>(MINE, { ...WEEK, ...page }, as)).myAgenda;
const hold = async (as: GivenMember, time: readonly [string, string]) => {
  const token = all.booker.offer(as, room, ...time);
  return (await all.ask<{ result: { __typename: string; id: string } }>(HOLD, { token, key: `the-key-${++keys}` }, as))
    .result;
};

it('an agenda has bookings, waits and holds of its member alone, in order and page by page', async () => {
  const other = await all.booker.given.member(all.booker.network);
  const code = await all.fill(member, room, ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z']);
  await all.fill(member, room, ['2026-11-30T09:00:00Z', '2026-11-30T10:00:00Z']); // a week later
  const cancelled = await all.fill(member, room, ['2026-11-24T15:00:00Z', '2026-11-24T16:00:00Z']);
  await all.booker.cancel(member, cancelled);
  await all.fill(other, room, ['2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z']);
  await all.join(member, room, ['2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z']);
  expect((await hold(member, ['2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z'])).__typename).toBe('Held');
  const { totalCount, edges } = await agenda();
  expect(totalCount).toBe(3);
  expect(edges.map(({ node }) => node)).toMatchObject([
    { kind: 'BOOKING', state: 'CONFIRMED', code, title: 'Salle Soie', zone: 'Europe/Paris', until: null },
    { kind: 'SPACE_WAIT', state: 'WAITING', start: '2026-11-25T09:00:00Z', code: null },
    { kind: 'HOLD', state: 'HELD', start: '2026-11-26T09:00:00Z', until: '2026-11-23T08:05:00Z' },
  ]);
  const one = await agenda(member, { first: 1 });
  const two = await agenda(member, { first: 2, after: one.pageInfo.endCursor });
  expect([...one.edges, ...two.edges]).toEqual(edges);
  expect(two.pageInfo.hasNextPage).toBe(false);
  expect((await agenda(other)).edges.map(({ node }) => node.kind)).toEqual(['BOOKING']);
});

it('an agenda has a booking that begins before the period and ends within it', async () => {
  const until = { from: '2026-11-24T09:30:00Z', until: '2026-11-24T12:00:00Z' };
  expect((await agenda(member, until)).totalCount).toBe(1);
  expect((await agenda(member, { ...until, from: '2026-11-24T10:00:00Z' })).totalCount).toBe(0);
});

it.each([
  ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z'],
  ['2026-11-23T00:00:00Z', '2027-01-04T00:00:01Z'],
])('refuses an agenda from %s until %s', async (from, until) => {
  await expect(agenda(member, { from, until })).rejects.toThrow('42 days');
});

it('the live holds of a member have an offer that can be booked, and are gone once they expire', async () => {
  const holder = await all.booker.given.member(all.booker.network, { hours: 10 });
  const time = ['2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z'] as const;
  const { id } = await hold(holder, time);
  await hold(holder, ['2026-11-27T13:00:00Z', '2026-11-27T14:00:00Z']);
  type Holds = { myHolds: { id: string; offer: { token: string } | null }[] };
  const mine = async () => (await all.ask<Holds>(HOLDS, {}, holder)).myHolds;
  const [first, second] = await mine();
  expect(first).toMatchObject({
    id,
    until: '2026-11-23T08:05:00Z',
    start: time[0],
    end: time[1],
    zone: 'Europe/Paris',
    seats: 1,
    space: { id: room.id },
    venue: { id: room.venueId },
  });
  expect((await all.booker.book(holder, first!.offer!.token)).__typename).toBe('Confirmed');
  expect((await mine()).map((held) => held.id)).toEqual([second!.id]);
  await all.setClock(NOW.add({ minutes: 5 }));
  expect(await mine()).toEqual([]);
  expect((await agenda(holder)).edges.map(({ node }) => node.kind)).toEqual(['BOOKING']);
  await all.setClock(NOW);
});
