import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';

const ROUNDS = Number(process.env['RACE_ROUNDS'] ?? 25);
let all: Booker;
const chance = seededRandom();

beforeAll(async () => {
  console.log(`races of several spaces: SEED=${chance.seed}`);
  all = await startBooker('2026-11-23T06:00:00Z');
}, 60_000);
/** Set by the last test, whose bookings may wait for each other. */
let mayWaitInCircle = false;
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  if (mayWaitInCircle) return;
  const { deadlocks } = await all.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(() => all?.close());

const hourOf = (round: number): [start: string, end: string] => {
  const start = Temporal.Instant.from('2026-11-25T07:00:00Z').add({ hours: 24 * Math.floor(round / 8) + (round % 8) });
  return [start.toString(), start.add({ hours: 1 }).toString()];
};
const together = (as: GivenMember, spaces: readonly GivenSpace[], round: number, seats = 1) => {
  const [first, ...others] = spaces.map((space) => all.offer(as, space, ...hourOf(round), { seats }));
  return all.book(as, first!, { withTokens: others, acceptOverCap: true });
};

/** Eight members book, some after a hold, and cancel again, in a hall and in the spaces inside it. @returns the answers */
async function meetings(holds: number): Promise<string[]> {
  const { given, network } = all;
  const hall = await given.space(network, { kind: 'EVENT_HALL' });
  const { venueId } = hall;
  const rooms = [await given.space(network, { venueId }), await given.space(network, { venueId })];
  const desks = await Promise.all([1, 2].map(() => given.space(network, { kind: 'DESK_AREA', capacity: 4, venueId })));
  for (const part of [rooms[0]!, desks[0]!])
    await given.client.query(`insert into resource_part values ($1, $2, $3)`, [network.id, hall.resourceId, part.resourceId]); // prettier-ignore
  const HOLD = `mutation ($token: String!, $key: ID!) { holdOffer(token: $token, idempotencyKey: $key) { __typename } }`;
  const members: GivenMember[] = [];
  while (members.length < 8) members.push(await given.member(network));
  const words: string[] = [];
  for (let round = 0; round < Math.ceil(ROUNDS / 2); round++)
    await Promise.all(
      members.map(async (member, n) => {
        const spaces = chance.shuffle([...rooms, ...desks]).slice(0, 1 + Math.floor(chance.next() * 4));
        const wanted = n === 0 ? [hall] : spaces;
        if (chance.next() < holds) {
          const token = all.offer(member, wanted[0]!, ...hourOf(round));
          await all.api.ask(network.slug, HOLD, { token, key: `a-hold-${n}-${round}` }, member);
        }
        const answer = await together(member, wanted, round);
        words.push(wordOf(answer));
        if (answer.booking && chance.next() < 0.5) await all.cancel(member, answer.booking.code);
      }),
    );
  await given.client.query(`delete from quota where kind = 'booking.made'`);
  return words;
}

describe('several spaces at the same moment', () => {
  it('go to exactly one of two members who want the same two rooms in opposite order', async () => {
    const { given, network } = all;
    const rivals = [await given.member(network), await given.member(network)] as const;
    const one = await given.space(network);
    const two = await given.space(network, { venueId: one.venueId });
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all([
        together(rivals[0], [one, two], round),
        together(rivals[1], [two, one], round),
      ]);
      expect(answers.map(wordOf).toSorted()).toEqual(['Confirmed', 'Taken']);
      await given.client.query(`delete from quota where kind = 'booking.made'`);
    }
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int as n from allocation where resource_id = any($1) and state = 'CONFIRMED'`,
      [[one.resourceId, two.resourceId]],
    );
    expect(n).toBe(2 * ROUNDS);
  }, 120_000);

  it('never wait in a circle with bookings of one space and of a hall that contains them', async () => {
    const words = await meetings(0);
    expect(words.filter((word) => !['Confirmed', 'Taken', 'TOO_MANY_BOOKINGS'].includes(word))).toEqual([]);
    expect(words).toContain('Confirmed');
  }, 120_000);

  it('spend the last hours of a shared pass once', async () => {
    const { given, network } = all;
    const one = await given.space(network);
    const spaces = [one];
    while (spaces.length < 12) spaces.push(await given.space(network, { venueId: one.venueId }));
    const holders: GivenMember[] = [];
    while (holders.length < 4) holders.push(await given.member(network, { hours: null }));
    const passId = await given.pass(network, holders[0]!.id, 9 * 60, '2026-11-01T00:00:00Z');
    for (const holder of holders.slice(1))
      await given.client.query(`insert into pass_holder values ($1, $2, $3, '[2026-11-01,)')`, [network.id, passId, holder.id]); // prettier-ignore
    const answers = await Promise.all(
      holders.map((holder, n) => together(holder, chance.shuffle(spaces.slice(3 * n, 3 * n + 3)), ROUNDS + 8)),
    );
    expect(answers.map(wordOf)).toEqual(Array(4).fill('Confirmed'));
    const fromPass = answers.map(({ booking }) => booking!.charge.creditMinutesFromPass);
    expect(fromPass.toSorted((a, b) => b - a)).toEqual([360, 180, 0, 0]);
    const cancelled = await Promise.all(holders.map((holder, i) => all.cancel(holder, answers[i]!.booking!.code)));
    expect(cancelled).toEqual(Array(4).fill('Cancelled'));
    const lot = await given.one<{ left: number }>(`select remaining_minutes as left from hours_lot where pass_id = $1`, [passId]); // prettier-ignore
    expect(lot.left).toBe(9 * 60);
  }, 60_000);
});

// A booking gives back the hold that it uses up before it takes anything, so it does not take in the one order. PostgreSQL ends one of
// those that wait for each other, and its transaction is tried again.
describe('several spaces of which one was held', () => {
  it('are confirmed or taken, and never refused because others were booked at the same moment', async () => {
    mayWaitInCircle = true;
    const words = await meetings(0.4);
    expect(words.filter((word) => !['Confirmed', 'Taken', 'TOO_MANY_BOOKINGS'].includes(word))).toEqual([]);
    expect(words).toContain('Confirmed');
  }, 120_000);
});
