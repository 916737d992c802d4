import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  BookingClient,
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
import { type DecisionToSend, HoursClient } from './hours-client.fixture.js';

const ROUNDS = 64;
const chance = seededRandom();
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let hours: HoursClient;
let room: GivenSpace;
let desks: GivenSpace;
let twin: GivenSpace;
let manager: GivenMember;
let members: GivenMember[];

beforeAll(async () => {
  console.log(`hours against bookings: SEED=${chance.seed}`);
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon);
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 4, venueId: room.venueId });
  // Both follow the venue itself, as the spaces of most venues do.
  await given.client.query(`update resource set calendar_id = $2 where id = $1`, [desks.resourceId, room.calendarId]);
  twin = await given.space(lyon, { lat: 45.768 });
  manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
  members = [];
  for (let n = 0; n < 6; n++) members.push(await given.member(lyon, { hours: 10_000 }));
  await given.client.query(`insert into network_setting values ($1, 'booking.perHour', '1000000', '[2020-01-01,)')`, [
    lyon.id,
  ]);
  api = await startApi(database.url, { now: '2026-11-23T06:00:00Z', env: { DATABASE_POOL: '16' } });
  bookings = new BookingClient(api, lyon);
  hours = new HoursClient(api, lyon);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('a booking made while hours change ends inside the new hours or with a decision, in 64 rounds', async () => {
  const count = new Map<string, number>();
  const tally = (word: string) => void count.set(word, (count.get(word) ?? 0) + 1);
  for (let round = 0; round < ROUNDS; round++) {
    await given.client.query(`delete from throttle`);
    const day = Temporal.PlainDate.from('2026-11-24').add({ days: round % 40 });
    const [from, until] = [`${day.toString()}T00:00:00Z`, `${day.add({ days: 1 }).toString()}T00:00:00Z`];
    const wishes = await Promise.all(
      members.map(async (member, n) => {
        const space = chance.pick([room, desks, desks]);
        const start = `${day.toString()}T${String(8 + n * 2).padStart(2, '0')}:00:00Z`;
        return { member, token: await bookings.offer(member, space, start, 60) };
      }),
    );
    // The last rounds come back to days on which a closure was ended: only what is still open is offered.
    const book = async ({ member, token }: (typeof wishes)[number]): Promise<void> => {
      if (!token) return;
      await new Promise((resolve) => setTimeout(resolve, chance.next() * 30));
      const { __typename, code } = await bookings.book(member, token, { acceptOverCap: true });
      tally(code ?? __typename);
    };
    const closure = { target: room.venueId, from, until, reason: 'Fermé' };
    const shut = async (): Promise<string> => {
      let decisions: DecisionToSend[] = [];
      for (;;) {
        const answer = await hours.close(manager, closure, decisions);
        tally(answer.__typename);
        if (answer.__typename === 'HoursSaved') return answer.closureId!;
        decisions = answer.touched!.map(({ code, moveTo }) => {
          const decision = chance.pick(moveTo.length > 0 ? ['KEEP', 'MOVE', 'CANCEL'] : ['KEEP', 'CANCEL']);
          return { code, decision, ...(decision === 'MOVE' && { moveTo: moveTo[0]!.id }) };
        });
      }
    };
    const [closureId] = await Promise.all([shut(), ...wishes.map(book)]);
    expect(await violations(database.url)).toEqual([]);
    if (round % 2 === 0) await hours.reopen(manager, closureId);
  }
  console.log(Object.fromEntries(count));
  expect(count.get('HoursSaved')).toBe(ROUNDS);
  // Both sides must have won some rounds; how many each wins depends on the machine.
  expect(count.get('Confirmed')).toBeGreaterThan(3);
  expect(count.get('VENUE_CLOSED')).toBeGreaterThan(3);
  expect(twin.id).toBeDefined();
}, 240_000);
