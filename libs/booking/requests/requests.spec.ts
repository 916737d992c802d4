import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { RecordNoShow } from '../presence/record-no-show.js';
import { RequestClient, wordOf } from './request-client.fixture.js';

const NOW = '2026-11-23T08:00:00Z'; // a Monday; venues are open from 7 to 23 in Paris
const START = '2026-11-25T09:00:00Z';

let all: RequestClient;
let room: GivenSpace;
let staff: GivenMember;
let camille: GivenMember;

beforeAll(async () => {
  all = await RequestClient.start(NOW);
}, 60_000);
beforeEach(async () => {
  await all.setClock(NOW);
  room = await all.space({ kind: 'MEETING_ROOM', venueName: 'Le Passage' });
  staff = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: room.venueId, name: 'Sam', hours: null });
  camille = await all.given.member(all.network, { name: 'Camille Spec', hours: 5 });
});
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  await all.given.client.query(`update space set withdrawn_at = now(); delete from throttle`);
});
afterAll(() => all?.close());

const mine = async (code: string, as = camille) =>
  (
    await all.ask<{ booking: Mine }>(
      `query ($code: String!) { booking(code: $code) { state note cancellable request { answerBy answer reason suggestedStart } } }`,
      { code },
      as,
    )
  ).booking;
interface Mine {
  state: string;
  note: string;
  cancellable: boolean;
  request: { answerBy: string; answer: string | null; reason: string | null; suggestedStart: string | null };
}
const left = async (as = camille) =>
  (await all.ask<{ myPass: { creditMinutesLeft: number } }>(`{ myPass { creditMinutesLeft } }`, {}, as)).myPass
    .creditMinutesLeft;
const listed = (as: GivenMember) =>
  all.ask<{ venueRequests: { edges: { node: { memberName: string; note: string; answerBy: string } }[] } | null }>(
    `query ($id: ID!) { venueRequests(venueId: $id) { totalCount edges { node { bookingCode memberName spaceName note answerBy creditMinutesFromPass } } } }`,
    { id: room.venueId },
    as,
  );
const bell = async (as: GivenMember) =>
  (await all.ask<{ notifications: { edges: { node: { title: string; path: string } }[] } }>(`{ notifications { edges { node { title path } } } }`, {}, as)).notifications.edges.map(({ node }) => node); // prettier-ignore

describe('a space that needs approval', () => {
  it('is offered with the deadline of the answer, keeps its time for the member and charges at once', async () => {
    const need = { kind: room.kind, start: START, minutes: 60, near: { lat: room.lat, lon: room.lon } };
    const { propose } = await all.ask<{ propose: { offers: { certainty: string; answerBy: string }[] } }>(
      `query ($need: NeedInput!) { propose(need: $need) { offers { certainty answerBy } } }`,
      { need },
      camille,
    );
    expect(propose.offers).toEqual([{ certainty: 'NEEDS_ANSWER', answerBy: '2026-11-24T08:00:00Z' }]);
    const before = await left();
    const { code, answerBy } = await all.request(camille, room, START, 60, '  Nous serons\u00a0six  ');
    expect(answerBy).toBe('2026-11-24T08:00:00Z');
    expect(await left()).toBeLessThan(before);
    const request = { answerBy, answer: null, reason: null, suggestedStart: null };
    expect(await mine(code)).toEqual({ state: 'PENDING', note: 'Nous serons six', cancellable: true, request });
    const other = await all.given.member(all.network);
    expect(await all.bookings.offer(other, room, START, 60)).toBeUndefined();
    // The member can still be elsewhere then.
    const elsewhere = await all.given.space(all.network, { kind: 'OFFICE' });
    await all.bookings.proposeAndBook(camille, elsewhere, START);
  });

  it('is not offered when the venue is not open for an hour before the start', async () => {
    await all.setClock('2026-11-23T21:30:00Z'); // half past ten in the evening
    expect(await all.bookings.offer(camille, room, '2026-11-24T06:15:00Z', 60)).toBeUndefined();
    expect(await all.bookings.offer(camille, room, '2026-11-24T07:00:00Z', 60)).toBeDefined();
  });

  it('takes at most five open requests of a member, also of simultaneous ones', async () => {
    const rich = await all.given.member(all.network, { hours: 500 });
    const tokens = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        all.bookings.offer(rich, room, Temporal.Instant.from(START).add({ hours: n }).toString(), 60),
      ),
    );
    const results = await Promise.all(tokens.map((token) => all.bookings.book(rich, token!)));
    const words = results.map(({ __typename, code }) => code ?? __typename).toSorted();
    expect(words).toEqual([...Array<string>(5).fill('AwaitingVenue'), ...Array<string>(3).fill('TOO_MANY_REQUESTS')]);
    const made = results.find(({ booking }) => booking)!.booking!;
    expect(await all.bookings.cancel(rich, made.code)).toMatchObject({ __typename: 'Cancelled' });
    await all.request(rich, room, '2026-11-26T15:00:00Z');
  });
});

describe('the staff of the venue', () => {
  it('see the request with its note and deadline, and nobody else does', async () => {
    const { code, answerBy } = await all.request(camille, room, START, 60, 'Avec un chien');
    const node = { bookingCode: code, memberName: 'Camille Spec', spaceName: expect.any(String), note: 'Avec un chien', answerBy, creditMinutesFromPass: 120 }; // prettier-ignore
    expect(await listed(staff)).toEqual({ venueRequests: { totalCount: 1, edges: [{ node }] } });
    expect(await listed(camille)).toEqual({ venueRequests: null });
    await all.runDue('booking.requested');
    expect(await bell(staff)).toMatchObject([{ path: `/venues/${room.venueSlug}/manage/requests` }]);
    const { waitingForMe } = await all.ask<{ waitingForMe: object[] }>(`{ waitingForMe { kind until } }`, {}, staff);
    expect(waitingForMe).toContainEqual({ kind: 'booking.requestReceived', until: answerBy });
  });

  it('accept it: the booking is confirmed, with its reminders, and the member is told', async () => {
    const { code } = await all.request(camille, room, START);
    expect(wordOf(await all.answer('accept', staff, room, code))).toBe('ACCEPTED');
    expect(await mine(code)).toMatchObject({ state: 'CONFIRMED', request: { answer: 'ACCEPTED' } });
    await all.runDue('booking.requestAnswered');
    expect((await bell(camille))[0]).toMatchObject({ path: `/bookings?code=${code}` });
    const { reminders } = await all.given.one<{ reminders: number }>(
      `select count(*)::int as reminders from outbox where topic = 'booking.remind' and voided_at is null and subject_id = (select id from booking where code = $1)`,
      [code],
    );
    expect(reminders).toBeGreaterThan(0);
    expect(wordOf(await all.answer('refuse', staff, room, code))).toBe('REQUEST_ENDED');
  });

  it('refuse it: everything is given back, and the member reads why and finds alternatives', async () => {
    const before = await left();
    const { code } = await all.request(camille, room, START);
    expect(wordOf(await all.answer('refuse', staff, room, code))).toBe('REFUSED');
    expect(await mine(code)).toMatchObject({
      state: 'EXPIRED',
      request: { answer: 'REFUSED', reason: 'Complet ce jour-là' },
    });
    expect(await left()).toBe(before);
    await all.runDue('booking.requestAnswered');
    expect((await bell(camille))[0]!.path).toMatch(/^\/\?kind=MEETING_ROOM&start=2026-11-25/);
    expect(await all.bookings.offer(camille, room, START, 60)).toBeDefined();
  });

  it('suggest another time, to which the notice of the member leads', async () => {
    const { code } = await all.request(camille, room, START);
    const start = '2026-11-26T08:00:00Z';
    for (const [wrong, word] of [
      ['2026-11-20T08:00:00Z', 'IN_THE_PAST'],
      ['2026-11-26T08:07:00Z', 'OFF_GRID'],
    ] as const)
      // prettier-ignore
      expect(wordOf(await all.answer('suggest', staff, room, code, { start: wrong }))).toBe(word);
    expect(wordOf(await all.answer('suggest', staff, room, code, { start }))).toBe('REFUSED');
    expect(await mine(code)).toMatchObject({ state: 'EXPIRED', request: { suggestedStart: start } });
    await all.runDue('booking.requestAnswered');
    expect((await bell(camille))[0]!.path).toContain(encodeURIComponent(start));
  });

  it('cannot accept it for a member who is expected elsewhere by then: it ends, and both know', async () => {
    const before = await left();
    const { code } = await all.request(camille, room, START);
    const elsewhere = await all.given.space(all.network, { kind: 'OFFICE' });
    const { code: other } = await all.bookings.proposeAndBook(camille, elsewhere, START);
    const key = { key: 'the-key-of-one-click' };
    expect(wordOf(await all.answer('accept', staff, room, code, key))).toBe('MEMBER_BUSY');
    expect(wordOf(await all.answer('accept', staff, room, code, key))).toBe('MEMBER_BUSY');
    expect(await mine(code)).toMatchObject({ state: 'EXPIRED', request: { answer: 'MEMBER_BUSY' } });
    await all.runDue('booking.requestAnswered');
    expect(await bell(camille)).toHaveLength(1);
    await all.bookings.cancel(camille, other);
    expect(await left()).toBe(before);
  });

  it('answer once for one idempotency key, and only for their own venue', async () => {
    const { code } = await all.request(camille, room, START);
    const elsewhere = await all.space({ kind: 'OFFICE' });
    const others = await all.given.member(all.network, { role: 'VENUE_MANAGER', venueId: elsewhere.venueId });
    expect(wordOf(await all.answer('accept', others, room, code))).toBe('REQUEST_NOT_FOUND');
    expect(wordOf(await all.answer('accept', others, elsewhere, code))).toBe('REQUEST_NOT_FOUND');
    expect(wordOf(await all.answer('accept', camille, room, code))).toBe('REQUEST_NOT_FOUND');
    const key = { key: 'the-key-of-an-answer' };
    expect(wordOf(await all.answer('accept', staff, room, code, key))).toBe('ACCEPTED');
    expect(wordOf(await all.answer('accept', staff, room, code, key))).toBe('ACCEPTED');
    expect(wordOf(await all.answer('refuse', staff, room, code, key))).toBe('KEY_REUSED');
  });
});

describe('a request without an answer', () => {
  it('expires at its deadline with everything given back, and cannot be accepted from then on', async () => {
    const before = await left();
    const { code, answerBy } = await all.request(camille, room, START);
    expect(await all.runDue('booking.requestDeadline')).toBe(0);
    await all.setClock(answerBy);
    expect(wordOf(await all.answer('accept', staff, room, code))).toBe('REQUEST_ENDED');
    expect(await all.runDue('booking.requestDeadline')).toBeGreaterThan(0);
    expect(await mine(code)).toMatchObject({ state: 'EXPIRED', cancellable: false, request: { answer: 'EXPIRED' } });
    expect(await left()).toBe(before);
    await all.runDue('booking.requestAnswered');
    expect((await bell(camille))[0]!.path).toMatch(/^\/\?kind=/);
  });

  it('is accepted at its deadline where the venue chose that', async () => {
    await all.given.client.query(`update venue set silence_accepts = true where id = $1`, [room.venueId]);
    const { code, answerBy } = await all.request(camille, room, START);
    await all.setClock(answerBy);
    await all.runDue('booking.requestDeadline');
    expect(await mine(code)).toMatchObject({ state: 'CONFIRMED', request: { answer: 'ACCEPTED' } });
  });

  it('is withdrawn free of charge, however late', async () => {
    const before = await left();
    const { code } = await all.request(camille, room, '2026-11-23T11:00:00Z');
    await all.setClock('2026-11-23T09:15:00Z'); // too late to cancel a booking of a room free of charge
    expect(await all.bookings.cancel(camille, code)).toMatchObject({ __typename: 'Cancelled' });
    expect(await mine(code)).toMatchObject({ state: 'CANCELLED', request: { answer: 'WITHDRAWN' } });
    expect(await left()).toBe(before);
    expect(wordOf(await all.answer('accept', staff, room, code))).toBe('REQUEST_ENDED');
  });
});

describe('a request of a member with no-shows', () => {
  const rule = { noShows: 1, withinDays: 60, forDays: 60, hoursBefore: 24, askHoursBefore: 48 };
  const FAR = '2026-11-26T09:00:00Z';
  beforeEach(async () => {
    await all.given.client.query(`insert into network_setting values ($1, 'booking.reconfirmation', $2, '[2020-01-01,)')`, [all.network.id, JSON.stringify(rule)]); // prettier-ignore
    const missed = await all.given.space(all.network, { kind: 'DESK_AREA' });
    const { id } = await all.bookings.proposeAndBook(camille, missed, '2026-11-23T09:00:00Z');
    await all.given.client.query(`update venue set arrivals = 'CHECK_IN', arrivals_from = '2020-01-01' where id = $1`, [missed.venueId]); // prettier-ignore
    await all.setClock('2026-11-23T10:00:00Z');
    await all.api.app.get(RecordNoShow).whenDue(all.network.id, id);
  });
  afterEach(() => all.given.client.query(`delete from network_setting`));
  const toReconfirm = async (code: string) =>
    (await all.ask<{ booking: { state: string; mustReconfirmBy: string | null } }>(`query ($code: String!) { booking(code: $code) { state mustReconfirmBy } }`, { code }, camille)).booking; // prettier-ignore

  it('a request accepted after the deadline to reconfirm is a booking like any other', async () => {
    await all.setClock('2026-11-25T08:00:00Z');
    const { code } = await all.request(camille, room, FAR);
    await all.setClock('2026-11-25T10:00:00Z');
    expect(wordOf(await all.answer('accept', staff, room, code))).toBe('ACCEPTED');
    expect(await toReconfirm(code)).toEqual({ state: 'CONFIRMED', mustReconfirmBy: null });
  });

  it('a member whose request is accepted late is asked to reconfirm at once', async () => {
    await all.setClock('2026-11-24T08:00:00Z');
    const { code } = await all.request(camille, room, FAR);
    await all.setClock('2026-11-24T12:00:00Z');
    await all.runDue('booking.askReconfirmation');
    expect((await bell(camille)).map(({ path }) => path)).not.toContain(`/bookings?code=${code}`);
    expect(wordOf(await all.answer('accept', staff, room, code))).toBe('ACCEPTED');
    expect(await toReconfirm(code)).toEqual({ state: 'CONFIRMED', mustReconfirmBy: '2026-11-25T09:00:00Z' });
    expect(await all.runDue('booking.askReconfirmation')).toBe(1);
    expect((await bell(camille)).map(({ path }) => path)).toContain(`/bookings?code=${code}`);
  });
});
