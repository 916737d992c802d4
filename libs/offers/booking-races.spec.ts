import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { completeEnded } from '#libs/booking';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';

let all: Booker;
const chance = seededRandom();

beforeAll(async () => {
  console.log(`booking races seed: SEED=${chance.seed}`);
  all = await startBooker('2026-11-23T06:00:00Z');
}, 60_000);
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  const { deadlocks } = await all.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(() => all?.close());

const members = async (count: number, hours: number | null = 40): Promise<GivenMember[]> => {
  const made: GivenMember[] = [];
  while (made.length < count) made.push(await all.given.member(all.network, { hours }));
  return made;
};
const meetingRooms = async (count: number): Promise<GivenSpace[]> => {
  const made: GivenSpace[] = [];
  while (made.length < count) made.push(await all.given.space(all.network));
  return made;
};
const tally = (words: string[]) =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]));
const contains = (whole: GivenSpace, part: GivenSpace) =>
  all.given.client.query(`insert into resource_part values ($1, $2, $3)`, [
    all.network.id,
    whole.resourceId,
    part.resourceId,
  ]);
const hour = (of: number) => String(of).padStart(2, '0');

describe('simultaneous bookings', () => {
  it('are served right after the api has started, without a request waiting for a second connection', async () => {
    const rush = await members(30);
    const rooms = await meetingRooms(rush.length);
    const answers = await Promise.all(
      rush.map((member, i) =>
        all.book(member, all.offer(member, rooms[i]!, '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')),
      ),
    );
    expect(tally(answers.map(wordOf))).toEqual({ Confirmed: 30 });
    all.api.clock.advance({ seconds: 6 }); // the cached data has expired
    const again = await Promise.all(
      rush.map((member, i) =>
        all.book(member, all.offer(member, rooms[i]!, '2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z')),
      ),
    );
    expect(tally(again.map(wordOf))).toEqual({ Confirmed: 30 });
  }, 60_000);

  it('never let a hall, its halves and a shared area inside overlap', async () => {
    const { given, network } = all;
    const hall = await given.space(network, { kind: 'EVENT_HALL', bufferMinutes: 30 });
    const [left, right] = [await given.space(network), await given.space(network, { bufferMinutes: 15 })];
    const foyer = await given.space(network);
    const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 4 });
    for (const [whole, part] of [
      [hall, left],
      [hall, right],
      [hall, desks],
      [left, foyer],
      [right, foyer],
    ] as const)
      await contains(whole, part);
    const rivals = await members(24);
    for (let round = 0; round < 4; round++) {
      const words = await Promise.all(
        chance.shuffle(rivals).map(async (member) => {
          const space = chance.pick([hall, left, right, foyer, desks]);
          const from = 9 + Math.floor(chance.next() * 3);
          const [start, end] = [hour(from), hour(from + 1 + Math.floor(chance.next() * 2))];
          const day = `2026-12-0${1 + round}`;
          const token = all.offer(member, space, `${day}T${start}:00:00Z`, `${day}T${end}:30:00Z`);
          const answer = await all.book(member, token, { acceptOverCap: true });
          if (answer.booking && chance.next() < 0.5) return all.cancel(member, answer.booking.code);
          return wordOf(answer);
        }),
      );
      expect(words.filter((word) => !['Confirmed', 'Cancelled', 'Taken'].includes(word))).toEqual([]);
      expect(await violations(all.url)).toEqual([]);
    }
  }, 60_000);

  it('cancel each booking once while others book again and ended bookings are completed', async () => {
    const { given, network, database } = all;
    const room = await given.space(network);
    const desks = await given.space(network, { kind: 'DESK_AREA', capacity: 3, bufferMinutes: 15 });
    let over = false;
    const upkeep = (async () => {
      while (!over) {
        await database.inTransaction(network.id, (tx) => completeEnded(tx, all.api.clock.now()));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const words: string[] = [];
    await Promise.all(
      (await members(10, 3)).map(async (member) => {
        for (let i = 0; i < 8; i++) {
          const from = hour(9 + Math.floor(chance.next() * 4));
          const space = chance.pick([room, desks]);
          const seats = space === room ? 1 : 1 + Math.floor(chance.next() * 2);
          const token = all.offer(member, space, `2026-12-10T${from}:00:00Z`, `2026-12-10T${from}:45:00Z`, { seats });
          const answer = await all.book(member, token, { acceptOverCap: true });
          words.push(wordOf(answer));
          if (!answer.booking) continue;
          const { code } = answer.booking;
          const cancels = await Promise.all([1, 2, 3].map(() => all.cancel(member, code)));
          expect(tally(cancels)).toEqual({ Cancelled: 1, ALREADY_CANCELLED: 2 });
        }
      }),
    );
    over = true;
    await upkeep;
    expect(words.filter((word) => !['Confirmed', 'Taken'].includes(word))).toEqual([]);
    const { left } = await given.one<{ left: string }>(
      `select (select count(*) from seat_bucket where resource_id = $1 and used <> 0)
            + (select count(*) from booking where state = 'CONFIRMED' and during && '[2026-12-10,2026-12-11)') as left`,
      [desks.resourceId],
    );
    expect(Number(left)).toBe(0);
  }, 60_000);

  it('use the last minutes of a shared pass exactly once, charge the rest, and refund everything', async () => {
    const { given, network } = all;
    const holders = await members(12, null);
    const passId = await given.pass(network, holders[0]!.id, 150, '2026-11-01T00:00:00Z');
    for (const holder of holders.slice(1))
      await given.client.query(`insert into pass_holder values ($1, $2, $3, '[2026-11-01,)')`, [
        network.id,
        passId,
        holder.id,
      ]);
    const rooms = await meetingRooms(holders.length);
    const answers = await Promise.all(
      holders.map((holder, i) =>
        all.book(holder, all.offer(holder, rooms[i]!, '2026-12-14T09:00:00Z', '2026-12-14T09:45:00Z')),
      ),
    );
    expect(tally(answers.map(wordOf))).toEqual({ Confirmed: 12 });
    const fromPass = answers.map(({ booking }) => booking!.charge.creditMinutesFromPass);
    expect(fromPass.toSorted((a, b) => b - a)).toEqual([90, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await violations(all.url)).toEqual([]);
    const cancelled = await Promise.all(holders.map((holder, i) => all.cancel(holder, answers[i]!.booking!.code)));
    expect(tally(cancelled)).toEqual({ Cancelled: 12 });
    const lot = await given.one<{ left: number }>(
      `select remaining_minutes as left from hours_lot where pass_id = $1`,
      [passId],
    );
    expect(lot.left).toBe(150);
  }, 60_000);

  it('respect the monthly limit and the bookings per hour', async () => {
    const [member] = (await members(1, null)) as [GivenMember];
    const room = await all.given.space(all.network);
    const offers = Array.from({ length: 30 }, (_, i) => {
      const [day, from] = [15 + Math.floor(i / 10), 9 + (i % 10)];
      return all.offer(member, room, `2026-12-${day}T${hour(from)}:00:00Z`, `2026-12-${day}T${hour(from + 1)}:00:00Z`);
    });
    // 12 € each, with a limit of 60 € per month
    const modest = await Promise.all(offers.slice(0, 12).map((token) => all.book(member, token)));
    expect(tally(modest.map(wordOf))).toEqual({ Confirmed: 5, OverCap: 7 });
    const bold = await Promise.all(offers.map((token) => all.book(member, token, { acceptOverCap: true })));
    expect(tally(bold.map(wordOf))).toEqual({ Confirmed: 15, EarlierBooking: 5, TOO_MANY_BOOKINGS: 10 });
  }, 60_000);

  it('bookings of one member are all accepted when they only touch, and never when they overlap', async () => {
    const [member] = (await members(1)) as [GivenMember];
    const spans = [
      ['09:00', '10:00'],
      ['10:00', '11:00'],
      ['09:30', '10:30'],
    ] as const;
    const rooms = await meetingRooms(spans.length);
    const words = (
      await Promise.all(
        spans.map(([start, end], i) =>
          all.book(member, all.offer(member, rooms[i]!, `2026-12-20T${start}:00Z`, `2026-12-20T${end}:00Z`)),
        ),
      )
    ).map(wordOf);
    expect([
      ['Confirmed', 'Confirmed', 'ALREADY_BOOKED_THEN'],
      ['ALREADY_BOOKED_THEN', 'ALREADY_BOOKED_THEN', 'Confirmed'],
    ]).toContainEqual(words);
  });
});
