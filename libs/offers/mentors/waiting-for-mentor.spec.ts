import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tendMentorWaits } from '#libs/mentoring';
import { SettingsReader } from '#libs/platform';
import { type GivenMember, type GivenMentor, violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const TUESDAY = { skill: 'fundraising', stage: 'PROTOTYPE', start: '2026-11-24T13:00:00Z', mode: 'VIDEO' };
let all: MentorClient;
let founder: GivenMember;
let admin: GivenMember;

beforeAll(async () => {
  all = await MentorClient.start(NOW);
  admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
}, 60_000);
afterAll(() => all?.close());
beforeEach(async () => {
  await all.setClock(NOW);
  await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
  await all.given.client.query(`update mentor_wait_offer set answer = 'WITHDRAWN', answered_at = $1 where answer is null`, [NOW]); // prettier-ignore
  await all.given.client.query(`update mentor_wait set state = 'LEFT', ended_at = $1 where state = 'WAITING'`, [NOW]);
  await all.given.client.query(`update outbox set voided_at = $1 where done_at is null and voided_at is null`, [NOW]);
  founder = await all.given.member(all.network, { hours: 10 });
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));

interface Wait {
  id: string;
  skill: { code: string } | null;
  proposals: { mentorName: string; starts: string[] }[];
}
const waits = async (as: GivenMember) =>
  (await all.ask<{ myMentorWaits: Wait[] }>(`{ myMentorWaits { id skill { code } proposals { mentorName starts } } }`, {}, as)).myMentorWaits; // prettier-ignore
const offersOf = async (as: GivenMember) =>
  (await all.ask<{ mentorWaitOffers: { id: string; founderName: string; question: string }[] }>(`{ mentorWaitOffers { id founderName question } }`, {}, as)).mentorWaitOffers; // prettier-ignore
const act = async (as: GivenMember, mutation: string, variables: object): Promise<string> => {
  const { result } = await all.ask<{ result: { __typename: string; code?: string } }>(mutation, variables, as);
  return result.code ?? result.__typename;
};
const propose = (as: GivenMember, id: string, starts: string[]) =>
  act(as, `mutation ($id: ID!, $starts: [Instant!]!) { result: answerMentorWait(id: $id, starts: $starts) { __typename ... on MentoringRefused { code } } }`, { id, starts }); // prettier-ignore
const leave = (as: GivenMember, id: string) =>
  act(as, `mutation ($id: ID!) { result: leaveMentorWait(id: $id) { __typename ... on MentoringRefused { code } } }`, { id }); // prettier-ignore
const offer = (as: GivenMember, id: string, mentorId: string) =>
  act(as, `mutation ($id: ID!, $mentorId: ID!) { result: offerMentorWait(id: $id, mentorId: $mentorId) { __typename ... on MentoringRefused { code } } }`, { id, mentorId }); // prettier-ignore
async function tend(): Promise<void> {
  const now = all.api.clock.now();
  const settings = await all.api.app.get(SettingsReader).at(all.network.id, now);
  await tendMentorWaits(all.database, all.network.id, { settings, now });
}
const notices = async (member: GivenMember) =>
  (await all.given.client.query<{ kind: string }>(`select kind from notification where account_id = $1 order by created_at, kind`, [member.accountId])).rows.map(({ kind }) => kind); // prettier-ignore

/** The founder asked for a mentor, the only one refused, and nobody is left. */
async function left(fallback = 'NEXT_BEST'): Promise<{ wait: Wait | undefined; mentor: GivenMentor }> {
  const mentor = await all.mentor({ name: 'Première' });
  const { code } = await all.make(founder, TUESDAY, { fallback });
  expect(await all.answer(mentor, code, 'REFUSE')).toBe('ANSWERED');
  return { wait: (await waits(founder))[0], mentor };
}

describe('a founder for whom nobody is left', () => {
  it('waits, is told once, and the administrators are alerted', async () => {
    const { wait } = await left();
    expect(wait).toMatchObject({ skill: { code: 'fundraising' }, proposals: [] });
    await all.runJobs();
    await tend();
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.ended']);
    expect((await notices(admin)).filter((kind) => kind === 'mentoring.founderLeftAlone').length).toBeGreaterThan(0);
    const { mentorWaits } = await all.ask<{ mentorWaits: { totalCount: number; edges: { node: object }[] } }>(
      `{ mentorWaits(first: 5) { totalCount edges { node { id askedCount skill { code } } } } }`,
      {},
      admin,
    );
    expect(mentorWaits).toEqual({
      totalCount: 1,
      edges: [{ node: { id: wait!.id, askedCount: 1, skill: { code: 'fundraising' } } }],
    });
  });

  it('does not wait when only this mentor was wanted, or when the mentor proposed other times', async () => {
    expect((await left('NONE')).wait).toBeUndefined();
    const mentor = await all.mentor();
    const { code } = await all.make(founder, TUESDAY);
    await all.answer(mentor, code, 'OTHER_TIMES', { otherStarts: ['2026-11-25T13:00:00Z'] });
    expect(await waits(founder)).toEqual([]);
  });

  it('leaves the list in one act, and nobody else can', async () => {
    const { wait } = await left();
    expect(await leave(await all.given.member(all.network), wait!.id)).toBe('NOT_WAITING');
    expect(await leave(founder, wait!.id)).toBe('MentorWaitLeft');
    expect(await leave(founder, wait!.id)).toBe('NOT_WAITING');
    expect(await waits(founder)).toEqual([]);
  });
});

describe('a mentor who becomes free', () => {
  it('is offered the founder, proposes times, and the founder who books one no longer waits', async () => {
    const { wait } = await left();
    await tend();
    const free = await all.mentor({ name: 'Seconde' });
    await all.setClock('2026-11-23T08:15:00Z');
    await tend();
    await all.runJobs();
    expect(await notices(free)).toEqual(['mentoring.waitOffered']);
    expect(await offersOf(free)).toMatchObject([{ id: wait!.id, question: 'Comment convaincre mes premiers investisseurs ?' }]); // prettier-ignore
    expect(await propose(free, wait!.id, ['2026-11-20T13:00:00Z'])).toBe('IN_THE_PAST');
    expect(await propose(free, wait!.id, ['2026-11-26T13:00:00Z'])).toBe('MentorWaitAnswered');
    expect(await propose(free, wait!.id, [])).toBe('ASK_ENDED');
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.ended', 'mentoring.waitProposed']);
    expect((await waits(founder))[0]!.proposals).toEqual([{ mentorName: 'Seconde', starts: ['2026-11-26T13:00:00Z'] }]);
    const { code } = await all.make(founder, { ...TUESDAY, mentor: free.mentorId, start: '2026-11-26T13:00:00Z' });
    expect(await waits(founder)).toHaveLength(1);
    await all.answer(free, code, 'ACCEPT');
    expect(await waits(founder)).toEqual([]);
  });

  it('is one at a time: after a refusal, and after a deadline, the next one is asked', async () => {
    const { wait } = await left();
    const mentors = [await all.mentor({ skills: { fundraising: 3 } }), await all.mentor({ skills: { fundraising: 2 } }), await all.mentor({ skills: { fundraising: 1 } })]; // prettier-ignore
    const asked = async () => {
      await tend();
      const lists = await Promise.all(mentors.map(offersOf));
      return lists.map(({ length }) => length);
    };
    expect(await asked()).toEqual([1, 0, 0]);
    expect(await asked()).toEqual([1, 0, 0]);
    expect(await propose(mentors[0]!, wait!.id, [])).toBe('MentorWaitAnswered');
    expect(await asked()).toEqual([0, 1, 0]);
    await all.setClock('2026-11-25T08:00:00Z');
    expect(await asked()).toEqual([0, 0, 1]);
    expect(await propose(mentors[1]!, wait!.id, ['2026-11-26T13:00:00Z'])).toBe('ASK_ENDED');
    expect(await propose(founder, wait!.id, ['2026-11-26T13:00:00Z'])).toBe('NOT_ASKED');
  });

  it('is nobody who has no time within two weeks, was asked before, or has a conflict of interest', async () => {
    const { mentor } = await left();
    const full = await all.mentor({ from: '2026-12-20', until: '2027-03-01' });
    const recused = await all.mentor();
    await all.given.client.query(`insert into mentor_recusal values ($1, $2, $3, now())`, [all.network.id, recused.mentorId, founder.id]); // prettier-ignore
    await tend();
    for (const one of [mentor, full, recused]) expect(await offersOf(one)).toEqual([]);
  });

  it('is looked for a quarter of an hour after nobody was found, not before', async () => {
    await left();
    await tend();
    const mentor = await all.mentor();
    await all.setClock(all.api.clock.now().add({ minutes: 14 }).toString());
    await tend();
    expect(await offersOf(mentor)).toEqual([]);
    await all.setClock(all.api.clock.now().add({ minutes: 1 }).toString());
    await tend();
    expect(await offersOf(mentor)).toHaveLength(1);
  });

  it('is chosen by an administrator where they know somebody, once', async () => {
    const { wait } = await left();
    const other = await all.mentor({ skills: { pricing: 1 } });
    await tend();
    expect(await offersOf(other)).toEqual([]);
    expect(await offer(admin, wait!.id, other.mentorId)).toBe('MentorWaitOffered');
    expect(await offer(admin, wait!.id, other.mentorId)).toBe('OFFERED_ALREADY');
    expect(await offersOf(other)).toHaveLength(1);
    expect(await offer(admin, wait!.id, founder.id)).toBe('NO_SUCH_MENTOR');
    await leave(founder, wait!.id);
    expect(await offersOf(other)).toEqual([]);
    expect(await offer(admin, wait!.id, other.mentorId)).toBe('NOT_WAITING');
  });
});

it('a wait ends after thirty days, and the founder is told', async () => {
  await left();
  await all.runJobs();
  await all.setClock('2026-12-23T08:00:00Z');
  await tend();
  expect(await waits(founder)).toEqual([]);
  await all.runJobs();
  expect(await notices(founder)).toEqual(['mentoring.ended', 'mentoring.waitOver']);
});
