import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database, SettingsReader } from '#libs/platform';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { doorKey } from '../booking-mail-facts.js';
import { completeEnded } from '../complete-ended.js';
import { accessCode } from '../rules/access-code.js';
import { rotatingCode } from '../rules/check-in-codes.js';
import { arrivalKeys } from './check-in-booking.js';
import { PresenceClient } from './presence-client.fixture.js';
import { ReconfirmBooking } from './reconfirm-booking.js';
import { RecordNoShow, queueNoShows } from './record-no-show.js';

const NOW = '2026-11-23T08:00:00Z';
const START = '2026-11-25T10:00:00Z';
const END = '2026-11-25T11:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let presence: PresenceClient;
let room: GivenSpace;
let desks: GivenSpace;
let staff: GivenMember;
let admin: GivenMember;
let camille: GivenMember;
let token: string;
let keys = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', hours: null });
  api = await startApi(database.url, { now: NOW });
  bookings = new BookingClient(api, lyon);
  presence = new PresenceClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  await given.client.query(`delete from throttle; update space set withdrawn_at = now()`);
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 2, venueId: room.venueId });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  camille = await given.member(lyon, { hours: 1 });
  await arrivals('CHECK_IN');
  token = await presence.token(room.venueId, staff);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const arrivals = (how: string) =>
  given.client.query(`update venue set arrivals = $2, arrivals_from = '2020-01-01' where id = $1`, [room.venueId, how]);
/** People who answer for something are signed out after a while without requests. */
async function at(moment: string): Promise<void> {
  api.clock.set(moment);
  await given.client.query(
    `update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01', ends_at = '2100-01-01'`,
    [moment],
  );
}
const key = () => `key-of-presence-${++keys}`;
const inTransaction: Database['inTransaction'] = (...args) => api.app.get(Database).inTransaction(...args);
const complete = () => inTransaction(lyon.id, (tx) => completeEnded(tx, api.clock.now()));
const idOf = async (code: string) => (await given.one<{ id: string }>(`select id from booking where code = $1`, [code])).id; // prettier-ignore
/** What the upkeep and its jobs do at this moment. */
async function noShows(): Promise<void> {
  const settings = await api.app.get(SettingsReader).at(lyon.id, api.clock.now());
  await inTransaction(lyon.id, (tx) => queueNoShows(tx, api.clock.now(), settings));
  const due = await given.client.query<{ id: string; bookingId: string }>(
    `update outbox set done_at = now() where topic = 'booking.noShow' and done_at is null returning id, payload ->> 'bookingId' as "bookingId"`,
  );
  for (const { bookingId } of due.rows) await api.app.get(RecordNoShow).whenDue(lyon.id, bookingId);
}
/** Everything that is charged to a member, and what is left of their hours. */
const account = (of: GivenMember) =>
  given.one<{ uses: number; fees: number; hours: number }>(
    `select coalesce(sum(amount_cents * 1000 + credit_minutes_from_pass) filter (where kind = 'USE'), 0)::int as uses,
            coalesce(sum(amount_cents * 1000 + credit_minutes_from_pass) filter (where kind = 'FEE'), 0)::int as fees,
            (select coalesce(sum(l.remaining_minutes), 0)::int from hours_lot l join pass p on p.id = l.pass_id where p.owner_member_id = $1) as hours
       from charge where member_id = $1`,
    [of.id],
  );
const isFree = async (space: GivenSpace, start: string): Promise<boolean> =>
  (await bookings.offer(staff, space, start, 30)) !== undefined;

describe('checking in', () => {
  it('is possible from 15 minutes before until 20 minutes after the start, by any of three codes, and once', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, START);
    const by = { declaredToken: token };
    await at('2026-11-25T09:44:59Z');
    expect(await presence.checkIn(code, by, camille)).toMatchObject({ code: 'TOO_EARLY', at: '2026-11-25T09:45:00Z' });
    expect(await presence.booking(code, camille)).toMatchObject({ checkInFrom: '2026-11-25T09:45:00Z', checkInUntil: '2026-11-25T10:20:00Z' }); // prettier-ignore
    await at('2026-11-25T10:20:00Z');
    expect(await presence.checkIn(code, by, camille)).toMatchObject({ code: 'TOO_LATE', at: '2026-11-25T10:20:00Z' });
    await at('2026-11-25T10:19:59Z');
    const { printed: _p, rotating } = arrivalKeys(api.env);
    const wrong = { rotatingCode: rotatingCode(room.venueId, api.clock.now().subtract({ minutes: 2 }), rotating) };
    expect(await presence.checkIn(code, wrong, camille)).toMatchObject({ code: 'WRONG_CODE' });
    expect(await presence.checkIn(code, { accessCode: '12' }, camille)).toMatchObject({ code: 'WRONG_CODE' });
    const previous = { rotatingCode: rotatingCode(room.venueId, api.clock.now().subtract({ seconds: 30 }), rotating) };
    const done = { state: 'IN_USE', checkIn: { at: '2026-11-25T10:19:59Z', how: 'ROTATING_CODE' } };
    expect(await presence.checkIn(code, previous, camille)).toMatchObject(done);
    const digits = { accessCode: accessCode(await idOf(code), doorKey(api.env)) };
    expect(await presence.checkIn(code, digits, camille)).toMatchObject(done);
    await at(END);
    await complete();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'COMPLETED', noShow: null });
  });

  it('is refused at another venue, for the booking of somebody else, and where nobody checks in', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, START);
    const elsewhere = await given.space(lyon, { venueName: 'Ailleurs' });
    const others = await given.member(lyon, { role: 'VENUE_STAFF', venueId: elsewhere.venueId, hours: null });
    const other = await presence.token(elsewhere.venueId, others);
    await at(START);
    expect(await presence.checkIn(code, { declaredToken: other }, camille)).toMatchObject({ code: 'OTHER_VENUE' });
    expect(await presence.checkIn(code, { declaredToken: token }, staff)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await presence.checkInAsStaff(elsewhere.venueId, code, others)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await presence.checkInAsStaff(room.venueId, code, others)).toMatchObject({ code: 'NOT_FOUND' });
    await arrivals('NONE');
    expect(await presence.checkIn(code, { declaredToken: token }, camille)).toMatchObject({ code: 'NO_CHECK_IN_HERE' });
    await at('2026-11-25T10:30:00Z');
    await noShows();
    await at(END);
    await complete();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'COMPLETED', checkInFrom: null });
  });

  it('is noted by the staff, also afterwards, and taken back within a day', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, START);
    await at('2026-11-25T10:10:00Z');
    const noted = await presence.checkInAsStaff(room.venueId, code, staff, '2026-11-25T10:02:00Z');
    expect(noted).toMatchObject({ state: 'IN_USE', checkIn: { at: '2026-11-25T10:02:00Z', how: 'STAFF' } });
    expect(await presence.undo(room.venueId, code, staff)).toMatchObject({ state: 'CONFIRMED', checkIn: null });
    await presence.checkInAsStaff(room.venueId, code, staff);
    await at('2026-11-25T10:40:00Z');
    await noShows();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'IN_USE' });
    await presence.undo(room.venueId, code, staff);
    await noShows();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'NO_SHOW' });
  });
});

describe('a no-show', () => {
  it('frees the rest of the time at once, and the whole price becomes a fee', async () => {
    const before = await account(camille);
    const { code } = await bookings.proposeAndBook(camille, room, START, 60);
    const booked = await account(camille);
    await at('2026-11-25T10:19:59Z');
    await noShows();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'CONFIRMED' });
    expect(await isFree(room, '2026-11-25T10:30:00Z')).toBe(false);
    await at('2026-11-25T10:20:00Z');
    await noShows();
    await noShows();
    const noShow = { at: '2026-11-25T10:20:00Z', contestUntil: '2026-12-02T10:20:00Z', contest: null, answer: null };
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'NO_SHOW', noShow });
    expect(await isFree(room, '2026-11-25T10:30:00Z')).toBe(true);
    expect(await account(camille)).toEqual({ uses: 0, fees: booked.uses, hours: booked.hours });
    expect(booked.hours).toBeLessThan(before.hours);
    expect(await presence.checkIn(code, { declaredToken: token }, camille)).toMatchObject({ code: 'TOO_LATE' });
  });

  it('of a desk is recorded at the end of the booking', async () => {
    const { code } = await bookings.proposeAndBook(camille, desks, START, 120);
    await at('2026-11-25T11:59:59Z');
    await noShows();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'CONFIRMED' });
    await at('2026-11-25T12:00:00Z');
    await complete();
    await noShows();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'NO_SHOW' });
  });

  it('costs the share that the network has set', async () => {
    await given.client.query(
      `insert into network_setting values ($1, 'booking.noShowFee', '5000', '[2020-01-01,2026-11-26)')`,
      [lyon.id],
    );
    await bookings.proposeAndBook(camille, room, START, 60);
    const { uses, hours } = await account(camille);
    await at('2026-11-25T10:20:00Z');
    await noShows();
    await given.client.query(`delete from network_setting where key = 'booking.noShowFee'`);
    const { fees, hours: after } = await account(camille);
    expect(fees).toBe(Math.ceil(uses / 2));
    expect(after).toBeGreaterThan(hours);
  });

  it('does not happen in a booking that started before the venue asked people to check in', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, START);
    await given.client.query(`update venue set arrivals_from = $2 where id = $1`, [room.venueId, '2026-11-25T10:01:00Z']); // prettier-ignore
    await at('2026-11-25T10:20:00Z');
    await noShows();
    await at(END);
    await complete();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'COMPLETED' });
  });
});

describe('a contest', () => {
  let code: string;
  beforeEach(async () => {
    ({ code } = await bookings.proposeAndBook(camille, room, START, 60));
    await at('2026-11-25T10:20:00Z');
    await noShows();
  });

  it.each([
    ['WAS_THERE', 'COMPLETED', 'uses'],
    ['STANDS', 'NO_SHOW', 'fees'],
    ['EXCUSED', 'NO_SHOW', null],
  ] as const)('is answered %s: the state is %s', async (outcome, state, charged) => {
    const { fees, hours } = await account(camille);
    expect(await presence.contest(code, camille)).toMatchObject({ noShow: { contest: { words: 'J’étais là' } } });
    expect(await presence.contest(code, camille)).toMatchObject({ code: 'CONTESTED_ALREADY' });
    expect(await presence.correct(room.venueId, code, outcome, camille)).toMatchObject({ code: 'NOT_FOUND' });
    const answer = { outcome, words: 'Vu à l’accueil', byNetwork: false };
    const contest = { words: 'J’étais là' };
    expect(await presence.correct(room.venueId, code, outcome, staff)).toMatchObject({ noShow: { contest, answer } });
    expect(await presence.booking(code, camille)).toMatchObject({ state, noShow: { answer } });
    const after = await account(camille);
    expect(after).toMatchObject({ uses: 0, fees: 0, ...(charged && { [charged]: fees }) });
    expect(after.hours === hours).toBe(outcome !== 'EXCUSED');
    expect(await presence.correct(room.venueId, code, 'EXCUSED', staff)).toMatchObject({ code: 'ANSWERED_ALREADY' });
    const last = await presence.correct(room.venueId, code, 'EXCUSED', admin);
    expect(last).toMatchObject(outcome === 'STANDS' ? { noShow: { answer: { byNetwork: true } } } : { code: 'ANSWERED_ALREADY' }); // prettier-ignore
  });

  it('is possible for 7 days; the venue answers within a day, the network later, too', async () => {
    await at('2026-11-26T10:20:00Z');
    expect(await presence.correct(room.venueId, code, 'EXCUSED', staff)).toMatchObject({ code: 'TOO_LATE' });
    await at('2026-12-02T10:20:00Z');
    expect(await presence.contest(code, camille)).toMatchObject({ code: 'TOO_LATE' });
    await at('2026-12-02T10:19:59Z');
    expect(await presence.contest(code, camille)).toMatchObject({ __typename: 'PresenceChanged' });
    expect(await presence.correct(room.venueId, code, 'STANDS', staff)).toMatchObject({ __typename: 'NoShowAnswered' });
    await at('2027-01-10T10:00:00Z');
    expect(await presence.correct(room.venueId, code, 'WAS_THERE', admin)).toMatchObject({
      __typename: 'NoShowAnswered',
    });
  });
});

describe('a paper list', () => {
  it('says within a day who came and who did not, all of it or nothing, and frees nothing', async () => {
    await arrivals('PAPER_LIST');
    const bruno = await given.member(lyon);
    const [came, absent] = [
      (await bookings.proposeAndBook(camille, room, START)).code,
      (await bookings.proposeAndBook(bruno, desks, START)).code,
    ];
    const list = { day: '2026-11-25', came: [came], absent: [absent] };
    await at('2026-11-25T10:30:00Z');
    await noShows();
    expect(await presence.paperList(room.venueId, list, staff)).toMatchObject({ code: 'TOO_EARLY' });
    await at('2026-11-25T18:00:00Z');
    await complete();
    expect(await presence.booking(absent, bruno)).toMatchObject({ state: 'CONFIRMED' });
    const wrong = { ...list, absent: [absent, 'ZZZZZZZZ'] };
    expect(await presence.paperList(room.venueId, wrong, staff)).toMatchObject({ code: 'NOT_ON_THE_LIST' });
    expect(await presence.paperList(room.venueId, list, camille)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await presence.booking(came, camille)).toMatchObject({ checkIn: null });
    for (let times = 0; times < 2; times++)
      expect(await presence.paperList(room.venueId, list, staff)).toMatchObject({ came: 1, absent: 1 });
    await complete();
    expect(await presence.booking(came, camille)).toMatchObject({ state: 'COMPLETED', checkIn: { how: 'STAFF' } });
    expect(await presence.booking(absent, bruno)).toMatchObject({ state: 'NO_SHOW' });
  });

  it('a list that nobody enters says that everybody came', async () => {
    await arrivals('PAPER_LIST');
    const { code } = await bookings.proposeAndBook(camille, room, START);
    await at('2026-11-26T22:59:59Z');
    await complete();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'CONFIRMED' });
    await at('2026-11-26T23:00:00Z');
    await complete();
    expect(await presence.booking(code, camille)).toMatchObject({ state: 'COMPLETED' });
    const late = await presence.paperList(room.venueId, { day: '2026-11-25', came: [], absent: [code] }, staff);
    expect(late).toMatchObject({ code: 'TOO_LATE', at: '2026-11-26T23:00:00Z' });
  });
});

describe('after three no-shows in 60 days', () => {
  beforeEach(async () => {
    for (const day of ['24', '25', '26']) {
      const start = `2026-11-${day}T10:00:00Z`;
      await bookings.proposeAndBook(camille, desks, start, 30);
      await at(`2026-11-${day}T10:30:00Z`);
      await noShows();
    }
  });
  const lapse = async (code: string) => api.app.get(ReconfirmBooking).lapse(lyon.id, await idOf(code));

  it('a new booking is kept only when it is reconfirmed 24 hours before', async () => {
    const [kept, lapsed] = [
      (await bookings.proposeAndBook(camille, desks, '2026-12-03T10:00:00Z', 30)).code,
      (await bookings.proposeAndBook(camille, desks, '2026-12-03T11:00:00Z', 30)).code,
    ];
    const soon = await bookings.proposeAndBook(camille, desks, '2026-11-26T15:00:00Z', 30);
    expect(await presence.booking(soon.code, camille)).toMatchObject({ mustReconfirmBy: null });
    expect(await presence.booking(kept, camille)).toMatchObject({ mustReconfirmBy: '2026-12-02T10:00:00Z' });
    const { hours } = await account(camille);
    for (let times = 0; times < 2; times++)
      expect(await presence.reconfirm(kept, camille)).toMatchObject({ state: 'CONFIRMED', mustReconfirmBy: null });
    expect(await lapse(lapsed)).toBe(false);
    await at('2026-12-02T11:00:00Z');
    expect(await presence.reconfirm(lapsed, camille)).toMatchObject({ code: 'TOO_LATE' });
    for (const code of [kept, lapsed]) await lapse(code);
    expect(await presence.booking(lapsed, camille)).toMatchObject({ state: 'CANCELLED' });
    expect(await presence.booking(kept, camille)).toMatchObject({ state: 'CONFIRMED' });
    expect((await account(camille)).hours).toBeGreaterThanOrEqual(hours);
  });

  it('a booking that moves must be reconfirmed 24 hours before its new start', async () => {
    const { code } = await bookings.proposeAndBook(camille, desks, '2026-12-03T10:00:00Z', 30);
    const move = (start: string, end: string) =>
      presence.ask(
        `mutation ($code: String!, $start: Instant!, $end: Instant!, $key: ID!) {
          moveBooking(code: $code, start: $start, end: $end, maxAmountCents: 10000, maxCreditMinutes: 1000, idempotencyKey: $key) { __typename } }`,
        { code, start, end, key: key() },
        camille,
      );
    expect(await move('2026-12-05T10:00:00Z', '2026-12-05T10:30:00Z')).toEqual({
      moveBooking: { __typename: 'Moved' },
    });
    expect(await presence.booking(code, camille)).toMatchObject({ mustReconfirmBy: '2026-12-04T10:00:00Z' });
    await at('2026-12-02T10:00:00Z');
    expect(await lapse(code)).toBe(false);
    expect(await move('2026-12-02T18:00:00Z', '2026-12-02T18:30:00Z')).toEqual({
      moveBooking: { __typename: 'Moved' },
    });
    expect(await presence.booking(code, camille)).toMatchObject({ mustReconfirmBy: null });
    await at('2026-12-04T10:00:00Z');
    expect(await lapse(code)).toBe(false);
  });

  it('an excused one does not count', async () => {
    const { code } = await given.one<{ code: string }>(
      `select b.code from booking b where b.member_id = $1 and b.state = 'NO_SHOW' order by b.starts_at desc limit 1`,
      [camille.id],
    );
    await presence.correct(room.venueId, code, 'EXCUSED', staff);
    const { code: next } = await bookings.proposeAndBook(camille, desks, '2026-12-03T10:00:00Z', 30);
    expect(await presence.booking(next, camille)).toMatchObject({ mustReconfirmBy: null });
  });
});

describe('leaving', () => {
  it('early frees the rest of the time; late it costs what the time costs, unless somebody follows', async () => {
    const [early, late, followed] = [
      (await bookings.proposeAndBook(camille, room, START, 60)).code,
      (await bookings.proposeAndBook(camille, room, '2026-11-25T13:00:00Z', 60)).code,
      (await bookings.proposeAndBook(camille, room, '2026-11-25T16:00:00Z', 60)).code,
    ];
    await bookings.proposeAndBook(staff, room, '2026-11-25T17:00:00Z', 60);
    await at(START);
    expect(await presence.checkOut(early, camille)).toMatchObject({ code: 'NOT_CHECKED_IN' });
    await presence.checkInAsStaff(room.venueId, early, staff);
    await at('2026-11-25T10:20:00Z');
    expect(await presence.checkOut(early, camille)).toMatchObject({ overstayMinutes: 0, feeCents: 0 });
    expect(await isFree(room, '2026-11-25T10:30:00Z')).toBe(true);
    expect(await presence.checkOut(early, camille)).toMatchObject({ code: 'LEFT_ALREADY' });

    await at('2026-11-25T13:00:00Z');
    await presence.checkInAsStaff(room.venueId, late, staff);
    await at('2026-11-25T14:16:00Z');
    await complete();
    // 30 minutes of a small meeting room at weight 2: 30 × 2 / 60 × 4.80 €
    expect(await presence.checkOut(late, staff, { venueId: room.venueId })).toMatchObject({ overstayMinutes: 30, feeCents: 480 }); // prettier-ignore

    await at('2026-11-25T16:00:00Z');
    await presence.checkInAsStaff(room.venueId, followed, staff);
    await at('2026-11-25T17:16:00Z');
    await complete();
    expect(await presence.checkOut(followed, camille)).toMatchObject({ overstayMinutes: 30, feeCents: 0 });
    const { n } = await given.one<{ n: number }>(`select count(*)::int as n from outbox where topic = 'booking.announceOverstay' and subject_id = $1`, [await idOf(followed)]); // prettier-ignore
    expect(n).toBe(1);
  });
});

describe('leaving late is noted long after the end, and', () => {
  const stay = async () => {
    const { code } = await bookings.proposeAndBook(camille, room, START, 60);
    const next = (await bookings.proposeAndBook(staff, room, END, 60)).code;
    await at(START);
    await presence.checkInAsStaff(room.venueId, code, staff);
    await at(END);
    return { code, next };
  };

  it('costs nothing when somebody else used the place meanwhile and has left, too', async () => {
    const { code, next } = await stay();
    await presence.checkInAsStaff(room.venueId, next, staff);
    await at('2026-11-25T12:05:00Z');
    await complete();
    expect(await presence.checkOut(code, camille)).toMatchObject({ overstayMinutes: 75, feeCents: 0 });
  });

  it('costs nothing when the place was kept for somebody who did not come', async () => {
    const { code } = await stay();
    await at('2026-11-25T11:20:00Z');
    await noShows();
    expect(await presence.checkOut(code, camille)).toMatchObject({ overstayMinutes: 30, feeCents: 0 });
  });
});

describe('a walk-in', () => {
  it('books a desk from the running quarter-hour for one hour, checked in at once, at the accepted price', async () => {
    await at('2026-11-25T10:07:00Z');
    const { offer } = await presence.ask<{ offer: object }>(`query ($token: String!) { offer: walkInOffer(token: $token) { spaceId start end creditMinutes amountCents } }`, { token }, camille); // prettier-ignore
    expect(offer).toEqual({ spaceId: desks.id, start: START, end: END, creditMinutes: 60, amountCents: 0 });
    const dear = { acceptedCents: 0, acceptedCreditMinutes: 59 };
    expect(await presence.walkIn(token, camille, key(), dear)).toMatchObject({ code: 'PRICE_CHANGED' });
    const same = key();
    const made = await presence.walkIn(token, camille, same);
    expect(made).toMatchObject({ state: 'IN_USE', checkIn: { at: '2026-11-25T10:07:00Z', how: 'DECLARED' } });
    expect(await presence.walkIn(token, camille, same)).toMatchObject({ code: made.code });
    expect(await account(camille)).toMatchObject({ uses: 60, hours: 0 });
    expect(await presence.walkIn(token, camille, key())).not.toMatchObject({ __typename: 'PresenceRefused', code: 'NOTHING_FREE' }); // prettier-ignore
  });

  it('is entered by the staff for a member named by mail address or booking, while a seat is free', async () => {
    const [bruno, alix] = [await given.member(lyon), await given.member(lyon)];
    const { code } = await bookings.proposeAndBook(bruno, room, '2026-11-26T10:00:00Z');
    await at('2026-11-25T10:07:00Z');
    const as = staff;
    expect(await presence.walkInFor(room.venueId, { email: 'nobody@spec.example' }, as, key())).toMatchObject({ code: 'NO_SUCH_MEMBER' }); // prettier-ignore
    expect(await presence.walkInFor(room.venueId, { bookingCode: code }, camille, key())).toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
    expect(await presence.walkInFor(room.venueId, { bookingCode: code }, as, key())).toMatchObject({ state: 'IN_USE', checkIn: { how: 'STAFF' } }); // prettier-ignore
    expect(await presence.walkInFor(room.venueId, { email: alix.email.toUpperCase() }, as, key())).toMatchObject({ state: 'IN_USE' }); // prettier-ignore
    expect(await presence.walkIn(token, camille, key())).toMatchObject({ code: 'NOTHING_FREE' });
    const { memberId, byId } = await given.one<{ memberId: string; byId: string }>(
      `select member_id as "memberId", booked_by_id as "byId" from booking where member_id = $1 and state = 'IN_USE'`,
      [alix.id],
    );
    expect([memberId, byId]).toEqual([alix.id, staff.id]);
  });
});

describe('what the venue and the network see', () => {
  it('is the day with who came, the no-shows with both sides’ words, and figures per venue', async () => {
    const bruno = await given.member(lyon, { name: 'Bruno Spec' });
    const { code } = await bookings.proposeAndBook(bruno, room, START);
    await at('2026-11-25T10:20:00Z');
    await noShows();
    await presence.contest(code, bruno);
    const day = `query ($venueId: ID!) { venueBookings(venueId: $venueId, day: "2026-11-25") { totalCount edges { node { code memberName spaces seats state accessCode expectedUntil } } } }`;
    const node = { code, memberName: 'Bruno Spec', seats: 1, state: 'NO_SHOW', expectedUntil: '2026-11-25T10:20:00Z' };
    expect(await presence.ask(day, { venueId: room.venueId }, staff)).toMatchObject({ venueBookings: { totalCount: 1, edges: [{ node }] } }); // prettier-ignore
    for (const other of [bruno, admin])
      expect(await presence.ask(day, { venueId: room.venueId }, other)).toEqual({ venueBookings: null });
    const list = `query ($venueId: ID) { venueNoShows(venueId: $venueId) { edges { node { code answerable noShow { contest { words } } } } } }`;
    const noShow = { node: { code, answerable: true, noShow: { contest: { words: 'J’étais là' } } } };
    expect(await presence.ask(list, { venueId: room.venueId }, staff)).toEqual({ venueNoShows: { edges: [noShow] } });
    expect(await presence.ask(list, {}, admin)).toMatchObject({ venueNoShows: { edges: expect.arrayContaining([noShow]) } }); // prettier-ignore
    expect(await presence.ask(list, {}, staff)).toEqual({ venueNoShows: null });
    const figures = `{ networkNoShows(first: 50) { totalCount edges { node { venueId bookings noShows contests corrected cancelledByVenue } } } }`;
    const ours = { node: { venueId: room.venueId, bookings: 1, noShows: 1, contests: 1, corrected: 0, cancelledByVenue: 0 } }; // prettier-ignore
    expect(await presence.ask(figures, {}, admin)).toMatchObject({ networkNoShows: { edges: expect.arrayContaining([ours]) } }); // prettier-ignore
  });
});
