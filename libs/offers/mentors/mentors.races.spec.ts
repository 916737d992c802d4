import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type GivenMember, seededRandom, violations } from '#libs/testing';
import { expireAsk } from '#libs/mentoring';
import { SettingsReader } from '#libs/platform';
import { type BookAnswer, MentorClient } from './mentor-client.fixture.js';

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 2);
const RIVALS = 64;
const NOW = '2026-11-23T08:00:00Z';
const chance = seededRandom();
let all: MentorClient;
let founders: GivenMember[];

beforeAll(async () => {
  console.log(`mentors race: SEED=${chance.seed}, ${ROUNDS} rounds of ${RIVALS} (RACE_ROUNDS)`);
  all = await MentorClient.start(NOW, { DATABASE_POOL: '16' });
  founders = [];
  while (founders.length < RIVALS) founders.push(await all.given.member(all.network, { hours: 10_000 }));
  for (let i = 0; i < 4; i++) await all.room();
}, 120_000);
afterAll(() => all?.close());

/** The last thing a race may leave is a half-made pair. */
const pairs = (mentorId: string) =>
  all.given.one<{ appointments: number; rooms: number; orphans: number }>(
    `select (select count(*)::int from appointment where mentor_id = $1 and state in ('PENDING','CONFIRMED')) as appointments,
            (select count(*)::int from appointment a join booking b on b.id = a.booking_id where a.mentor_id = $1 and b.state in ('PENDING','CONFIRMED')) as rooms,
            (select count(*)::int from booking b where b.with_mentor and not exists (select from appointment a where a.booking_id = b.id)) as orphans`,
    [mentorId],
  );
async function nextRound(): Promise<void> {
  await all.given.client.query(`delete from throttle; delete from quota where kind = 'booking.made'`);
}

it(`${RIVALS} founders for the last three hours of a mentor: three pairs of mentor and room, both or neither`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    await nextRound();
    const isInstant = round % 2 === 0;
    const mentor = await all.mentor({ isInstant, weekMinutes: 6_00, opens: '14:00', closes: '17:00' });
    const day = `2026-12-${String(1 + (round % 18)).padStart(2, '0')}`;
    const starts = ['13:00', '14:00', '15:00'].map((hour) => `${day}T${hour}:00Z`);
    const tokens = await Promise.all(
      founders.map(async (founder, i) => {
        const need = { mentor: mentor.mentorId, start: starts[i % 3]! };
        return (await all.propose(founder, need, 1)).offers[0]!.token;
      }),
    );
    const answers = await Promise.all(
      chance.shuffle([...founders.keys()]).map((i) => all.book(founders[i]!, tokens[i]!)),
    );
    const won = answers.filter(({ appointment }: BookAnswer) => appointment);
    expect(won).toHaveLength(3);
    expect(new Set(won.map(({ appointment }) => appointment!.start)).size).toBe(3);
    expect(await pairs(mentor.mentorId)).toEqual({ appointments: 3, rooms: 3, orphans: 0 });
    await all.given.client.query(`update mentor set ended_at = now() where id = $1`, [mentor.mentorId]);
  }
  expect(await violations(all.url)).toEqual([]);
}, 600_000);

it('the capacity of a week is never passed, however many ask at once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    await nextRound();
    const mentor = await all.mentor({ isInstant: true, modes: ['VIDEO'], weekMinutes: 120 });
    const offers = await Promise.all(
      founders.slice(0, 24).map(async (founder, i) => {
        const start = `2026-12-0${7 + (i % 3)}T${String(8 + (i % 8)).padStart(2, '0')}:00:00Z`;
        return (await all.propose(founder, { mentor: mentor.mentorId, start, mode: 'VIDEO' }, 1)).offers[0]!.token;
      }),
    );
    await Promise.all(offers.map((token, i) => all.book(founders[i]!, token)));
    const { weeks } = await all.given.one<{ weeks: number[] }>(
      `select array(select sum(extract(epoch from ends_at - starts_at) / 60)::int from appointment where mentor_id = $1 and state = 'CONFIRMED'
                     group by date_trunc('week', starts_at at time zone 'Europe/Paris')) as weeks`,
      [mentor.mentorId],
    );
    expect(weeks.length).toBeGreaterThan(0);
    expect(Math.max(...weeks)).toBeLessThanOrEqual(120);
    await all.given.client.query(`update mentor set ended_at = now() where id = $1`, [mentor.mentorId]);
  }
  expect(await violations(all.url)).toEqual([]);
}, 600_000);

it('a yes, a withdrawal and a deadline in one instant leave exactly one of them', async () => {
  const settings = await all.api.app.get(SettingsReader).at(all.network.id, all.api.clock.now());
  for (let round = 0; round < ROUNDS * 4; round++) {
    await nextRound();
    await all.setClock(NOW);
    const mentor = await all.mentor({ modes: [round % 2 === 0 ? 'IN_PERSON' : 'VIDEO'] });
    const founder = founders[round % RIVALS]!;
    const { code } = await all.make(founder, { mentor: mentor.mentorId, start: '2026-12-21T13:00:00Z' });
    const { id } = await all.given.one<{ id: string }>(`select id from appointment where code = $1`, [code]);
    const late = Temporal.Instant.from('2026-12-20T13:00:00Z');
    const expire = () =>
      all.database.inTransaction(all.network.id, (tx) => expireAsk(tx, id, 1, { settings, now: late }));
    const acts = [() => all.answer(mentor, code, 'ACCEPT'), () => all.cancel(founder, code), expire];
    await Promise.all(chance.shuffle(acts).map((act) => act()));
    const { state, live } = await all.given.one<{ state: string; live: number }>(
      `select a.state, (select count(*)::int from allocation x where x.holder_id in (a.id, a.booking_id) and x.state in ('PENDING','CONFIRMED')) as live
         from appointment a where a.id = $1`,
      [id],
    );
    // A confirmed appointment by video may be cancelled by the founder afterwards; a room has terms of its own.
    expect([state, live > 0]).toEqual([state, state === 'CONFIRMED']);
    expect(['CONFIRMED', 'EXPIRED', 'CANCELLED']).toContain(state);
    if (state === 'CONFIRMED')
      await all.given.client.query(`update mentor set ended_at = now() where id = $1`, [mentor.mentorId]);
    if (state === 'CONFIRMED') await all.cancel(mentor, code);
  }
  expect(await violations(all.url)).toEqual([]);
}, 600_000);
