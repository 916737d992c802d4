import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  seededRandom,
  startApi,
  violations,
} from '#libs/testing';
import { BOOK, BOOK_BRIEFLY, PROPOSE, type BookAnswer, type ProposeAnswer } from './documents.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let network: GivenNetwork;
let members: GivenMember[];
const chance = seededRandom();

beforeAll(async () => {
  console.log(`race seed: SEED=${chance.seed}`);
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('course');
  members = [];
  for (let i = 0; i < 200; i++) members.push(await given.member(network, { hours: i % 3 === 0 ? 1 : 40 }));
  api = await startApi(database.url, { now: '2026-11-23T06:00:00Z' });
}, 60_000);
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  const { deadlocks } = await given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Lets every member propose, so that all hold a token for the same space and time. */
async function tokensFor(space: GivenSpace, need: object, who = members): Promise<Map<GivenMember, string>> {
  const tokens = new Map<GivenMember, string>();
  for (const member of who) {
    const { data, errors } = await api.ask<ProposeAnswer>(network.slug, PROPOSE, { need, first: 10 }, member);
    expect(errors).toBeUndefined();
    tokens.set(member, data.propose.offers.find(({ items }) => items[0]!.space.id === space.id)!.token);
  }
  return tokens;
}

const tally = (kinds: string[]) =>
  Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]));

describe('simultaneous bookings through the API', () => {
  it('keep exactly one winner among 200 members, and offer the 199 others an alternative that can be booked', async () => {
    const contested = await given.space(network, {
      kind: 'MACHINE',
      capability: 'laser-cutting',
      lat: 45.76,
      lon: 4.85,
    });
    await given.space(network, { kind: 'MACHINE', capability: 'laser-cutting', lat: 45.761, lon: 4.851 });
    const need = {
      capability: 'laser-cutting',
      start: '2026-11-23T13:00:00Z',
      minutes: 60,
      near: { lat: 45.76, lon: 4.85 },
    };
    const tokens = await tokensFor(contested, need);
    const answers = await Promise.all(
      chance.shuffle(members).map(async (member) => ({
        member,
        answer: await api.ask<BookAnswer>(
          network.slug,
          BOOK,
          { token: tokens.get(member), key: `race-1-${member.id}` },
          member,
        ),
      })),
    );
    expect(answers.flatMap(({ answer }) => answer.errors ?? [])).toEqual([]);
    expect(tally(answers.map(({ answer }) => answer.data.book.__typename))).toEqual({ Confirmed: 1, Taken: 199 });
    const losers = answers.filter(({ answer }) => answer.data.book.__typename === 'Taken');
    expect(losers.filter(({ answer }) => answer.data.book.alternatives!.length === 0)).toHaveLength(0);
    const { member, answer } = chance.pick(losers);
    const again = await api.ask<BookAnswer>(
      network.slug,
      BOOK,
      { token: answer.data.book.alternatives![0]!.token, key: `race-1-again-${member.id}` },
      member,
    );
    expect(again.data.book.__typename).toBe('Confirmed');
  }, 60_000);

  it('sell exactly n of n seats in every round', async () => {
    for (let round = 0; round < 5; round++) {
      const seats = 1 + Math.floor(chance.next() * 12);
      const desks = await given.space(network, {
        kind: 'DESK_AREA',
        capacity: seats,
        lat: 45.7 + round / 100,
        lon: 4.8,
      });
      const need = {
        kind: 'DESK_AREA',
        start: `2026-11-2${4 + round}T09:00:00Z`,
        minutes: 120,
        near: { lat: 45.7 + round / 100, lon: 4.8 },
      };
      const rivals = chance.shuffle(members).slice(0, 64);
      const tokens = await tokensFor(desks, need, rivals);
      const answers = await Promise.all(
        rivals.map((member) =>
          api.ask<BookAnswer>(
            network.slug,
            BOOK_BRIEFLY,
            { token: tokens.get(member), key: `race-2-${round}-${member.id}` },
            member,
          ),
        ),
      );
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(tally(answers.map(({ data }) => data.book.__typename))).toEqual({ Confirmed: seats, Taken: 64 - seats });
    }
  }, 60_000);

  it('make one booking from 32 requests with one idempotency key', async () => {
    const space = await given.space(network, { kind: 'MEETING_ROOM', lat: 45.9, lon: 4.9 });
    const [member] = chance.shuffle(members) as [GivenMember];
    for (let round = 0; round < 5; round++) {
      const need = {
        kind: 'MEETING_ROOM',
        start: `2026-12-0${1 + round}T09:00:00Z`,
        minutes: 60,
        near: { lat: 45.9, lon: 4.9 },
      };
      const token = (await tokensFor(space, need, [member])).get(member);
      const answers = await Promise.all(
        Array.from({ length: 32 }, () =>
          api.ask<BookAnswer>(network.slug, BOOK, { token, key: `race-3-${round}` }, member),
        ),
      );
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(new Set(answers.map(({ data }) => data.book.booking?.id)).size).toBe(1);
    }
    const { n } = await given.one<{ n: string }>(`select count(*) n from booking where member_id = $1`, [member.id]);
    expect(Number(n)).toBeGreaterThanOrEqual(5);
    const other = (
      await tokensFor(
        space,
        { kind: 'MEETING_ROOM', start: '2026-12-08T09:00:00Z', minutes: 60, near: { lat: 45.9, lon: 4.9 } },
        [member],
      )
    ).get(member);
    const reused = await api.ask<BookAnswer>(network.slug, BOOK, { token: other, key: 'race-3-0' }, member);
    expect(reused.data.book).toMatchObject({ __typename: 'Refused', code: 'KEY_REUSED' });
  }, 60_000);

  it('makes one booking when a member books several spaces at the same time', async () => {
    const spaces = [];
    for (let i = 0; i < 6; i++)
      spaces.push(await given.space(network, { kind: 'OFFICE', lat: 45.5 + i / 1000, lon: 4.5 }));
    const member = await given.member(network, { hours: 40 });
    const need = { kind: 'OFFICE', start: '2026-11-25T09:00:00Z', minutes: 60, near: { lat: 45.5, lon: 4.5 } };
    const { data } = await api.ask<ProposeAnswer>(network.slug, PROPOSE, { need, first: 6 }, member);
    expect(data.propose.offers).toHaveLength(6);
    const answers = await Promise.all(
      data.propose.offers.map(({ token }, i) =>
        api.ask<BookAnswer>(network.slug, BOOK_BRIEFLY, { token, key: `race-4-${i}-xxxx` }, member),
      ),
    );
    expect(tally(answers.map(({ data: { book } }) => book.code ?? book.__typename))).toEqual({
      Confirmed: 1,
      ALREADY_BOOKED_THEN: 5,
    });
  }, 60_000);

  it('use the last hours of a pass once', async () => {
    const space = { kind: 'OFFICE', start: '2026-11-26T09:00:00Z', minutes: 60, near: { lat: 45.5, lon: 4.5 } };
    for (let round = 0; round < 5; round++) {
      const member = await given.member(network, { hours: 2 }); // an hour in an office is two credit-hours
      const tokens = await Promise.all(
        [26, 27].map(async (day) => {
          const need = { ...space, start: `2026-11-${day}T${String(9 + round).padStart(2, '0')}:00:00Z` };
          const { data } = await api.ask<ProposeAnswer>(network.slug, PROPOSE, { need }, member);
          return data.propose.offers[0]!.token;
        }),
      );
      const answers = await Promise.all(
        tokens.map((token, i) =>
          api.ask<BookAnswer>(network.slug, BOOK, { token, key: `race-5-${round}-${i}` }, member),
        ),
      );
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      expect(tally(answers.map(({ data }) => data.book.__typename))).toEqual({ Confirmed: 1, PriceChanged: 1 });
    }
  }, 60_000);
});
