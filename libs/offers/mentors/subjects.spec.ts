import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const TUESDAY = { skill: 'fundraising', start: '2026-11-24T13:00:00Z' };
const BOTH = { fundraising: 3, pricing: 3 };
let all: MentorClient;
let founder: GivenMember;

beforeAll(async () => {
  all = await MentorClient.start(NOW, { DATABASE_POOL: '16' });
}, 60_000);
afterAll(() => all?.close());
beforeEach(async () => {
  await all.setClock(NOW);
  await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
  await all.given.client.query(`update space set withdrawn_at = '2026-10-05' where withdrawn_at is null`);
  await all.given.client.query(`delete from throttle`);
  for (let n = 0; n < 2; n++) await all.room();
  founder = await all.given.member(all.network, { hours: 100 });
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));

const stateOf = async (code: string) => (await all.appointment(founder, code))!.state;
const creditLeft = async (): Promise<number> =>
  (await all.ask<{ myPass: { creditMinutesLeft: number } }>(`{ myPass { creditMinutesLeft } }`, {}, founder)).myPass.creditMinutesLeft; // prettier-ignore

describe('a founder has one open request on each subject', () => {
  it('a second request on a subject is refused until the first one is answered or withdrawn', async () => {
    await all.mentor({ skills: BOTH });
    const first = await all.make(founder, { ...TUESDAY, mode: 'VIDEO' });
    const again = { ...TUESDAY, start: '2026-11-25T13:00:00Z' };
    for (const mode of ['VIDEO', 'IN_PERSON']) {
      const { offers } = await all.propose(founder, { ...again, mode });
      expect(await all.book(founder, offers[0]!.token)).toMatchObject({ code: 'SUBJECT_ASKED' });
    }
    expect((await all.make(founder, { ...again, skill: 'pricing', mode: 'VIDEO' })).state).toBe('PENDING');
    await all.cancel(founder, first.code);
    expect((await all.make(founder, { ...again, start: '2026-11-26T13:00:00Z', mode: 'VIDEO' })).state).toBe('PENDING');
  });

  it('also when several are made in the same instant', async () => {
    await all.mentor({ skills: BOTH, weekMinutes: 3_000 });
    const tokens: string[] = [];
    for (const hour of ['09', '11', '13', '15']) {
      const { offers } = await all.propose(founder, { ...TUESDAY, start: `2026-11-25T${hour}:00:00Z` });
      tokens.push(offers[0]!.token);
    }
    const answers = await Promise.all(tokens.map((token) => all.book(founder, token)));
    expect(answers.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual([
      'AwaitingAnswer',
      'SUBJECT_ASKED',
      'SUBJECT_ASKED',
      'SUBJECT_ASKED',
    ]);
  });
});

describe('a mentor who comes withdraws the founder’s open request on the same subject', () => {
  it('with its room, and the mentor who was asked is told', async () => {
    const asked = await all.mentor();
    const before = await creditLeft();
    const { code } = await all.make(founder, TUESDAY);
    const other = await all.make(founder, { mentor: asked.mentorId, start: '2026-11-25T13:00:00Z', mode: 'VIDEO' });
    const instant = await all.mentor({ isInstant: true });
    await all.make(founder, { ...TUESDAY, mentor: instant.mentorId, start: '2026-11-26T13:00:00Z', mode: 'VIDEO' });
    expect(await all.appointment(founder, code)).toMatchObject({ state: 'EXPIRED', endedBy: 'OTHER_MENTOR' });
    expect(await all.taken(code)).toMatchObject({ booking: 'EXPIRED', mentor: ['EXPIRED'], people: 0 });
    expect(await creditLeft()).toBe(before);
    // Without a subject it is about something else.
    expect(await stateOf(other.code)).toBe('PENDING');
    await all.runJobs();
    const { rows } = await all.given.client.query(
      `select kind from notification where account_id = $1 and kind = 'mentoring.ended'`,
      [asked.accountId],
    );
    expect(rows).toHaveLength(1);
    expect(await all.answer(asked, code, 'ACCEPT')).toBe('ASK_ENDED');
  });
});

it('a mentor who is dismissed is followed by the next one at once', async () => {
  const admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
  const first = await all.mentor();
  const { code } = await all.make(founder, TUESDAY);
  await all.mentor({ name: 'Seconde', skills: { fundraising: 1 } });
  await all.ask(`mutation ($id: ID!) { dismissMentor(id: $id) { __typename } }`, { id: first.mentorId }, admin);
  await all.runJobs();
  expect(await all.appointment(founder, code)).toMatchObject({ state: 'PENDING', mentor: { name: 'Seconde' } });
  expect(await all.taken(code)).toMatchObject({ booking: 'PENDING', mentor: ['CANCELLED', 'PENDING'] });
});

it('a mentor lists their requests by state', async () => {
  const mentor = await all.mentor({ skills: BOTH });
  const { code } = await all.make(founder, { ...TUESDAY, mode: 'VIDEO' });
  await all.answer(mentor, code, 'ACCEPT');
  const waiting = await all.make(founder, {
    ...TUESDAY,
    skill: 'pricing',
    start: '2026-11-25T13:00:00Z',
    mode: 'VIDEO',
  });
  const list = async (state: string | null) =>
    (
      await all.ask<{ mentorAppointments: { totalCount: number; edges: { node: { code: string } }[] } }>(
        `query ($state: AppointmentState) { mentorAppointments(state: $state) { totalCount edges { node { code } } } }`,
        { state },
        mentor,
      )
    ).mentorAppointments;
  expect(await list('PENDING')).toEqual({ totalCount: 1, edges: [{ node: { code: waiting.code } }] });
  expect(await list('CONFIRMED')).toEqual({ totalCount: 1, edges: [{ node: { code } }] });
  expect((await list(null)).totalCount).toBe(2);
  const { waiting: tasks } = await all.ask<{ waiting: { kind: string; path: string }[] }>(`{ waiting: waitingForMe { kind path } }`, {}, mentor); // prettier-ignore
  expect(tasks).toContainEqual({ kind: 'mentoring.ask', path: `/mentoring?code=${waiting.code}` });
});
