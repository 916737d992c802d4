import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf as wordOfBooking } from './booker.fixture.js';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 3);
const RIVALS = 64;
const chance = seededRandom();
let all: Booker;
let members: GivenMember[];
let keys = 0;

beforeAll(async () => {
  console.log(`holds race: SEED=${chance.seed}, ${ROUNDS} rounds of ${RIVALS} (RACE_ROUNDS)`);
  all = await startBooker(NOW.toString());
  members = [];
  while (members.length < RIVALS) members.push(await all.given.member(all.network, { hours: 1_000 }));
}, 60_000);
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  await all.given.client.query(`delete from throttle`);
});
afterAll(() => all?.close());

interface HoldAnswer {
  __typename: string;
  id?: string;
  until?: string;
  code?: string;
}
const SELECT = `{ __typename ... on Held { id until offer { token } } ... on Refused { code } }`;
async function ask(query: string, variables: object, as: GivenMember): Promise<HoldAnswer> {
  const { data, errors } = await all.api.ask<{ result: HoldAnswer }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const hold = (as: GivenMember, token: string, key = `a-hold-key-${++keys}`) =>
  ask(`mutation ($token: String!, $key: ID!) { result: holdOffer(token: $token, idempotencyKey: $key) ${SELECT} }`, { token, key }, as); // prettier-ignore
const release = (as: GivenMember, id: string) =>
  ask(`mutation ($id: ID!) { result: releaseHold(id: $id) { __typename ... on HoldReleased { id } ... on Refused { code } } }`, { id }, as); // prettier-ignore
const wordOf = ({ __typename, code }: HoldAnswer) => code ?? __typename;
const setClock = async (at: Temporal.Instant): Promise<void> => {
  all.api.clock.set(at);
  await all.given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [
    at.toString(),
  ]);
};
let hours = 0;
/** A time of its own, within opening hours. */
const nextHour = () => {
  const start = NOW.add({ hours: 24 * (1 + Math.floor(hours / 6)) + 2 * (hours++ % 6) });
  return [start.toString(), start.add({ hours: 1 }).toString()] as const;
};
const offer = (to: GivenMember, space: GivenSpace, [start, end]: readonly [string, string]) =>
  all.offer(to, space, start, end);
const book = async (as: GivenMember, token: string) => wordOfBooking(await all.book(as, token));

describe('a hold', () => {
  it('keeps a space for one member for five minutes, and is used up by their booking', async () => {
    const room = await all.given.space(all.network);
    const [mine, other] = members as [GivenMember, GivenMember];
    const time = nextHour();
    const held = await hold(mine, offer(mine, room, time));
    expect(held).toMatchObject({ __typename: 'Held', until: '2026-11-23T08:05:00Z' });
    expect(await book(other, offer(other, room, time))).toBe('Taken');
    expect(wordOf(await hold(other, offer(other, room, time)))).toBe('Taken');
    expect(await book(mine, offer(mine, room, time))).toBe('Confirmed');
    expect(wordOf(await release(mine, held.id!))).toBe('HOLD_OVER');
  });

  it('of the same desks twice gives both seats back when the member books one', async () => {
    const desks = await all.given.space(all.network, { kind: 'DESK_AREA', capacity: 3 });
    const [mine, other] = members as [GivenMember, GivenMember];
    const time = nextHour();
    for (let n = 0; n < 2; n++) expect(wordOf(await hold(mine, offer(mine, desks, time)))).toBe('Held');
    expect(await book(mine, offer(mine, desks, time))).toBe('Confirmed');
    expect(await book(other, offer(other, desks, time))).toBe('Confirmed');
    expect(await book(members[2]!, offer(members[2]!, desks, time))).toBe('Confirmed');
  });

  it('is given back by the member only, and costs nothing', async () => {
    const room = await all.given.space(all.network);
    const [mine, other] = members as [GivenMember, GivenMember];
    const time = nextHour();
    const { id } = await hold(mine, offer(mine, room, time));
    expect(wordOf(await release(other, id!))).toBe('HOLD_OVER');
    expect(wordOf(await release(mine, id!))).toBe('HoldReleased');
    expect(await book(other, offer(other, room, time))).toBe('Confirmed');
  });

  it('expires on its own and is never extended: its seats are free again at once', async () => {
    const desks = await all.given.space(all.network, { kind: 'DESK_AREA', capacity: 2 });
    const [mine, other] = members as [GivenMember, GivenMember];
    const time = nextHour();
    const token = all.offer(mine, desks, ...time, { seats: 2 });
    const { id } = await hold(mine, token, 'the-key-of-one-hold');
    expect(await hold(mine, token, 'the-key-of-one-hold')).toMatchObject({ id });
    await setClock(NOW.add({ minutes: 5 }));
    expect(wordOf(await hold(mine, token, 'the-key-of-one-hold'))).toBe('HOLD_OVER');
    expect(await book(other, all.offer(other, desks, ...time, { seats: 2 }))).toBe('Confirmed');
    await setClock(NOW);
  });

  it('stays when the request for a booking that was cancelled since is repeated', async () => {
    const room = await all.given.space(all.network);
    const [mine, other] = members as [GivenMember, GivenMember];
    const time = nextHour();
    const token = offer(mine, room, time);
    const key = 'the-key-of-one-booking';
    const { booking } = await all.book(mine, token, { key });
    expect(await all.cancel(mine, booking!.code)).toBe('Cancelled');
    const { id } = await hold(mine, token);
    expect(wordOfBooking(await all.book(mine, token, { key }))).toBe('EarlierBooking');
    expect(await book(other, offer(other, room, time))).toBe('Taken');
    expect(wordOf(await release(mine, id!))).toBe('HoldReleased');
  });

  it('exists twice at most for a member, also among simultaneous ones', async () => {
    const room = await all.given.space(all.network);
    const member = await all.given.member(all.network);
    const tokens = Array.from({ length: 8 }, () => offer(member, room, nextHour()));
    const words = (await Promise.all(tokens.map((token) => hold(member, token)))).map(wordOf).toSorted();
    expect(words).toEqual([...Array<string>(2).fill('Held'), ...Array<string>(6).fill('TOO_MANY_HOLDS')]);
  });

  it('is kept for exactly one of many who want it at once', async () => {
    const room = await all.given.space(all.network);
    const time = nextHour();
    const words = await Promise.all(members.map(async (one) => wordOf(await hold(one, offer(one, room, time)))));
    expect(words.filter((word) => word === 'Held')).toHaveLength(1);
    expect(words.filter((word) => word === 'Taken')).toHaveLength(RIVALS - 1);
  });
});

it(
  'one microsecond decides whether the holder or somebody else books when a hold expires',
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await all.given.client.query(`delete from throttle`);
      const isShared = round % 2 === 1;
      const space = await all.given.space(all.network, isShared ? { kind: 'DESK_AREA', capacity: 1 } : {});
      const [holder, ...rivals] = chance.shuffle(members) as [GivenMember, ...GivenMember[]];
      const time = nextHour();
      const held = await hold(holder, offer(holder, space, time));
      expect(held.__typename).toBe('Held');
      const isBefore = chance.next() < 0.5;
      await setClock(Temporal.Instant.from(held.until!).subtract({ microseconds: isBefore ? 1 : 0 }));
      const people = chance.shuffle([holder, ...rivals]);
      const words = await Promise.all(people.map((one) => book(one, offer(one, space, time))));
      const winners = people.filter((_, n) => words[n] === 'Confirmed');
      expect([round, winners.length, words.filter((word) => word === 'Taken').length]).toEqual([round, 1, RIVALS - 1]);
      if (isBefore) expect(winners).toEqual([holder]);
      await setClock(NOW);
    }
    const { deadlocks } = await all.given.one<{ deadlocks: string }>(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    );
    expect(Number(deadlocks)).toBe(0);
  },
  60_000 + ROUNDS * 20_000,
);
