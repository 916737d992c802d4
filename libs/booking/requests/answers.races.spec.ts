import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, seededRandom, violations } from '#libs/testing';
import { type AnswerResult, RequestClient, wordOf } from './request-client.fixture.js';

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 3);
const RIVALS = 64;
const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const chance = seededRandom();
let all: RequestClient;
let room: GivenSpace;
let team: GivenMember[];
let members: GivenMember[];

beforeAll(async () => {
  console.log(`answers race: SEED=${chance.seed}, ${ROUNDS} rounds of ${RIVALS} (RACE_ROUNDS)`);
  all = await RequestClient.start(NOW.toString(), { DATABASE_POOL: '16' });
  room = await all.space({ kind: 'DESK_AREA', capacity: 4 });
  const staff = { role: 'VENUE_STAFF', venueId: room.venueId, hours: null } as const;
  team = [];
  while (team.length < 8) team.push(await all.given.member(all.network, staff));
  members = [];
  while (members.length < 4) members.push(await all.given.member(all.network, { hours: 10_000 }));
}, 60_000);
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  const { deadlocks } = await all.given.one<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = current_database()`,
  );
  expect(Number(deadlocks)).toBe(0);
});
afterAll(() => all?.close());

/** A start within opening hours for each round. */
const startOf = (day: number, round: number): string =>
  NOW.add({ hours: 24 * (day + Math.floor(round / 6)) + 2 * (round % 6) }).toString();
/** Runs acts at once, in a random order, each shared evenly among the rivals. */
const race = (acts: readonly (() => Promise<string>)[]) =>
  Promise.all(chance.shuffle(Array.from({ length: RIVALS }, (_, n) => acts[n % acts.length]!)).map((act) => act()));
const answer = (how: 'accept' | 'refuse' | 'suggest', code: string) => async () =>
  wordOf(
    (await all.answer(how, chance.pick(team), room, code, how === 'suggest' ? { start: '2026-11-27T09:00:00Z' } : {})) as AnswerResult,
  ); // prettier-ignore
const withdraw = (member: GivenMember, code: string) => async () => {
  const { __typename, code: refusal } = await all.bookings.cancel(member, code);
  return refusal ?? __typename;
};
const count = (words: readonly string[], ...wanted: string[]) => words.filter((word) => wanted.includes(word)).length;
const endOf = (code: string) =>
  all.given.one<{ state: string; answer: string; told: string }>(
    `select b.state, q.answer, (select count(*) from outbox o where o.topic = 'booking.requestAnswered' and o.subject_id = b.id) as told
       from booking b join booking_request q on q.booking_id = b.id where b.code = $1`,
    [code],
  );

describe('simultaneous answers', () => {
  it(
    'have exactly one winner, whether staff accept, refuse and suggest or the member withdraws',
    async () => {
      const wins = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        await all.given.client.query(`delete from throttle`);
        const member = chance.pick(members);
        const start = startOf(1, round);
        const { code } = await all.request(member, room, start);
        const words = await race([answer('accept', code), answer('refuse', code), answer('suggest', code), withdraw(member, code)]); // prettier-ignore
        const end = await endOf(code);
        wins.set(end.answer, (wins.get(end.answer) ?? 0) + 1);
        // A booking that was accepted can still be cancelled by the member, as any other.
        const answers = count(words, 'ACCEPTED', 'REFUSED');
        expect([end.answer, answers]).toEqual([end.answer, end.answer === 'WITHDRAWN' ? 0 : 1]);
        expect(count(words, 'Cancelled')).toBe(Number(end.state === 'CANCELLED'));
        expect(Number(end.told)).toBe(end.answer === 'WITHDRAWN' ? 0 : 1);
      }
      console.log(`won by ${[...wins].map(([word, times]) => `${word} ${times}`).join(', ')}`);
    },
    60_000 + ROUNDS * 20_000,
  );

  it(
    'and the deadline: one microsecond decides whether staff or the deadline win',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await all.given.client.query(`delete from throttle`);
        await all.setClock(NOW);
        const member = chance.pick(members);
        const start = startOf(20, round);
        const { code, id, answerBy } = await all.request(member, room, start);
        const isBefore = chance.next() < 0.5;
        await all.setClock(Temporal.Instant.from(answerBy).subtract({ microseconds: isBefore ? 1 : 0 }));
        const { jobId } = await all.given.one<{ jobId: string }>(
          `select id as "jobId" from outbox where topic = 'booking.requestDeadline' and subject_id = $1`,
          [id],
        );
        const deadline = () => all.runJob(jobId).then(() => 'DEADLINE');
        const words = await race([answer('accept', code), answer('refuse', code), deadline]);
        const end = await endOf(code);
        expect(count(words, 'ACCEPTED', 'REFUSED')).toBe(Number(isBefore));
        expect(end.answer === 'EXPIRED').toBe(!isBefore);
        expect(end.told).toBe('1');
      }
    },
    60_000 + ROUNDS * 20_000,
  );
});
