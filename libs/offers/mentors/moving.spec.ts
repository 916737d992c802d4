import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { MentorClient } from './mentor-client.fixture.js';

/** A Monday, 9:00 in Paris. */
const NOW = '2026-11-23T08:00:00Z';
const THURSDAY = { skill: 'fundraising', start: '2026-11-26T13:00:00Z' };
const FRIDAY = '2026-11-27T13:00:00Z';
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 3);
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
  room = await all.room({ name: 'Salle Soie' });
  founder = await all.given.member(all.network, { hours: 10 });
});
afterEach(async () => expect(await violations(all.url)).toEqual([]));

const state = (code: string) =>
  all.given.one<{
    start: string;
    sequence: number;
    room: string | null;
    revision: number | null;
    mentor: number;
    people: number;
  }>(
    `select to_char(a.starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as start, a.sequence, s.name as room, i.revision,
            (select count(*)::int from allocation x where x.holder_id = a.id and x.state = 'CONFIRMED' and x.during = a.during) as mentor,
            (select count(*)::int from person_time p where p.holder_id in (a.id, a.booking_id) and p.state = 'CONFIRMED' and p.during = a.during) as people
       from appointment a left join booking_item i on i.booking_id = a.booking_id left join space s on s.id = i.space_id where a.code = $1`,
    [code],
  );
/** Somebody else has a space then. */
async function bookElsewhere(member: GivenMember, space: GivenSpace, start: string): Promise<void> {
  const { offers } = await all.propose(member, { start, kind: 'MEETING_ROOM', minutes: 60 }, 10);
  const offer = offers.find(({ items }) => items[0]!.space?.id === space.id);
  if (!offer) throw new Error('not offered');
  await all.ask(
    `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename } }`,
    { token: offer.token, key: `elsewhere-${start}-${member.id}` },
    member,
  );
}
const creditLeft = async (member: GivenMember): Promise<number> =>
  (await all.ask<{ myPass: { creditMinutesLeft: number } }>(`{ myPass { creditMinutesLeft } }`, {}, member)).myPass.creditMinutesLeft; // prettier-ignore
const notices = async (member: GivenMember) =>
  (
    await all.given.client.query<{ kind: string }>(
      `select kind from notification where account_id = $1 order by created_at, kind`,
      [member.accountId],
    )
  ).rows.map(({ kind }) => kind);

describe('an appointment is moved', () => {
  it('by the founder, in one act with mentor and room, at the same price; both are told', async () => {
    const mentor = await all.mentor({ isInstant: true });
    const { code, bookingCode } = await all.make(founder, THURSDAY);
    await all.runJobs();
    const credit = await creditLeft(founder);
    expect(await all.move(founder, code, FRIDAY)).toBe('MOVED');
    expect(await state(code)).toEqual({ start: '2026-11-27 13:00', sequence: 1, room: 'Salle Soie', revision: 1, mentor: 1, people: 2 }); // prettier-ignore
    const moved = await all.appointment(founder, code);
    expect(moved).toMatchObject({ bookingCode, state: 'CONFIRMED', start: FRIDAY, end: '2026-11-27T14:00:00Z' });
    expect(await creditLeft(founder)).toBe(credit);
    await all.runJobs();
    for (const member of [founder, mentor])
      expect(await notices(member)).toEqual(['mentoring.confirmed', 'mentoring.moved']);
    // The old time is free again: for the mentor, and for the room.
    expect((await all.make(await all.given.member(all.network, { hours: 10 }), THURSDAY)).start).toBe(THURSDAY.start);
  });

  it('by the mentor, after which the founder cancels free of charge until it starts', async () => {
    const mentor = await all.mentor();
    const { code, bookingCode } = await all.make(founder, THURSDAY);
    await all.answer(mentor, code, 'ACCEPT');
    expect(await all.move(mentor, code, '2026-11-24T09:00:00Z')).toBe('MOVED');
    const { booking } = await all.ask<{ booking: object }>(`query ($code: String!) { booking(code: $code) { cancelFreeUntil } }`, { code: bookingCode }, founder); // prettier-ignore
    expect(booking).toEqual({ cancelFreeUntil: '2026-11-24T09:00:00Z' });
  });

  it('by a quarter of an hour, which its own time does not prevent', async () => {
    await all.mentor({ isInstant: true });
    const inRoom = await all.make(founder, THURSDAY);
    expect(await all.move(founder, inRoom.code, '2026-11-26T13:15:00Z')).toBe('MOVED');
    const other = await all.given.member(all.network);
    await all.mentor({ isInstant: true, modes: ['VIDEO'] });
    const byVideo = await all.make(other, { ...THURSDAY, mode: 'VIDEO' });
    expect(await all.move(other, byVideo.code, '2026-11-26T12:45:00Z')).toBe('MOVED');
    expect(await state(byVideo.code)).toMatchObject({ start: '2026-11-26 12:45', mentor: 1, people: 2 });
  });

  it('to an equivalent room where its own is taken, and not at all where no room is free', async () => {
    await all.mentor({ isInstant: true });
    const { code } = await all.make(founder, THURSDAY);
    const rival = await all.given.member(all.network, { hours: 10 });
    await bookElsewhere(rival, room, FRIDAY);
    expect(await all.move(founder, code, FRIDAY)).toBe('NO_ROOM_THEN');
    expect(await state(code)).toMatchObject({ start: '2026-11-26 13:00', sequence: 0, room: 'Salle Soie' });
    await all.room({ name: 'Salle Laine', venueId: room.venueId });
    expect(await all.move(founder, code, FRIDAY)).toBe('MOVED');
    expect(await state(code)).toMatchObject({ start: '2026-11-27 13:00', room: 'Salle Laine', mentor: 1, people: 2 });
  });

  it('once by a repeated request, and its key moves to no other time', async () => {
    await all.mentor({ isInstant: true });
    const { code } = await all.make(founder, THURSDAY);
    for (let n = 0; n < 2; n++) expect(await all.move(founder, code, FRIDAY, 'the-same-moving-key')).toBe('MOVED');
    expect(await state(code)).toMatchObject({ sequence: 1 });
    expect(await all.move(founder, code, '2026-11-27T15:00:00Z', 'the-same-moving-key')).toBe('KEY_REUSED');
  });

  it('with its reminders, and those of the old time are not sent', async () => {
    await all.mentor({ isInstant: true });
    const { code } = await all.make(founder, THURSDAY);
    await all.move(founder, code, FRIDAY);
    const { rows } = await all.given.client.query<{ due: string; open: boolean }>(
      `select distinct to_char(run_at at time zone 'UTC', 'DD HH24:MI') as due, o.voided_at is null as open from outbox o join appointment a on a.id = o.subject_id
        where a.code = $1 and o.topic = 'mentoring.remind' order by 1`,
      [code],
    );
    expect(rows).toEqual([
      { due: '25 13:00', open: false },
      { due: '26 11:00', open: false },
      { due: '26 13:00', open: true },
      { due: '27 11:00', open: true },
    ]);
  });
});

describe('an appointment stays where it is', () => {
  it('when the new time is outside office hours, when either of the two is expected elsewhere, or when the week is full', async () => {
    const mentor = await all.mentor({ isInstant: true, weekMinutes: 120, closes: '18:00' });
    const { code } = await all.make(founder, THURSDAY);
    expect(await all.move(founder, code, '2026-11-27T17:30:00Z')).toBe('OUTSIDE_HOURS');
    const other = await all.given.member(all.network, { hours: 10 });
    await all.make(other, { ...THURSDAY, start: FRIDAY, mode: 'VIDEO' });
    expect(await all.move(founder, code, FRIDAY)).toBe('NOT_FREE_THEN');
    const elsewhere = await all.room({ name: 'Autre salle' });
    await bookElsewhere(founder, elsewhere, '2026-11-27T09:00:00Z');
    expect(await all.move(mentor, code, '2026-11-27T09:00:00Z')).toBe('NOT_FREE_THEN');
    for (const day of ['30', '01'])
      await all.make(await all.given.member(all.network), { ...THURSDAY, start: `2026-${day === '30' ? '11-30' : '12-01'}T13:00:00Z`, mode: 'VIDEO' }); // prettier-ignore
    expect(await all.move(founder, code, '2026-12-02T13:00:00Z')).toBe('MENTOR_FULL');
    expect(await state(code)).toMatchObject({ start: '2026-11-26 13:00', sequence: 0, mentor: 1, people: 2 });
  });

  it('while the mentor has not answered, and from 24 hours before its start on', async () => {
    const mentor = await all.mentor();
    const { code } = await all.make(founder, THURSDAY);
    expect(await all.move(founder, code, FRIDAY)).toBe('NOT_MOVABLE');
    await all.answer(mentor, code, 'ACCEPT');
    expect(await all.move(mentor, code, '2026-11-23T10:00:00Z')).toBe('MOVE_TOO_SOON');
    await all.setClock('2026-11-25T13:01:00Z');
    for (const side of [founder, mentor]) expect(await all.move(side, code, FRIDAY)).toBe('TOO_LATE_TO_MOVE');
  });

  it('for everybody but the two who meet', async () => {
    await all.mentor({ isInstant: true });
    const { code } = await all.make(founder, THURSDAY);
    const stranger = await all.given.member(all.network);
    expect(await all.move(stranger, code, FRIDAY)).toBe('APPOINTMENT_NOT_FOUND');
    expect(await all.moveTimes(stranger, code, FRIDAY)).toEqual([]);
  });
});

describe('the times to which it can be moved', () => {
  it('are those at which mentor, founder and a room are free', async () => {
    const mentor = await all.mentor({ isInstant: true, opens: '13:00', closes: '17:00' });
    const { code } = await all.make(founder, THURSDAY);
    const rival = await all.given.member(all.network, { hours: 10 });
    await bookElsewhere(rival, room, '2026-11-27T14:00:00Z');
    const times = await all.moveTimes(founder, code, FRIDAY, 24);
    const ofDay = times.filter((start) => start.startsWith('2026-11-27'));
    // 13:00 to 17:00 in Paris, and the room is taken from 15:00 to 16:00.
    expect(ofDay).toEqual(['12:00', '12:15', '12:30', '12:45', '13:00', '15:00'].map((hour) => `2026-11-27T${hour}:00Z`)); // prettier-ignore
    expect(await all.moveTimes(mentor, code, FRIDAY, 24)).toEqual(times);
    for (const start of [ofDay[0]!, ofDay.at(-1)!]) expect(await all.move(founder, code, start)).toBe('MOVED');
  });
});

it('two founders of one mentor who want the time of each other, and both sides of one appointment, leave whole appointments', async () => {
  await all.room({ name: 'Salle Laine', venueId: room.venueId });
  const mentor = await all.mentor({ isInstant: true, weekMinutes: 3_000 });
  const other = await all.given.member(all.network, { hours: 100 });
  const a = await all.make(founder, THURSDAY);
  const b = await all.make(other, { ...THURSDAY, start: FRIDAY });
  for (let round = 0; round < ROUNDS; round++) {
    const at = async (code: string) => `${(await state(code)).start.replace(' ', 'T')}:00Z`;
    const [ofA, ofB] = [await at(a.code), await at(b.code)];
    const free = `2026-11-${round % 2 === 0 ? '25' : '27'}T15:00:00Z`;
    const answers = await Promise.all([
      all.move(founder, a.code, ofB),
      all.move(other, b.code, ofA),
      all.move(mentor, a.code, free),
    ]);
    for (const answer of answers) expect(['MOVED', 'NOT_FREE_THEN', 'NO_ROOM_THEN', 'SAME_TIME']).toContain(answer);
    for (const { code } of [a, b]) expect(await state(code)).toMatchObject({ mentor: 1, people: 2 });
    expect(await at(a.code)).not.toBe(await at(b.code));
  }
}, 60_000);
