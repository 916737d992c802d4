import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { WaitClient } from './wait-client.fixture.js';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 4);
const PEOPLE = 20;
const chance = seededRandom();
let all: WaitClient;
let has: GivenMember;
let waiting: GivenMember[];
let others: GivenMember[];

beforeAll(async () => {
  console.log(`freed time race: SEED=${chance.seed}, ${ROUNDS} rounds of ${2 * PEOPLE} (RACE_ROUNDS)`);
  all = await WaitClient.start(NOW.toString());
  const { given, network } = all.booker;
  has = await given.member(network, { hours: 1_000 });
  const members: GivenMember[] = [];
  while (members.length < 2 * PEOPLE) members.push(await given.member(network, { hours: 1_000 }));
  [waiting, others] = [members.slice(0, PEOPLE), members.slice(PEOPLE)];
}, 60_000);
afterEach(async () => {
  expect(await violations(all.booker.url)).toEqual([]);
  const { deadlocks } = await all.booker.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(() => all?.booker.close());

type Time = readonly [string, string];
/** A time of its own, within opening hours. */
const timeOf = (round: number): Time => {
  const start = NOW.add({ hours: 24 * (2 + round) + 1 });
  return [start.toString(), start.add({ hours: 1 }).toString()];
};
const spaceOf = (round: number) =>
  all.booker.given.space(all.booker.network, round % 2 === 1 ? { kind: 'DESK_AREA', capacity: 1 } : {});

/** Somebody has the time, and twenty people wait for it. @returns the code of the booking */
async function fullSpace(space: GivenSpace, time: Time): Promise<string> {
  // The lines of earlier rounds end with their spaces.
  await all.booker.given.client.query(`update space set withdrawn_at = $2 where id <> $1`, [space.id, NOW.toString()]);
  await all.tend();
  await all.booker.given.client.query(`delete from throttle`);
  const code = await all.fill(has, space, time);
  for (const member of waiting) await all.join(member, space, time);
  return code;
}
/** Who has the time and who is offered it. */
async function outcome(space: GivenSpace): Promise<{ booked: string[]; offered: string[] }> {
  const read = async (text: string) =>
    (await all.booker.given.client.query<{ id: string }>(text, [space.id])).rows.map(({ id }) => id);
  return {
    booked: await read(
      `select b.member_id as id from booking b join booking_item i on i.booking_id = b.id where i.space_id = $1 and b.state = 'CONFIRMED'`,
    ),
    offered: await read(`select member_id as id from booking_hold where space_id = $1 and state = 'LIVE'`),
  };
}
const everybodyBooks = (space: GivenSpace, time: Time): Promise<string>[] =>
  chance.shuffle([...waiting, ...others]).map((member) => all.book(member, space, time));

it(
  'a time that is given back goes to exactly one of twenty who wait for it and twenty who book it',
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [space, time] = [await spaceOf(round), timeOf(round)];
      const code = await fullSpace(space, time);
      const acts = [all.booker.cancel(has, code), ...everybodyBooks(space, time), all.tend(), all.tend()];
      const words = (await Promise.all(acts)).filter((word) => word === 'Confirmed');
      await Promise.all([all.run('booking.offerFreedTime'), all.tend()]);
      const { booked, offered } = await outcome(space);
      expect([round, words.length, booked.length + offered.length]).toEqual([round, booked.length, 1]);
    }
  },
  30_000 + ROUNDS * 20_000,
);

it(
  'one microsecond decides whether the first in line books or the next is offered the time, and nobody else gets it',
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [space, time] = [await spaceOf(round), timeOf(round + ROUNDS)];
      await all.booker.cancel(has, await fullSpace(space, time));
      await all.run('booking.offerFreedTime');
      const [first, second] = waiting as [GivenMember, GivenMember];
      expect((await outcome(space)).offered).toEqual([first.id]);
      const isBefore = chance.next() < 0.5;
      await all.setClock(NOW.add({ hours: 2 }).subtract({ microseconds: isBefore ? 1 : 0 }));
      await Promise.all([...everybodyBooks(space, time), all.run('sessions.lapseOffer'), all.tend()]);
      await all.tend();
      const { booked, offered } = await outcome(space);
      // Whoever was next books, if their request came after the offer.
      if (isBefore) expect([round, booked, offered]).toEqual([round, [first.id], []]);
      else expect([round, [...booked, ...offered]]).toEqual([round, [second.id]]);
      await all.setClock(NOW);
    }
  },
  30_000 + ROUNDS * 20_000,
);
