import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenMentor, type GivenSpace, violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

/** A Monday, 9:00 in Paris. */
const NOW = '2026-11-23T08:00:00Z';
const TUESDAY = { skill: 'fundraising', stage: 'PROTOTYPE', start: '2026-11-24T13:00:00Z' };
const BOOKING = `query ($code: String!) { booking(code: $code) { state access { code } charge { creditMinutesFromPass } place } }`;
let all: MentorClient;
let room: GivenSpace;
let founder: GivenMember;

beforeAll(async () => {
  all = await MentorClient.start(NOW);
}, 60_000);
afterAll(() => all?.close());
beforeEach(async () => {
  await all.setClock(NOW);
  // Each test has its own mentors and its own room.
  await all.given.client.query(`update mentor set ended_at = '2026-10-05' where ended_at is null`);
  await all.given.client.query(`update space set withdrawn_at = '2026-10-05' where withdrawn_at is null`);
  // What earlier tests left waiting would ask the mentors of this one.
  await all.given.client.query(
    `update outbox set voided_at = $1 where topic like 'mentoring.%' and done_at is null and voided_at is null`,
    [NOW],
  );
  room = await all.room({ name: 'Salle Soie', venueName: 'Le Passage' });
  founder = await all.given.member(all.network, { hours: 10 });
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));

const creditLeft = async (member: GivenMember): Promise<number> =>
  (await all.ask<{ myPass: { creditMinutesLeft: number } }>(`{ myPass { creditMinutesLeft } }`, {}, member)).myPass.creditMinutesLeft; // prettier-ignore
const notices = async (member: GivenMember) =>
  (
    await all.given.client.query<{ kind: string }>(
      `select kind from notification where account_id = $1 order by created_at, kind`,
      [member.accountId],
    )
  ).rows.map(({ kind }) => kind);

describe('an expert, a time and a room', () => {
  it('are confirmed in two requests when the mentor comes at once', async () => {
    const mentor = await all.mentor({ name: 'Inès Caron', isInstant: true });
    // Contact 1.
    const { offers, understood } = await all.propose(founder, {
      text: 'un mentor en levée de fonds pour mon projet au stade prototype demain à 14h',
    });
    expect(understood).toMatchObject({ wantsMentor: true, skill: { code: 'fundraising' }, stage: 'PROTOTYPE' });
    const [offer] = offers;
    expect(offer).toMatchObject({ certainty: 'INSTANT', answerBy: null });
    expect(offer!.items).toEqual([
      { __typename: 'MentorItem', mentor: { id: mentor.mentorId, name: 'Inès Caron', isInstant: true }, start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z', mode: 'IN_PERSON' }, // prettier-ignore
      { __typename: 'SpaceItem', space: { id: room.id, name: 'Salle Soie' }, start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z' }, // prettier-ignore
    ]);
    // Contact 2.
    const answer = await all.book(founder, offer!.token);
    expect(answer.__typename).toBe('AppointmentConfirmed');
    const { code, bookingCode, place, state } = answer.appointment!;
    expect(state).toBe('CONFIRMED');
    expect(place).toEqual({ spaceName: 'Salle Soie', venueName: 'Le Passage' });
    const { booking } = await all.ask<{ booking: object }>(BOOKING, { code: bookingCode }, founder);
    expect(booking).toMatchObject({ state: 'CONFIRMED', access: { code: expect.stringMatching(/^\d{6}$/) } });
    expect(await all.taken(code)).toEqual({ booking: 'CONFIRMED', request: null, mentor: ['CONFIRMED'], people: 2 });
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.confirmed']);
    expect(await notices(mentor)).toEqual(['mentoring.confirmed']);
  });

  it('wait for a mentor who is asked first: time and room are kept, and the yes confirms both', async () => {
    const mentor = await all.mentor();
    const before = await creditLeft(founder);
    const { code, answerBy, state } = await all.make(founder, TUESDAY);
    // 12 hours before the start lies in the night: the evening before.
    expect([state, answerBy]).toEqual(['PENDING', '2026-11-23T20:00:00Z']);
    expect(await all.taken(code)).toEqual({ booking: 'PENDING', request: null, mentor: ['PENDING'], people: 0 });
    expect(await creditLeft(founder)).toBeLessThan(before);
    expect(await all.answer(mentor, code, 'ACCEPT')).toBe('CONFIRMED');
    expect(await all.taken(code)).toEqual({
      booking: 'CONFIRMED',
      request: 'ACCEPTED',
      mentor: ['CONFIRMED'],
      people: 2,
    });
    expect(await all.answer(mentor, code, 'REFUSE')).toBe('ASK_ENDED');
  });

  it.each(['un mentor en levée de fonds en visio demain à 14h', 'a fundraising mentor over video tomorrow at 2pm'])(
    'are understood to be by video: “%s”',
    async (text) => {
      await all.mentor({ isInstant: true });
      const { offers, understood } = await all.propose(founder, { text });
      expect(understood).toMatchObject({ wantsMentor: true, skill: { code: 'fundraising' }, mode: 'VIDEO' });
      expect(offers[0]!.items).toMatchObject([{ mode: 'VIDEO', start: '2026-11-24T13:00:00Z' }]);
    },
  );

  it('are offered from afar where that is wanted, and where no room is free', async () => {
    await all.mentor({ isInstant: true });
    const byVideo = await all.make(founder, { ...TUESDAY, mode: 'VIDEO' });
    expect(byVideo).toMatchObject({
      state: 'CONFIRMED',
      mode: 'VIDEO',
      place: null,
      bookingCode: null,
      joinBy: 'https://visio.example/m',
    });
    expect(await all.taken(byVideo.code)).toEqual({ booking: null, request: null, mentor: ['CONFIRMED'], people: 2 });
    await all.given.client.query(`update space set withdrawn_at = '2026-10-05' where id = $1`, [room.id]);
    const other = await all.given.member(all.network);
    const { offers } = await all.propose(other, { skill: 'fundraising', start: '2026-11-25T13:00:00Z' });
    expect(offers[0]!.items).toMatchObject([{ mode: 'VIDEO' }]);
  });

  it('are not offered twice for the same time: who is expected elsewhere is refused, and nothing is left behind', async () => {
    await all.mentor({ isInstant: true });
    const rival = await all.given.member(all.network);
    const { offers } = await all.propose(founder, TUESDAY);
    const { offers: same } = await all.propose(rival, TUESDAY);
    expect((await all.book(founder, offers[0]!.token)).__typename).toBe('AppointmentConfirmed');
    const late = await all.book(rival, same[0]!.token);
    expect(['Refused', 'Taken']).toContain(late.__typename);
    const { n } = await all.given.one<{ n: number }>(`select count(*)::int n from booking where member_id = $1`, [
      rival.id,
    ]);
    expect(n).toBe(0);
  });

  it('are made once by a repeated request, and another question with its key is refused', async () => {
    await all.mentor();
    for (const mode of ['IN_PERSON', 'VIDEO']) {
      const member = await all.given.member(all.network);
      const { offers } = await all.propose(member, {
        ...TUESDAY,
        start: mode === 'VIDEO' ? '2026-11-26T13:00:00Z' : TUESDAY.start,
        mode,
      });
      const key = `the-same-key-${mode}`;
      const [first, second] = [
        await all.book(member, offers[0]!.token, { key }),
        await all.book(member, offers[0]!.token, { key }),
      ];
      expect(second.appointment!.code).toBe(first.appointment!.code);
      expect(
        await all.book(member, offers[0]!.token, { key, question: 'Une tout autre question, avec la même clé' }),
      ).toMatchObject({ code: 'KEY_REUSED' });
    }
  });

  it('need a question', async () => {
    await all.mentor();
    const { offers } = await all.propose(founder, TUESDAY);
    for (const question of ['', 'Trop court', 'x'.repeat(1_001)])
      expect(await all.book(founder, offers[0]!.token, { question })).toMatchObject({ code: 'QUESTION_NEEDED' });
  });
});

describe('a mentor who does not come', () => {
  it('is followed by the next one for the same time and room, and the founder is told once', async () => {
    const [first, second] = [
      await all.mentor({ name: 'Première' }),
      await all.mentor({ name: 'Seconde', skills: { fundraising: 1 } }),
    ];
    const { code } = await all.make(founder, TUESDAY);
    await all.runJobs();
    await all.setClock('2026-11-23T20:00:00Z');
    await all.runJobs();
    expect(await all.appointment(founder, code)).toMatchObject({
      state: 'PENDING',
      mentor: { name: 'Seconde' },
      answerBy: '2026-11-24T07:00:00Z',
    });
    expect(await all.taken(code)).toEqual({
      booking: 'PENDING',
      request: null,
      mentor: ['CANCELLED', 'PENDING'],
      people: 0,
    });
    expect(await all.appointment(first, code)).toBeNull();
    expect(await notices(founder)).toEqual([]);
    expect(await all.answer(first, code, 'ACCEPT')).toBe('NOT_ASKED');
    expect(await all.answer(second, code, 'ACCEPT')).toBe('CONFIRMED');
    await all.setClock('2026-11-24T07:00:00Z');
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.confirmed']);
  });

  it('ends the request when nobody is left: all is given back, the founder and the network are told', async () => {
    const admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
    const mentor = await all.mentor();
    const before = await creditLeft(founder);
    const { code } = await all.make(founder, TUESDAY);
    expect(await all.answer(mentor, code, 'REFUSE', { reason: 'En congé' })).toBe('ANSWERED');
    expect(await all.appointment(founder, code)).toMatchObject({
      state: 'EXPIRED',
      endedBy: 'NOBODY_LEFT',
      endReason: null,
    });
    expect(await all.taken(code)).toEqual({ booking: 'EXPIRED', request: 'EXPIRED', mentor: ['CANCELLED'], people: 0 });
    expect(await creditLeft(founder)).toBe(before);
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.ended']);
    expect(await notices(admin)).toEqual(['mentoring.founderLeftAlone']);
    await all.runJobs('booking.');
    expect(await notices(founder)).toEqual(['mentoring.ended']);
  });

  it('is not followed by anybody when the founder did not want that', async () => {
    const mentor = await all.mentor();
    await all.mentor({ skills: { fundraising: 1 } });
    const { code } = await all.make(founder, TUESDAY, { fallback: 'NONE' });
    await all.answer(mentor, code, 'REFUSE');
    expect(await all.appointment(founder, code)).toMatchObject({ state: 'EXPIRED' });
  });

  it('is followed at once by one who comes without being asked', async () => {
    const mentor = await all.mentor({ skills: { fundraising: 3 } });
    const { code } = await all.make(founder, { ...TUESDAY, mentor: mentor.mentorId });
    await all.mentor({ name: 'Immédiate', skills: { fundraising: 1 }, isInstant: true });
    await all.answer(mentor, code, 'REFUSE');
    expect(await all.appointment(founder, code)).toMatchObject({ state: 'CONFIRMED', mentor: { name: 'Immédiate' } });
    expect(await all.taken(code)).toMatchObject({ booking: 'CONFIRMED', people: 2 });
  });

  it('is never offered again to somebody with whom they have a conflict, who does not learn of it', async () => {
    const mentor = await all.mentor();
    const { code } = await all.make(founder, TUESDAY);
    await all.answer(mentor, code, 'REFUSE', { neverAgain: true });
    expect((await all.propose(founder, TUESDAY)).nothing).toMatchObject({ why: 'NO_MENTOR' });
    expect((await all.propose(await all.given.member(all.network), TUESDAY)).offers).toHaveLength(1);
  });

  it('may propose other times, which the founder sees', async () => {
    const mentor = await all.mentor();
    const { code } = await all.make(founder, TUESDAY);
    expect(await all.answer(mentor, code, 'OTHER_TIMES')).toBe('TIMES_NEEDED');
    expect(await all.answer(mentor, code, 'OTHER_TIMES', { otherStarts: ['2026-11-20T13:00:00Z'] })).toBe(
      'IN_THE_PAST',
    );
    expect(await all.answer(mentor, code, 'OTHER_TIMES', { otherStarts: ['2026-11-25T13:00:00Z'] })).toBe('ANSWERED');
    expect(await all.appointment(founder, code)).toMatchObject({
      state: 'EXPIRED',
      suggestedStarts: ['2026-11-25T13:00:00Z'],
    });
  });
});

describe('capacity', () => {
  it('of a week is never passed, and comes back with what is cancelled', async () => {
    const mentor = await all.mentor({ isInstant: true, weekMinutes: 60 });
    const { code } = await all.make(founder, { ...TUESDAY, mode: 'VIDEO' });
    const other = await all.given.member(all.network);
    const nextWeek = await all.propose(other, { ...TUESDAY, mode: 'VIDEO' });
    expect(nextWeek.offers[0]!.items[0]!.start > '2026-11-29').toBe(true);
    expect(await all.cancel(mentor, code)).toBe('CANCELLED');
    expect((await all.propose(other, { ...TUESDAY, mode: 'VIDEO' })).offers[0]!.items[0]!.start).toBe(TUESDAY.start);
  });

  it('for new founders is kept', async () => {
    await all.mentor({ isInstant: true, newFoundersAMonth: 1 });
    await all.make(founder, { ...TUESDAY, mode: 'VIDEO' });
    expect((await all.propose(await all.given.member(all.network), TUESDAY)).offers.map(({ items }) => items[0]!.start < '2026-12-01')).not.toContain(true); // prettier-ignore
    expect(
      (await all.propose(founder, { ...TUESDAY, start: '2026-11-26T13:00:00Z', mode: 'VIDEO' })).offers,
    ).toHaveLength(1);
  });

  it('of a founder is three open requests', async () => {
    const subjects = ['fundraising', 'pricing', 'pitching', 'strategy'];
    await all.mentor({ skills: Object.fromEntries(subjects.map((skill) => [skill, 3])) });
    const needs = subjects.map((skill, i) => ({ skill, start: `2026-11-${24 + i}T13:00:00Z`, mode: 'VIDEO' }));
    const codes: string[] = [];
    for (const need of needs.slice(0, 3)) codes.push((await all.make(founder, need)).code);
    const { offers } = await all.propose(founder, needs[3]!);
    expect(await all.book(founder, offers[0]!.token)).toMatchObject({ code: 'TOO_MANY_APPOINTMENTS' });
    expect(await all.cancel(founder, codes[0]!)).toBe('EXPIRED');
    expect((await all.book(founder, offers[0]!.token)).__typename).toBe('AwaitingAnswer');
  });
});

describe('an appointment ends with its room, and the room with its appointment', () => {
  it('when the founder withdraws the request', async () => {
    const mentor = await all.mentor();
    const before = await creditLeft(founder);
    const { code } = await all.make(founder, TUESDAY);
    expect(await all.cancel(founder, code)).toBe('EXPIRED');
    expect(await all.taken(code)).toMatchObject({ booking: 'EXPIRED', mentor: ['EXPIRED'] });
    expect(await creditLeft(founder)).toBe(before);
    expect(await all.answer(mentor, code, 'ACCEPT')).toBe('ASK_ENDED');
  });

  it('when the mentor cancels: the founder is refunded and told, with the reason', async () => {
    const mentor = await all.mentor({ isInstant: true });
    const before = await creditLeft(founder);
    const { code } = await all.make(founder, TUESDAY);
    await all.runJobs();
    expect(await all.cancel(founder, code)).toBe('CANCEL_THE_ROOM');
    expect(await all.cancel(mentor, code, 'Malade')).toBe('CANCELLED');
    expect(await all.taken(code)).toMatchObject({ booking: 'CANCELLED', mentor: ['CANCELLED'], people: 0 });
    expect(await creditLeft(founder)).toBe(before);
    await all.runJobs();
    expect(await notices(founder)).toEqual(['mentoring.confirmed', 'mentoring.ended']);
    expect(await notices(mentor)).toEqual(['mentoring.confirmed']);
  });

  it('when the founder cancels the booking, which cannot be moved alone', async () => {
    const mentor = await all.mentor({ isInstant: true });
    const { code, bookingCode } = await all.make(founder, TUESDAY);
    const cancel = `mutation ($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) { __typename } }`;
    const { cancelBooking } = await all.ask<{ cancelBooking: object }>(
      cancel,
      { code: bookingCode, key: 'a-cancelling-key' },
      founder,
    );
    expect(cancelBooking).toEqual({ __typename: 'Cancelled' });
    expect(await all.appointment(mentor, code)).toMatchObject({ state: 'CANCELLED', endedBy: 'FOUNDER' });
    expect(await all.taken(code)).toMatchObject({ booking: 'CANCELLED', mentor: ['CANCELLED'], people: 0 });
    await all.runJobs();
    expect(await notices(mentor)).toEqual(['mentoring.ended']);
  });
});

describe('after an appointment', () => {
  it('each side reports once, usefulness stays the founder’s and notes the mentor’s unless shared', async () => {
    const mentor: GivenMentor = await all.mentor({ isInstant: true });
    const { code } = await all.make(founder, TUESDAY);
    const report = async (as: GivenMember, more: string) => {
      const { result } = await all.ask<{ result: { code?: string } }>(
        `mutation { result: reportAppointment(code: "${code}", tookPlace: true, ${more}) { ... on AppointmentReported { appointment { state } } ... on MentoringRefused { code } } }`,
        {},
        as,
      );
      return result.code ?? 'RECORDED';
    };
    expect(await report(founder, 'usefulness: 5')).toBe('NOT_OVER_YET');
    await all.setClock('2026-11-24T14:00:00Z');
    expect(await report(founder, 'usefulness: 5, nextStep: "Écrire le deck", nextStepOn: "2026-12-01"')).toBe(
      'RECORDED',
    );
    expect(await report(founder, 'usefulness: 1')).toBe('REPORTED_ALREADY');
    expect(await report(mentor, 'note: "Prêt à lever", usefulness: 1')).toBe('RECORDED');
    expect(await all.appointment(founder, code)).toMatchObject({
      founderReport: { usefulness: 5, nextStep: 'Écrire le deck' },
      mentorReport: { note: null },
    });
    expect(await all.appointment(mentor, code)).toMatchObject({
      founderReport: { usefulness: null },
      mentorReport: { note: 'Prêt à lever', usefulness: null },
    });
    expect(await all.appointment(await all.given.member(all.network), code)).toBeNull();
  });
});
