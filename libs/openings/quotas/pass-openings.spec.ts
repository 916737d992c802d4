import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z'; // a Monday
const ROUNDS = Number(process.env.QUOTA_ROUNDS ?? 4);
const CLIENTS = 64;
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let desks: GivenSpace;
let staff: GivenMember;
let camille: GivenMember;
let bruno: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  client = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 50 });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: desks.venueId, hours: null });
  camille = await given.member(lyon);
  bruno = await given.member(lyon);
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  const { deadlocks } = await given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
  await given.client.query(`update space set withdrawn_at = now()`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Wanted {
  weekday: number;
  from: string;
  until: string;
  seats?: number;
  minutes?: number;
}
const SET = `mutation ($spaceId: ID!, $openings: [PassOpeningInput!]!) { setPassOpenings(spaceId: $spaceId, openings: $openings) { __typename
  ... on PassOpeningsSet { openings { weekday from until seats minutes } } ... on OpeningRefused { code } } }`;
async function set(openings: Wanted[], as = staff): Promise<string> {
  type Answer = { setPassOpenings: { __typename: string; code?: string } };
  const { data, errors } = await api.ask<Answer>('lyon', SET, { spaceId: desks.id, openings }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.setPassOpenings.code ?? data.setPassOpenings.__typename;
}
const wholeWeek = (more: Partial<Wanted>): Wanted[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '24:00', ...more }));

describe('what a venue opens to the pass', () => {
  it('is what searches offer and bookings take: seats at any moment, given back with a cancellation', async () => {
    const start = '2026-11-25T09:00:00Z';
    const token = (await client.offer(bruno, desks, start, 60))!;
    expect(await set(wholeWeek({ seats: 2 }))).toBe('PassOpeningsSet');
    expect(await client.offer(camille, desks, start, 60, 3)).toBeUndefined();
    const { code } = await client.proposeAndBook(camille, desks, start, 60, 2);
    expect(await client.offer(bruno, desks, '2026-11-25T09:30:00Z', 60)).toBeUndefined();
    expect(await client.book(bruno, token)).toMatchObject({ __typename: 'Refused', code: 'OPENING_USED_UP' });
    await client.proposeAndBook(bruno, desks, '2026-11-25T10:00:00Z');
    await client.cancel(camille, code);
    await client.proposeAndBook(camille, desks, start, 60, 2);
  });

  it('can be hours of a week, which the next week has again', async () => {
    expect(await set(wholeWeek({ minutes: 120 }).slice(0, 1))).toBe('PassOpeningsSet'); // Mondays
    await client.proposeAndBook(camille, desks, '2026-11-30T09:00:00Z', 90);
    expect(await client.offer(bruno, desks, '2026-11-30T13:00:00Z', 60)).toBeUndefined();
    await client.proposeAndBook(bruno, desks, '2026-11-30T13:00:00Z', 30);
    await client.proposeAndBook(bruno, desks, '2026-12-07T13:00:00Z', 120);
    expect(await client.offer(camille, desks, '2026-12-01T09:00:00Z', 60)).toBeUndefined();
  });

  it('is nothing outside of its times, on the wall of the venue; the next free time lies within', async () => {
    const before = (await client.offer(camille, desks, '2026-11-24T09:00:00Z', 60))!;
    expect(await set([{ weekday: 3, from: '14:00', until: '16:00', seats: 1 }])).toBe('PassOpeningsSet');
    expect(await client.book(camille, before)).toMatchObject({ code: 'NOT_OPENED' });
    expect(await client.offer(camille, desks, '2026-11-25T14:30:00Z', 60)).toBeUndefined();
    const next = async () => {
      const query = `query ($slug: String!) { venue(slug: $slug) { nextFree(minutes: 60) { start } spaces { edges { node { passOpenings { weekday from until seats minutes } } } } } }`;
      type Answer = {
        venue: { nextFree: { start: string } | null; spaces: { edges: { node: { passOpenings: unknown } }[] } };
      };
      return (await api.ask<Answer>('lyon', query, { slug: desks.venueSlug })).data.venue;
    };
    expect((await next()).nextFree).toEqual({ start: '2026-11-25T13:00:00Z' });
    expect((await next()).spaces.edges[0]!.node.passOpenings).toEqual([
      { weekday: 3, from: '14:00', until: '16:00', seats: 1, minutes: null },
    ]);
    await client.proposeAndBook(camille, desks, '2026-11-25T13:00:00Z', 90);
    expect((await next()).nextFree).toEqual({ start: '2026-12-02T13:00:00Z' });
  });

  it('counts the bookings that exist when it changes, and leaves them alone', async () => {
    const { code } = await client.proposeAndBook(camille, desks, '2026-11-26T09:00:00Z', 60, 5);
    expect(await set(wholeWeek({ seats: 3 }))).toBe('PassOpeningsSet');
    expect(await client.offer(bruno, desks, '2026-11-26T09:00:00Z', 60)).toBeUndefined();
    expect(await set(wholeWeek({ seats: 6 }))).toBe('PassOpeningsSet');
    await client.proposeAndBook(bruno, desks, '2026-11-26T09:00:00Z');
    await client.cancel(camille, code);
    expect(await set([])).toBe('PassOpeningsSet');
    await client.proposeAndBook(camille, desks, '2026-11-26T09:00:00Z', 60, 40);
  });

  it('is set by the staff of the venue alone, in times that make sense', async () => {
    expect(await set(wholeWeek({ seats: 1 }), camille)).toBe('NOT_FOUND');
    expect(await set([{ weekday: 1, from: '10:00', until: '09:00', seats: 1 }])).toBe('OPENINGS_OVERLAP');
    expect(await set([...wholeWeek({ seats: 1 }), { weekday: 2, from: '08:00', until: '09:00', seats: 1 }])).toBe(
      'OPENINGS_OVERLAP',
    );
    expect(await set([{ weekday: 1, from: '08:00', until: '09:00' }])).toBe('SEATS_OR_HOURS');
    expect(await set([{ weekday: 1, from: '08:00', until: '09:00', seats: 1, minutes: 1 }])).toBe('SEATS_OR_HOURS');
  });

  it('is in the audit log of the network each time it changes, and not when a change is refused', async () => {
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN', hours: null });
    const sam = await given.member(lyon, { role: 'VENUE_STAFF', venueId: desks.venueId, name: 'Sam', hours: null });
    await set(wholeWeek({ seats: 1 }), sam);
    await set([], sam);
    await set([{ weekday: 1, from: '10:00', until: '09:00', seats: 1 }], sam);
    await set([], camille);
    const query = `{ auditEntries(actions: [PASS_OPENINGS_CHANGED]) { edges { node { actorName subjectType subjectName } } } }`;
    type Log = { auditEntries: { edges: { node: { actorName: string; subjectName: string } }[] } };
    const { auditEntries } = (await api.ask<Log>('lyon', query, {}, admin)).data;
    const { name } = await given.one<{ name: string }>(`select name from venue where id = $1`, [desks.venueId]);
    const change = { actorName: 'Sam', subjectType: 'VENUE', subjectName: name };
    expect(auditEntries.edges.map(({ node }) => node).filter(({ actorName }) => actorName === 'Sam')).toEqual([
      change,
      change,
    ]);
  });

  it(`is never passed by ${CLIENTS} clients who book at once, nor when the venue changes it meanwhile`, async () => {
    const members = await Promise.all(Array.from({ length: CLIENTS }, () => given.member(lyon)));
    await set(wholeWeek({ seats: 7 }));
    for (let round = 0; round < ROUNDS; round++) {
      const start = Temporal.Instant.from('2026-11-26T06:00:00Z')
        .add({ hours: 24 * (round % 50) + 2 * Math.floor(round / 50) })
        .toString();
      const tokens: string[] = [];
      for (const member of members) tokens.push((await client.offer(member, desks, start, 30))!);
      const change = round % 2 === 1 ? [set(wholeWeek({ seats: 5 }))] : [];
      const answers = await Promise.all([...members.map((member, n) => client.book(member, tokens[n]!)), ...change]);
      const booked = answers.filter((answer) => typeof answer === 'object' && answer.__typename === 'Confirmed').length;
      const { used, cap } = await given.one<{ used: number; cap: number }>(
        `select max(q.used) used, max(q.cap) cap from pass_opening_counter q join pass_opening o on o.id = q.opening_id
          where o.space_id = $1 and q.at = $2`,
        [desks.id, start],
      );
      expect(used).toBe(booked);
      expect(used).toBeLessThanOrEqual(Math.max(7, cap));
      expect(booked).toBeGreaterThanOrEqual(5);
      await set(wholeWeek({ seats: 7 }));
    }
  }, 600_000);
});
