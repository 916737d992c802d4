import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Database, JobRows, collectHandlers, runJob } from '#libs/platform';
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
import { HoursClient } from './hours/hours-client.fixture.js';
import { PresenceClient } from './presence/presence-client.fixture.js';
import { RecordNoShow } from './presence/record-no-show.js';
import { BOOKING, type SeenBooking, bookTogether } from './several-spaces.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
const START = '2026-11-27T09:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let presence: PresenceClient;
let room: GivenSpace;
let laser: GivenSpace;
let desks: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;
let manager: GivenMember;
let admin: GivenMember;

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
  room = await given.space(lyon, { name: 'Salle Soie' });
  const { venueId } = room;
  laser = await given.space(lyon, { kind: 'MACHINE', name: 'Laser', venueId });
  desks = await given.space(lyon, { kind: 'DESK_AREA', name: 'Verrière', capacity: 2, venueId });
  manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId, hours: null });
  camille = await given.member(lyon, { hours: 3 });
  bruno = await given.member(lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function ask<Answer>(query: string, variables: object, as: GivenMember): Promise<Answer> {
  await given.client.query(`update sign_in_session set last_seen_at = $1`, [api.clock.now().toString()]);
  const { data, errors } = await api.ask<Answer>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
const seen = async (code: string, as = camille) => (await ask<{ booking: SeenBooking }>(BOOKING, { code }, as)).booking;
const book = (spaces: GivenSpace[], as = camille, minutes = 60) =>
  bookTogether(api, bookings, as, { spaces, start: START, minutes });
const spent = (of: GivenMember) =>
  given.one<{ hours: number; month: number }>(
    `select (select coalesce(sum(l.granted_minutes - l.remaining_minutes), 0)::int from pass_holder h join hours_lot l on l.pass_id = h.pass_id where h.member_id = $1) as hours,
            (select coalesce(sum(used), 0)::int from quota where subject_id = $1 and kind = 'passes.spend') as month`,
    [of.id],
  );
async function runDue(): Promise<void> {
  const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
  const { rows } = await given.client.query<{ id: string }>(
    `select id from outbox where topic like 'booking.%' and done_at is null and voided_at is null and run_at <= $1 order by run_at, id`,
    [api.clock.now().toString()],
  );
  for (const { id } of rows)
    await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
      if (error) throw error as Error;
    });
}
const everything = { creditMinutes: 10_000, amountCents: 100_000 };

describe('cancelling several spaces', () => {
  it('follows the strictest of their conditions, and keeps the share of each price', async () => {
    const code = await book([room, laser]); // 120 and 60 minutes of the pass, and 120 paid: 9.60 €
    expect(await seen(code)).toMatchObject({ cancelFreeUntil: '2026-11-25T09:00:00Z' }); // a machine: 48 hours
    api.clock.set('2026-11-25T10:00:00Z');
    expect((await seen(code)).cancellation.feeNow).toMatchObject({
      feeBasisPoints: 5_000,
      creditMinutes: 90,
      amountCents: 480,
    });
    expect((await bookings.cancel(camille, code)).__typename).toBe('CancellationFeeDue');
    expect(await spent(camille)).toEqual({ hours: 180, month: 960 });
    const done = await bookings.cancel(camille, code, undefined, { creditMinutes: 90, amountCents: 480 });
    expect(done).toMatchObject({ __typename: 'Cancelled', restoredCreditMinutes: 90, restoredCents: 480 });
    expect(await spent(camille)).toEqual({ hours: 90, month: 480 });
    expect(await seen(code)).toMatchObject({ state: 'CANCELLED', fee: { creditMinutes: 90, amountCents: 480 } });
    const { rows } = await given.client.query(
      `select c.credit_minutes_from_pass as hours, c.amount_cents as cents from charge c join booking_item i on i.id = c.source_id
         join booking b on b.id = i.booking_id where b.code = $1 and c.kind = 'FEE' order by i.position`,
      [code],
    );
    expect(rows).toEqual([
      { hours: 60, cents: 0 },
      { hours: 30, cents: 480 },
    ]);
  });

  it('gives back the fee of the space that others used, and of no other', async () => {
    const code = await book([room, desks], bruno, 120); // 240 and 120 minutes of the pass
    api.clock.set('2026-11-27T08:30:00Z');
    expect((await bookings.cancel(bruno, code, undefined, everything)).__typename).toBe('Cancelled');
    const before = await spent(bruno);
    expect(before).toEqual({ hours: 360, month: 0 });
    await bookings.proposeAndBook(camille, room, START, 60);
    api.clock.set('2026-11-27T11:00:00Z');
    await runDue();
    expect((await seen(code, bruno)).feeWaiver).toEqual({ creditMinutes: 120, amountCents: 0 });
    expect(await spent(bruno)).toEqual({ hours: 240, month: 0 });
    const waiver = await given.one<object>(
      `select used_quarters as used, booked_quarters as booked from fee_waiver w join booking b on b.id = w.booking_id where b.code = $1`,
      [code],
    );
    expect(waiver).toEqual({ used: 4, booked: 16 });
  });

  it('gives everything back with a compensation when the venue cancels', async () => {
    const code = await book([room, laser]);
    api.clock.set('2026-11-25T10:00:00Z');
    const CANCEL = `mutation ($venueId: ID!, $code: String!) { result: cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Dégât des eaux", idempotencyKey: "the-venue-cancels") { __typename } }`;
    await ask(CANCEL, { venueId: room.venueId, code }, manager);
    expect(await spent(camille)).toEqual({ hours: 0, month: 0 });
    // Half of three hours of the pass at 4.80 €, and half of 9.60 €.
    expect(await seen(code)).toMatchObject({ state: 'CANCELLED', compensationCents: 720 + 480 });
  });

  it('is free by withdrawing', async () => {
    const token = await bookings.offer(camille, room, '2026-12-20T09:00:00Z', 60);
    const { data } = await api.ask<{ addableSpaces: { token: string }[] }>('lyon', `query ($token: String!) { addableSpaces(token: $token) { token } }`, { token }, camille); // prettier-ignore
    const withTokens = [data.addableSpaces[0]!.token];
    const { booking } = await bookings.book(camille, token!, { withTokens, expressRequest: false });
    const WITHDRAW = `mutation ($code: String!) { result: withdrawFromBooking(code: $code, idempotencyKey: "a-withdrawal") { __typename } }`;
    await ask(WITHDRAW, { code: booking!.code }, camille);
    expect(await spent(camille)).toEqual({ hours: 0, month: 0 });
  });
});

describe('several spaces', () => {
  it('are all named in lists, in the calendar file, in the mail and to the venue', async () => {
    const code = await book([room, laser, desks]);
    const { items, place } = await seen(code);
    expect(items.map(({ space }) => space.name)).toEqual(['Salle Soie', 'Laser', 'Verrière']);
    expect(place).toContain('Salle Soie');
    const listed = await ask<{ myBookings: object }>(`{ myBookings { totalCount edges { node { code items { space { name } } } } } }`, {}, camille); // prettier-ignore
    expect(listed.myBookings).toMatchObject({ totalCount: 1, edges: [{ node: { code, items: [{}, {}, {}] } }] });
    const file = await api.app.inject({ url: `/lyon/bookings/${code}.ics`, cookies: { traboule: camille.secret } });
    const summary = file.body.replace(/\r?\n /g, '');
    expect(summary).toContain('SUMMARY:Salle Soie\\, Laser\\, Verrière · ');
    await runDue();
    const { n } = await given.one<{ n: number }>(
      `select count(*)::int as n from message where recipient_id = $1 and kind = 'booking.confirmed'`,
      [camille.accountId],
    );
    expect(n).toBe(1);
    const DAY = `query ($venueId: ID!) { venueBookings(venueId: $venueId, day: "2026-11-27") { totalCount edges { node { code spaces seats } } } }`;
    const day = await ask<{ venueBookings: object }>(DAY, { venueId: room.venueId }, manager);
    expect(day.venueBookings).toEqual({
      totalCount: 1,
      edges: [{ node: { code, spaces: 'Salle Soie, Laser, Verrière', seats: 3 } }],
    });
  });

  it('cannot be moved, and the refusal says what to do', async () => {
    const code = await book([room, desks]);
    const MOVE = `mutation ($code: String!) { result: moveBooking(code: $code, start: "2026-11-27T12:00:00Z", end: "2026-11-27T13:00:00Z",
      maxAmountCents: 10000, maxCreditMinutes: 10000, idempotencyKey: "a-move-of-both") { __typename ... on Refused { code message } } }`;
    const { result } = await ask<{ result: { code: string; message: string } }>(MOVE, { code }, camille);
    expect(result.code).toBe('SEVERAL_SPACES');
    expect(result.message).toContain('Annulez-la');
    const TIMES = `query ($code: String!) { moveTimes(code: $code, near: "2026-11-27T12:00:00Z") { start } }`;
    expect(await ask(TIMES, { code }, camille)).toEqual({ moveTimes: [] });
  });

  it('are kept or cancelled together when hours change', async () => {
    const hours = new HoursClient(api, lyon);
    await given.space(lyon, { lat: 45.774 }); // an equivalent of the room alone
    const code = await book([room, laser]);
    const closure = { target: room.venueId, from: '2026-11-26T23:00:00Z', until: '2026-11-27T23:00:00Z', reason: 'Dégât des eaux' }; // prettier-ignore
    // All calendars are those of the venue here.
    await given.client.query(`update resource set calendar_id = $1 where id = $2`, [room.calendarId, laser.resourceId]);
    const { touched } = await hours.preview(manager, { closure });
    expect(touched).toMatchObject([{ code, options: ['KEEP', 'CANCEL'], moveTo: [] }]);
    expect((await hours.close(manager, closure, [{ code, decision: 'KEEP' }])).__typename).toBe('HoursSaved');
    expect(await seen(code)).toMatchObject({ state: 'CONFIRMED', hoursDecision: { decision: 'KEEP' } });
  });

  it('are charged as one no-show, and restored together when the person was there', async () => {
    await given.client.query(`update venue set arrivals = 'CHECK_IN', arrivals_from = '2026-11-01' where id = $1`, [room.venueId]); // prettier-ignore
    const code = await book([room, laser]);
    api.clock.set('2026-11-27T09:21:00Z');
    const { id } = await given.one<{ id: string }>(`select id from booking where code = $1`, [code]);
    expect(await api.app.get(RecordNoShow).whenDue(lyon.id, id)).toBe(true);
    expect(await seen(code)).toMatchObject({ state: 'NO_SHOW', fee: { creditMinutes: 180, amountCents: 960 } });
    expect(await violations(database.url)).toEqual([]);
    await given.client.query(`update sign_in_session set last_seen_at = $1`, [api.clock.now().toString()]);
    await presence.correct(room.venueId, code, 'WAS_THERE', admin);
    expect(await seen(code)).toMatchObject({ state: 'COMPLETED' });
    expect(await spent(camille)).toEqual({ hours: 180, month: 960 });
  });

  it('are checked in once, and staying longer costs what each of them costs', async () => {
    await given.client.query(`update venue set arrivals = 'CHECK_IN', arrivals_from = '2026-11-01' where id = $1`, [room.venueId]); // prettier-ignore
    const code = await book([room, desks], bruno);
    api.clock.set('2026-11-27T09:05:00Z');
    await given.client.query(`update sign_in_session set last_seen_at = $1`, [api.clock.now().toString()]);
    expect(await presence.checkInAsStaff(room.venueId, code, manager)).toMatchObject({ state: 'IN_USE' });
    api.clock.set('2026-11-27T10:29:00Z');
    // Half an hour of the room at weight 2 and of a desk at weight 1.
    expect(await presence.checkOut(code, bruno)).toMatchObject({ overstayMinutes: 30, feeCents: 480 + 240 });
    expect(await seen(code, bruno)).toMatchObject({ state: 'COMPLETED' });
  });
});
