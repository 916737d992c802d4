import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
import { type MemberViewer } from '#libs/platform';
import { BookSpace } from '../book-space.js';
import { type BookingRow } from '../booking.queries.js';
import { PresenceClient } from './presence-client.fixture.js';
import { RecordNoShow } from './record-no-show.js';

const ROUNDS = 30;
const AT_ONCE = 64;
const chance = seededRandom();
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let desks: GivenSpace;
let staff: GivenMember;
let members: GivenMember[];
let presence: PresenceClient;

beforeAll(async () => {
  console.log(`check-in against no-show: SEED=${chance.seed}`);
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: AT_ONCE });
  await given.client.query(`update venue set arrivals = 'CHECK_IN'`);
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: desks.venueId, hours: null });
  members = [];
  while (members.length < AT_ONCE) members.push(await given.member(lyon, { hours: 10_000 }));
  api = await startApi(database.url, { now: '2026-11-23T06:00:00Z', env: { DATABASE_POOL: '16' } });
  presence = new PresenceClient(api, lyon);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

let keys = 0;
async function book(member: GivenMember, start: Temporal.Instant) {
  const network = { id: lyon.id, slug: lyon.slug, zone: 'Europe/Paris' };
  const viewer = { network, member: { id: member.id, suspension: null }, requestId: 'race' } as unknown as MemberViewer;
  const key = `key-of-the-race-${++keys}`;
  const outcome = await api.app.get(BookSpace).book(viewer, {
    spaceId: desks.id,
    seats: 1,
    start,
    end: start.add({ minutes: 30 }),
    ceilingCents: 1_000,
    ceilingCreditMinutes: 1_000,
    acceptOverCap: true,
    expressRequest: true,
    note: '',
    idempotencyKey: key,
    request: key,
    replayOnly: false,
  });
  if (outcome.kind !== 'CONFIRMED') throw new Error(JSON.stringify(outcome));
  return outcome.booking;
}

it(`a check-in and the job that records a no-show never both win, in ${ROUNDS} rounds of ${AT_ONCE} bookings`, async () => {
  const { venueId } = desks;
  const recording = api.app.get(RecordNoShow);
  for (let round = 0; round < ROUNDS; round++) {
    api.clock.set('2026-11-23T06:00:00Z');
    await given.client.query(`delete from throttle; delete from quota where kind = 'booking.made'`);
    const start = api.clock.now().add({ hours: 24 * (1 + round) + 3 });
    // Only the race below waits for connections.
    const made: BookingRow[] = [];
    for (let i = 0; i < AT_ONCE; i += 16)
      made.push(...(await Promise.all(members.slice(i, i + 16).map((member) => book(member, start)))));
    const codes = made.map(({ code }) => code);
    const ids = new Map(made.map(({ id, code }) => [code, id]));
    api.clock.set(start.add({ minutes: 30 }).toString());
    await given.client.query(
      `update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01', ends_at = '2100-01-01'`,
      [api.clock.now().toString()],
    );
    const arrived = start.add({ minutes: 5 }).toString();
    const won = await Promise.all(
      codes.map(async (code) => {
        const acts = chance.shuffle([
          async () => (await presence.checkInAsStaff(venueId, code, staff, arrived)).state === 'IN_USE' && 'CAME',
          async () => (await recording.whenDue(lyon.id, ids.get(code)!)) && 'MISSED',
        ]);
        const outcomes = await Promise.all(acts.map((act) => act()));
        return outcomes.filter((outcome) => outcome !== false);
      }),
    );
    expect(won.map((winners) => winners.length)).toEqual(codes.map(() => 1));
    const { rows: states } = await given.client.query<{ state: string; n: number }>(
      `select state, count(*)::int as n from booking where code = any($1) group by 1`,
      [codes],
    );
    const count = (state: string) => states.find((row) => row.state === state)?.n ?? 0;
    expect([count('IN_USE'), count('NO_SHOW')]).toEqual([
      won.flat().filter((word) => word === 'CAME').length,
      won.flat().filter((word) => word === 'MISSED').length,
    ]);
  }
  expect(await violations(database.url)).toEqual([]);
}, 600_000);
