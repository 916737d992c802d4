import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { RaceTown, type Result, count, wordOf } from './race-town.fixture.js';

// `npm run races` runs 60 rounds of each and prints the table.
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 2);
const RIVALS = 64;
const PLACES = 8;
const chance = seededRandom();
const table: { race: string; rounds: number; requests: number; exact: number }[] = [];

let town: RaceTown;
let room: GivenSpace;
let otherRoom: GivenSpace;
let desks: GivenSpace;
let staff: GivenMember;
let members: readonly GivenMember[];

beforeAll(async () => {
  console.log(`races: SEED=${chance.seed}, ${ROUNDS} rounds of ${RIVALS} (RACE_ROUNDS)`);
  town = await RaceTown.open(RIVALS);
  ({ members } = town);
  room = await town.given.space(town.network, { capacity: 8 });
  otherRoom = await town.given.space(town.network, { capacity: 8, venueId: room.venueId });
  desks = await town.given.space(town.network, { kind: 'DESK_AREA', capacity: PLACES });
  staff = await town.given.member(town.network, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
}, 120_000);
afterEach(async () => {
  expect(await violations(town.database.url)).toEqual([]);
  const { deadlocks } = await town.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(async () => {
  console.table(table);
  await town?.close();
});

/** All at once, begun in a random order. @returns the results in the given order */
function race(acts: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const begun: Promise<Result>[] = [];
  for (const n of chance.shuffle([...acts.keys()])) begun[n] = acts[n]!();
  return Promise.all(begun);
}
const everybody = (act: (member: GivenMember, n: number) => Promise<Result>) =>
  race(members.map((member, n) => () => act(member, n)));
const half = <Item>(items: readonly Item[]): Item[] => items.slice(0, items.length / 2);

/** Runs the rounds; each says what differs from the one right outcome. */
async function rounds(name: string, requests: number, round: (start: Temporal.Instant) => Promise<unknown[]>) {
  const differing: unknown[] = [];
  let exact = 0;
  for (let n = 0; n < ROUNDS; n++) {
    const [got, right] = await round(await town.nextStart());
    if (JSON.stringify(got) === JSON.stringify(right)) exact++;
    else differing.push({ round: n, got, right });
  }
  table.push({ race: name, rounds: ROUNDS, requests: requests * ROUNDS, exact });
  expect(differing).toEqual([]);
}

const LONG = 600_000;

describe('many people at once', () => {
  it(
    'book the same room: one gets it, and each loser is offered another one that can be booked',
    async () => {
      await rounds('the same exclusive time', RIVALS, async (start) => {
        const results = await everybody((member) => town.book(member, town.token(member, room, start)));
        const loser = members[results.findIndex((result) => wordOf(result) === 'Taken')]!;
        const lost = await alternativesOf(loser, town.token(loser, room, start));
        const second = lost[0] ? wordOf(await town.book(loser, lost[0])) : 'no alternative';
        return [
          [count(results, 'Confirmed'), count(results, 'Taken'), second],
          [1, RIVALS - 1, 'Confirmed'],
        ];
      });
    },
    LONG,
  );

  it(
    'book the last places: as many as there are places',
    async () => {
      await rounds(`${PLACES} places`, RIVALS, async (start) => {
        const results = await everybody((member) => town.book(member, town.token(member, desks, start)));
        return [
          [count(results, 'Confirmed'), count(results, 'Taken')],
          [PLACES, RIVALS - PLACES],
        ];
      });
    },
    LONG,
  );

  it(
    'are accepted by two venues for the same hour: each is expected at one of them',
    async () => {
      const [left, right] = await Promise.all([requestedDesks(), requestedDesks()]);
      const guests = half(members);
      await rounds('approvals of overlapping requests', RIVALS, async (start) => {
        const requests: { guest: GivenMember; code: string }[] = [];
        for (const guest of guests)
          for (const space of [left, right])
            requests.push({ guest, code: await town.booked(guest, town.token(guest, space, start)) });
        const results = await race(
          requests.map(
            ({ code }) =>
              () =>
                town.accept(staff, room.venueId, code),
          ),
        );
        await Promise.all(requests.map(({ guest, code }) => town.cancel(guest, code)));
        return [
          [count(results, 'ACCEPTED'), count(results, 'MEMBER_BUSY')],
          [guests.length, guests.length],
        ];
      });
    },
    LONG,
  );

  it(
    'accept and cancel one request: it is cancelled once, and accepted at most once',
    async () => {
      const asked = await requestedDesks();
      const [member] = members as [GivenMember];
      await rounds('confirm against cancel', RIVALS, async (start) => {
        const code = await town.booked(member, town.token(member, asked, start));
        const results = await race(
          half(members).flatMap(() => [() => town.accept(staff, room.venueId, code), () => town.cancel(member, code)]),
        );
        const { state } = await town.given.one<{ state: string }>(`select state from booking where code = $1`, [code]);
        return [
          [count(results, 'Cancelled'), count(results, 'ACCEPTED') <= 1, state],
          [1, true, 'CANCELLED'],
        ];
      });
    },
    LONG,
  );

  it(
    'swap two rooms: nobody moves into a room that is taken, and nobody waits in a circle',
    async () => {
      const [one, two] = members as [GivenMember, GivenMember];
      await rounds('swap of two bookings', RIVALS, async (start) => {
        const first = await town.booked(one, town.token(one, room, start));
        const second = await town.booked(two, town.token(two, otherRoom, start));
        const results = await race(
          half(members).flatMap(() => [
            () => town.move(one, first, otherRoom, start),
            () => town.move(two, second, room, start),
          ]),
        );
        return [[count(results, 'MoveTaken')], [RIVALS]];
      });
    },
    LONG,
  );

  it(
    'book what somebody holds: the holder gets it before the hold expires, and one of all afterwards',
    async () => {
      const [holder, ...others] = members as [GivenMember, ...GivenMember[]];
      let isExpired = false;
      await rounds('hold expiry against confirm', RIVALS, async (start) => {
        isExpired = !isExpired;
        const token = town.token(holder, room, start);
        await town.hold(holder, token);
        town.api.clock.advance(isExpired ? { minutes: 5 } : { minutes: 4, seconds: 59 });
        const results = await race([
          () => town.book(holder, token),
          ...others.map((member) => () => town.book(member, town.token(member, room, start))),
        ]);
        const { code, isTheirs } = await town.given.one<{ code: number; isTheirs: boolean }>(
          `select count(*)::int as code, bool_and(member_id = $2) as "isTheirs" from booking b
          where state = 'CONFIRMED' and starts_at = $1 and exists (select from booking_item i where i.booking_id = b.id and i.space_id = $3)`,
          [start.toString(), holder.id, room.id],
        );
        return [
          [count(results, 'Confirmed'), code, isExpired || isTheirs],
          [1, 1, true],
        ];
      });
    },
    LONG,
  );

  it(
    'spend their last hour at two venues: it is spent once',
    async () => {
      const elsewhere = await town.given.space(town.network, { kind: 'DESK_AREA', capacity: RIVALS });
      const here = await town.given.space(town.network, { kind: 'DESK_AREA', capacity: RIVALS });
      const poor: GivenMember[] = [];
      while (poor.length < RIVALS / 2) poor.push(await town.given.member(town.network, { hours: 1 }));
      await rounds('the last hour of a pass', RIVALS, async (start) => {
        const ceiling = { cents: 0, minutes: 60 };
        const results = await race(
          poor.flatMap((member) => [
            () => town.book(member, town.token(member, here, start, ceiling)),
            () => town.book(member, town.token(member, elsewhere, start.add({ hours: 1 }), ceiling)),
          ]),
        );
        await giveBack(poor);
        return [
          [count(results, 'Confirmed'), count(results, 'PriceChanged')],
          [poor.length, poor.length],
        ];
      });
    },
    LONG,
  );
});

/** Desks for everybody at the venue of the staff, which answers each request. */
async function requestedDesks(): Promise<GivenSpace> {
  const { venueId } = room;
  const space = await town.given.space(town.network, { kind: 'DESK_AREA', capacity: RIVALS, venueId });
  await town.given.client.query(`update space set needs_approval = true where id = $1`, [space.id]);
  return space;
}

async function alternativesOf(member: GivenMember, token: string): Promise<string[]> {
  const query = `mutation ($token: String!) { book(token: $token, idempotencyKey: "key-of-a-loser", expressRequest: true) {
    __typename ... on Taken { alternatives { token } } } }`;
  const { data } = await town.api.ask<{ book: { alternatives?: { token: string }[] } }>(
    'lyon',
    query,
    { token },
    member,
  );
  return (data.book.alternatives ?? []).map((one) => one.token);
}

async function giveBack(people: readonly GivenMember[]): Promise<void> {
  for (const member of people) {
    const { rows } = await town.given.client.query<{ code: string }>(
      `select code from booking where member_id = $1 and state = 'CONFIRMED'`,
      [member.id],
    );
    for (const { code } of rows) await town.cancel(member, code);
  }
}
