import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenAppointment,
  givenMentor,
  givenSession,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
const MAKE = `mutation ($spaceId: ID, $showsTitles: Boolean!) { result: makeCalendarFeed(spaceId: $spaceId, showsTitles: $showsTitles) {
  __typename ... on CalendarFeedMade { url feed { id spaceName showsTitles readAt } } ... on FeedRefused { code } } }`;
const REVOKE = `mutation ($id: ID!) { result: revokeCalendarFeed(id: $id) { __typename ... on FeedRefused { code } } }`;
const MINE = `{ result: myCalendarFeeds { id spaceName readAt } }`;
const MOVE = `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) { result: moveBooking(code: $code, start: $start, end: $end,
  maxAmountCents: 1000000, maxCreditMinutes: 100000, idempotencyKey: $key) { __typename } }`;

interface Made {
  __typename: string;
  code?: string;
  url: string;
  feed: { id: string };
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let staff: GivenMember;
let awa: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  client = new BookingClient(api, lyon);
  room = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  awa = await given.member(lyon, { name: NAME });
}, 60_000);
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Result>(query: string, variables: object, as: GivenMember): Promise<Result> {
  const { data, errors } = await api.ask<{ result: Result }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const make = (as: GivenMember, spaceId: string | null = null, showsTitles = true) =>
  ask<Made>(MAKE, { spaceId, showsTitles }, as);
const revoke = (as: GivenMember, id: string) => ask<{ __typename: string; code?: string }>(REVOKE, { id }, as);
const read = async (url: string) => {
  const { pathname } = new URL(url);
  const { statusCode, body, headers } = await api.app.inject({ method: 'GET', url: pathname });
  return { statusCode, body, headers };
};
const eventsOf = (body: string) =>
  new ICAL.Component(ICAL.parse(body) as unknown as string).getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name) as unknown;
    return {
      uid: value('uid'),
      sequence: value('sequence'),
      start: (value('dtstart') as ICAL.Time).toJSDate().toISOString(),
      summary: value('summary'),
      status: value('status'),
      description: value('description'),
    };
  });

/** With everything that a calendar file escapes. */
const NAME = 'Awa; Diallo, "Fab"\\';

describe('a calendar feed', () => {
  it('shows a booking and its later life under the same uid, and drops it once it is cancelled', async () => {
    const { url } = await make(awa);
    expect(url).toMatch(/\/lyon\/feeds\/[\w-]{43}\.ics$/);
    const { code } = await client.proposeAndBook(awa, room, '2026-11-26T09:00:00Z');
    const before = await read(url);
    expect(before.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const [first] = eventsOf(before.body);
    expect(first).toMatchObject({
      sequence: 0,
      start: '2026-11-26T09:00:00.000Z',
      summary: 'Salle Soie · Le Passage',
      status: 'CONFIRMED',
    });
    // The address may be given to others: it shows no code of a door.
    expect(first!.description).not.toMatch(/Code/);
    const times = { start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' };
    await ask(MOVE, { code, ...times, key: randomUUID() }, awa);
    const [moved] = eventsOf((await read(url)).body);
    expect(moved).toMatchObject({ uid: first!.uid, sequence: 1, start: '2026-11-26T12:00:00.000Z' });
    await client.cancel(awa, code, randomUUID());
    expect(eventsOf((await read(url)).body)).toEqual([]);
  });

  it('shows the sessions in which one has a place', async () => {
    const { url } = await make(awa);
    const session = {
      hostId: staff.id,
      venueId: room.venueId,
      start: '2026-11-27T17:00:00Z',
      places: 3,
      title: 'Laser',
    };
    const { id } = await givenSession(given, lyon, session);
    await ask(`mutation ($id: ID!, $key: ID!) { result: takePlace(sessionId: $id, idempotencyKey: $key) { __typename } }`, { id, key: randomUUID() }, awa); // prettier-ignore
    expect(eventsOf((await read(url)).body)).toMatchObject([
      { summary: 'Laser · Le Passage', start: '2026-11-27T17:00:00.000Z' },
    ]);
  });

  it('of a mentor shows their appointments, and not how to join them', async () => {
    const mentor = await given.member(lyon, { role: 'MENTOR', hours: null, name: 'Inès Caron' });
    const one = await givenMentor(given, lyon, mentor.id, { modes: ['VIDEO'] });
    const meeting = { mentor: one, mentorMemberId: mentor.id, code: 'FEEDAPPT', start: '2026-12-03T09:00:00Z' };
    await givenAppointment(given, lyon, { ...meeting, founderId: awa.id });
    for (const [who, other] of [
      [mentor, NAME],
      [awa, 'Inès Caron'],
    ] as const) {
      const { body } = await read((await make(who)).url);
      const found = eventsOf(body).filter(({ start }) => start === '2026-12-03T09:00:00.000Z');
      expect(found).toMatchObject([{ summary: `Rendez-vous avec ${other}`, status: 'CONFIRMED' }]);
      expect(body).not.toContain('visio.example');
      const masked = await read((await make(who, null, false)).url);
      expect(masked.body).not.toContain('Rendez-vous');
    }
  });

  it('shows only busy times when titles are masked', async () => {
    const { url } = await make(awa, null, false);
    const { code } = await client.proposeAndBook(awa, room, '2026-11-30T09:00:00Z');
    const { body } = await read(url);
    expect(new Set(eventsOf(body).map(({ summary }) => summary))).toEqual(new Set(['Occupé']));
    for (const secret of [code, 'Salle Soie', 'Le Passage', 'Laser', 'Diallo', awa.email])
      expect(body).not.toContain(secret);
  });

  it('of a space shows its team who booked it, whatever the name', async () => {
    const { url } = await make(staff, room.id);
    await client.proposeAndBook(awa, room, '2026-12-01T09:00:00Z');
    const found = eventsOf((await read(url)).body).find(({ start }) => start === '2026-12-01T09:00:00.000Z');
    expect(found).toMatchObject({ summary: NAME });
  });

  it('of a space stops when its reader leaves the team', async () => {
    const other = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
    const { url } = await make(other, room.id);
    expect((await read(url)).statusCode).toBe(200);
    await given.client.query(`update role_grant set revoked_at = now() where member_id = $1`, [other.id]);
    expect((await read(url)).statusCode).toBe(404);
  });

  it('of a space is for its team only', async () => {
    expect((await make(awa, room.id)).code).toBe('NOT_STAFF');
    const elsewhere = await given.space(lyon, { kind: 'MEETING_ROOM' });
    expect((await make(staff, elsewhere.id)).code).toBe('NOT_STAFF');
    expect((await make(staff, randomUUID())).code).toBe('NOT_STAFF');
  });

  it('is revoked by its owner only, and works no longer', async () => {
    const { url, feed } = await make(awa);
    expect((await revoke(staff, feed.id)).code).toBe('NOT_FOUND');
    expect((await read(url)).statusCode).toBe(200);
    expect((await revoke(awa, feed.id)).__typename).toBe('CalendarFeedRevoked');
    expect((await read(url)).statusCode).toBe(404);
    expect((await revoke(awa, feed.id)).code).toBe('NOT_FOUND');
  });

  it('of another network, of nobody, or of a former member is not found', async () => {
    const { url } = await make(awa);
    await given.network('nantes');
    expect((await read(url.replace('/lyon/', '/nantes/'))).statusCode).toBe(404);
    expect((await read(url.replace('.ics', ''))).statusCode).toBe(404);
    expect((await read(`${url.slice(0, -5)}x.ics`)).statusCode).toBe(404);
    expect((await read('http://x/nowhere/feeds/x.ics')).statusCode).toBe(404);
    const gone = await given.member(lyon);
    const left = await make(gone);
    await given.client.query(`update member set left_at = now() where id = $1`, [gone.id]);
    expect((await read(left.url)).statusCode).toBe(404);
  });

  it('is kept as a hash, and notes when it was read', async () => {
    const member = await given.member(lyon);
    const { url } = await make(member);
    const token = url.split('/').at(-1)!.slice(0, -4);
    const { rows } = await given.client.query<{ row: string }>(`select f::text as row from calendar_feed f`);
    for (const { row } of rows) expect(row).not.toContain(token);
    expect(await ask(MINE, {}, member)).toMatchObject([{ spaceName: null, readAt: null }]);
    await read(url);
    expect(await ask(MINE, {}, member)).toMatchObject([{ readAt: NOW }]);
  });

  it('exists ten times at most for a member, also when they are made at once', async () => {
    const member = await given.member(lyon);
    const made = await Promise.all(Array.from({ length: 14 }, () => make(member)));
    expect(made.filter(({ __typename }) => __typename === 'CalendarFeedMade')).toHaveLength(10);
    expect(new Set(made.flatMap(({ code }) => code ?? []))).toEqual(new Set(['TOO_MANY_FEEDS']));
  });
});
