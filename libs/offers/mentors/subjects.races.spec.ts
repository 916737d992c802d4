import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 3);
let all: MentorClient;

beforeAll(async () => {
  all = await MentorClient.start(NOW, { DATABASE_POOL: '16' });
  for (let n = 0; n < 2; n++) await all.room();
}, 60_000);
afterAll(() => all?.close());
beforeEach(() => all.given.client.query(`delete from throttle`));

/** Each round has a time of its own, so that rooms of earlier rounds are not in the way. */
const startOf = (round: number, firstHour: number): string => {
  const [day, hour] = [1 + (round % 20), firstHour + 2 * (Math.floor(round / 20) % 6)];
  return `2026-12-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
};

it('two mentors who accept requests of one founder for the same time: one comes, the other is free again', async () => {
  for (let round = 0; round < ROUNDS * 2; round++) {
    await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
    const mode = round % 2 === 0 ? 'VIDEO' : 'IN_PERSON';
    const start = startOf(round, 7);
    const member = await all.given.member(all.network, { hours: 100 });
    const [a, b] = [await all.mentor({ skills: { fundraising: 3 } }), await all.mentor({ skills: { pricing: 3 } })];
    const first = await all.make(member, { skill: 'fundraising', mentor: a.mentorId, start, mode }, { fallback: 'NONE' }); // prettier-ignore
    const second = await all.make(member, { skill: 'pricing', mentor: b.mentorId, start, mode }, { fallback: 'NONE' });
    const answers = await Promise.all([all.answer(a, first.code, 'ACCEPT'), all.answer(b, second.code, 'ACCEPT')]);
    expect(answers.filter((answer) => answer === 'CONFIRMED')).toHaveLength(1);
    expect(['FOUNDER_BUSY', 'BUSY_THEN']).toContain(answers.find((answer) => answer !== 'CONFIRMED'));
    expect(await violations(all.url)).toEqual([]);
  }
}, 600_000);

it('an instant mentor who is booked while another accepts on the same subject: nobody waits for the other', async () => {
  for (let round = 0; round < ROUNDS * 2; round++) {
    await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
    const mode = round % 2 === 0 ? 'VIDEO' : 'IN_PERSON';
    const member = await all.given.member(all.network, { hours: 100 });
    const asked = await all.mentor();
    const instant = await all.mentor({ isInstant: true });
    const start = startOf(round, 8);
    const { code } = await all.make(member, { skill: 'fundraising', mentor: asked.mentorId, start, mode }); // prettier-ignore
    const { offers } = await all.propose(member, { skill: 'fundraising', mentor: instant.mentorId, start, mode }); // prettier-ignore
    const [accepted, booked] = await Promise.all([
      all.answer(asked, code, 'ACCEPT'),
      all.book(member, offers[0]!.token),
    ]);
    const { state } = (await all.appointment(member, code))!;
    // Both at the same time: the founder is at one of them.
    const isInstant = booked.__typename === 'AppointmentConfirmed';
    expect([accepted === 'CONFIRMED', state]).toEqual(isInstant ? [false, 'EXPIRED'] : [true, 'CONFIRMED']);
    expect(await violations(all.url)).toEqual([]);
  }
}, 600_000);
