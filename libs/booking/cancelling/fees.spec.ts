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

const NOW = '2026-11-23T08:00:00Z';
const HALF = '2026-11-25T20:00:00Z'; // less than 24 hours before, more than four: half the price of a room
const SAID = '2026-11-26T13:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookings: BookingClient;
let room: GivenSpace;
let desks: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;
let staff: GivenMember;
let admin: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 3 });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  admin = await given.member(lyon, { role: 'NETWORK_ADMIN', hours: null });
  api = await startApi(database.url, { now: NOW });
  bookings = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  camille = await given.member(lyon, { hours: 1 });
  bruno = await given.member(lyon);
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const ask = async <Answer>(query: string, variables: object, as: GivenMember): Promise<Answer> => {
  // Nobody is signed out by the clock of the spec.
  await given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [api.clock.now().toString()]); // prettier-ignore
  const { data, errors } = await api.ask<Answer>('lyon', query, variables as Record<string, unknown>, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const BOOKING = `query ($code: String!) { booking(code: $code) { state cancellable cancelledBy cancellationReason compensationCents withdrawableUntil
  cancellation { steps { until feeBasisPoints } feeNow { creditMinutes amountCents feeBasisPoints restoredCreditMinutes restoredCents } }
  fee { creditMinutes amountCents } feeWaiver { decidedAt creditMinutes amountCents } } }`;
interface Seen {
  state: string;
  cancelledBy: string | null;
  cancellationReason: string | null;
  compensationCents: number;
  withdrawableUntil: string | null;
  cancellation: { steps: object[]; feeNow: { creditMinutes: number; amountCents: number } | null };
  fee: { creditMinutes: number; amountCents: number } | null;
  feeWaiver: { creditMinutes: number; amountCents: number } | null;
}
const seen = async (code: string, as: GivenMember) => (await ask<{ booking: Seen }>(BOOKING, { code }, as)).booking;
/** What the member has spent: hours of the pass, and cents of the month and of the ledger. */
const spent = (of: GivenMember) =>
  given.one<{ hours: number; month: number; cents: number }>(
    `select (select coalesce(sum(l.granted_minutes - l.remaining_minutes), 0)::int from pass_holder h join hours_lot l on l.pass_id = h.pass_id where h.member_id = $1) as hours,
            (select coalesce(sum(used), 0)::int from quota where subject_id = $1 and kind = 'passes.spend') as month,
            (select coalesce(sum(amount_cents), 0)::int from charge where member_id = $1 and kind in ('USE', 'FEE')) as cents`,
    [of.id],
  );
async function runDue(): Promise<void> {
  const handlers = collectHandlers(api.app.get(DiscoveryService), api.app.get(Reflector));
  for (;;) {
    const { rows } = await given.client.query<{ id: string }>(
      `select id from outbox where topic like 'booking.%' and done_at is null and voided_at is null and run_at <= $1 order by run_at, id`,
      [api.clock.now().toString()],
    );
    if (rows.length === 0) return;
    for (const { id } of rows)
      await runJob(new JobRows(api.app.get(Database).open, api.clock), handlers, id, ({ error }) => {
        if (error) throw error as Error;
      });
  }
}
const mailsTo = async (of: GivenMember) =>
  (
    await given.client.query<{ kind: string }>(`select kind from message where recipient_id = $1 order by kind`, [
      of.accountId,
    ])
  ).rows.map(({ kind }) => kind);
const bellOf = async (of: GivenMember) =>
  (
    await given.client.query<{ kind: string }>(`select kind from notification where account_id = $1 order by kind`, [
      of.accountId,
    ])
  ).rows.map(({ kind }) => kind);

describe('cancelling late', () => {
  // A room weighs two: an hour of it takes two hours of the pass, or costs 9.60 €.
  it.each([
    ['hours only', 2, '09', { creditMinutes: 60, amountCents: 0 }],
    ['hours and euros', 1, '10', { creditMinutes: 30, amountCents: 240 }],
    ['euros only', 0, '11', { creditMinutes: 0, amountCents: 480 }],
  ])('%s: changes nothing until the fee is accepted, then keeps half', async (_, hours, hour, expected) => {
    const member = await given.member(lyon, { hours });
    const start = `2026-11-26T${hour}:00:00Z`;
    const { code } = await bookings.proposeAndBook(member, room, start);
    api.clock.set(HALF);
    const before = await spent(member);
    const now = (await seen(code, member)).cancellation.feeNow!;
    expect(now).toMatchObject({ ...expected, feeBasisPoints: 5_000 });

    const due = await bookings.cancel(member, code, 'the-same-act');
    expect(due).toEqual({ __typename: 'CancellationFeeDue', fee: now });
    const little = { creditMinutes: now.creditMinutes, amountCents: now.amountCents - 1 };
    if (now.amountCents > 0)
      expect((await bookings.cancel(member, code, undefined, little)).__typename).toBe('CancellationFeeDue');
    expect(await spent(member)).toEqual(before);
    expect((await seen(code, member)).state).toBe('CONFIRMED');

    const done = await bookings.cancel(member, code, 'the-same-act', now);
    expect(done).toMatchObject({
      __typename: 'Cancelled',
      restoredCreditMinutes: before.hours - now.creditMinutes,
      restoredCents: before.cents - now.amountCents,
      booking: { state: 'CANCELLED', cancellable: false },
    });
    expect(await bookings.cancel(member, code, 'the-same-act', now)).toEqual(done);
    const kept = { hours: now.creditMinutes, month: now.amountCents, cents: now.amountCents };
    expect(await spent(member)).toEqual(kept);
    expect(await seen(code, member)).toMatchObject({ cancelledBy: 'MEMBER', fee: expected, feeWaiver: null });
    // The time is free for others at once.
    const again = await bookings.proposeAndBook(bruno, room, start);
    await bookings.cancel(bruno, again.code, undefined, { creditMinutes: 1_000, amountCents: 10_000 });
  });

  it('keeps hours of the lot used first, and gives those of an expired lot seven days', async () => {
    const member = await given.member(lyon, { hours: null });
    const passId = await given.pass(lyon, member.id, 0, '2026-11-01T00:00:00Z');
    const lot = async (kind: string, until: string) => {
      const { id } = await given.one<{ id: string }>(
        `with lot as (
           insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes)
           values ($1, $2, $3, tstzrange('2026-11-01T00:00:00Z', $4), 60, 60) returning id),
         granted as (
           insert into hours_transaction (network_id, kind, made_at) values ($1, 'GRANT', '2026-11-01T00:00:00Z') returning id),
         entries as (
           insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes)
           select $1, g.id, l.id, side.account, side.minutes from granted g, lot l, (values ('ISSUED', -60), ('LOT', 60)) side (account, minutes))
         select id from lot`,
        [lyon.id, passId, kind, until],
      );
      return id;
    };
    const solidarity = await lot('SOLIDARITY', '2026-12-31T00:00:00Z');
    const expiring = await lot('ALLOWANCE', '2026-11-26T09:00:00Z');
    const { code } = await bookings.proposeAndBook(member, room, '2026-11-26T08:00:00Z');
    await given.client.query(`update hours_lot set valid = tstzrange(lower(valid), '2026-11-25T00:00:00Z') where id = $1`, [expiring]); // prettier-ignore
    api.clock.set(HALF);
    await bookings.cancel(member, code, undefined, { creditMinutes: 60 });
    const { rows } = await given.client.query(
      `select id, remaining_minutes as left, to_char(upper(valid) at time zone 'UTC', 'MM-DD HH24') as until from hours_lot where id in ($1, $2) order by kind desc`,
      [solidarity, expiring],
    );
    expect(rows).toEqual([
      { id: solidarity, left: 0, until: '12-31 00' },
      { id: expiring, left: 60, until: '12-02 20' },
    ]);
  });

  it('is announced: how the fee grows, and nothing once the booking has started', async () => {
    const { code } = await bookings.proposeAndBook(camille, room, SAID);
    expect((await seen(code, camille)).cancellation.steps).toEqual([
      { until: '2026-11-25T13:00:00Z', feeBasisPoints: 0 },
      { until: '2026-11-26T09:00:00Z', feeBasisPoints: 5_000 },
      { until: SAID, feeBasisPoints: 10_000 },
    ]);
    api.clock.set('2026-11-26T12:00:00Z');
    expect((await seen(code, camille)).cancellation.feeNow).toMatchObject({
      restoredCreditMinutes: 0,
      restoredCents: 0,
    });
    api.clock.set(SAID);
    expect((await seen(code, camille)).cancellation.feeNow).toBeNull();
    const all = { creditMinutes: 1_000, amountCents: 10_000 };
    expect(await bookings.cancel(camille, code, undefined, all)).toEqual({ __typename: 'Refused', code: 'TOO_LATE_TO_CANCEL' }); // prettier-ignore
  });

  it('cancels once among eight simultaneous requests that accept the fee', async () => {
    const { code } = await bookings.proposeAndBook(bruno, room, '2026-11-26T15:00:00Z');
    api.clock.set('2026-11-26T14:00:00Z');
    const fee = { creditMinutes: 120 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => bookings.cancel(bruno, code, undefined, fee)));
    expect(answers.filter(({ __typename }) => __typename === 'Cancelled')).toHaveLength(1);
    expect(await spent(bruno)).toEqual({ hours: 120, month: 0, cents: 0 });
  });
});

describe('a fee whose time others used', () => {
  it('is given back in proportion, once, with a notice', async () => {
    const start = '2026-11-27T09:00:00Z';
    const { code } = await bookings.proposeAndBook(camille, room, start, 120); // an hour of the pass, 3 h at 4.80 €
    api.clock.set('2026-11-27T08:00:00Z');
    await bookings.cancel(camille, code, undefined, { creditMinutes: 60, amountCents: 1_440 });
    await bookings.proposeAndBook(bruno, room, '2026-11-27T09:30:00Z', 30);
    api.clock.set('2026-11-27T10:59:59Z');
    await runDue();
    expect((await seen(code, camille)).feeWaiver).toBeNull();
    api.clock.set('2026-11-27T11:00:00Z');
    await runDue();
    expect((await seen(code, camille)).feeWaiver).toEqual({ decidedAt: '2026-11-27T11:00:00Z', creditMinutes: 15, amountCents: 360 }); // prettier-ignore
    expect(await spent(camille)).toEqual({ hours: 45, month: 1_080, cents: 1_080 });
    await given.client.query(`update outbox set done_at = null where topic = 'booking.decideFeeWaiver'`);
    await runDue();
    expect(await spent(camille)).toEqual({ hours: 45, month: 1_080, cents: 1_080 });
    expect(await bellOf(camille)).toContain('booking.feeWaived');
  });

  it('stays when the seat would have been free anyway, and is given back when it would not', async () => {
    const start = '2026-11-27T13:00:00Z';
    const booked = await bookings.proposeAndBook(bruno, desks, start, 60, 2);
    api.clock.set('2026-11-27T12:00:00Z');
    await bookings.cancel(bruno, booked.code, undefined, { creditMinutes: 60 });
    const [one, two] = [await given.member(lyon), await given.member(lyon)];
    await bookings.proposeAndBook(one, desks, start);
    await bookings.proposeAndBook(two, desks, start);
    api.clock.set('2026-11-27T14:00:00Z');
    await runDue();
    // Two of three seats were used: of the two that were freed, one would have been free anyway.
    expect((await seen(booked.code, bruno)).feeWaiver).toMatchObject({ creditMinutes: 30, amountCents: 0 });
  });

  it('stays when nobody came', async () => {
    const { code } = await bookings.proposeAndBook(bruno, room, '2026-11-27T15:00:00Z');
    api.clock.set('2026-11-27T14:00:00Z');
    await bookings.cancel(bruno, code, undefined, { creditMinutes: 120 });
    api.clock.set('2026-11-27T16:00:00Z');
    await runDue();
    expect((await seen(code, bruno)).feeWaiver).toMatchObject({ creditMinutes: 0, amountCents: 0 });
    expect(await bellOf(bruno)).not.toContain('booking.feeWaived');
  });
});

const AS_VENUE = `mutation ($venueId: ID!, $code: String!, $reason: String!, $key: ID!) {
  cancelBookingAsVenue(venueId: $venueId, code: $code, reason: $reason, idempotencyKey: $key) { __typename ... on CancelledAsVenue { bookingCode compensationCents } ... on Refused { code } } }`;
const asVenue = async (who: GivenMember, code: string, more: object = {}) =>
  (
    await ask<{
      cancelBookingAsVenue: { __typename: string; code?: string; bookingCode?: string; compensationCents?: number };
    }>(AS_VENUE, { venueId: room.venueId, code, reason: 'Dégât des eaux', key: `venue-${code}`, ...more }, who)
  ).cancelBookingAsVenue;

describe('a venue that cancels', () => {
  it.each([
    ['early', NOW, 0],
    ['13 hours before', '2026-12-01T20:00:00Z', 480], // half an hour of the pass at 4.80 € an hour, and half of 4.80 €
    ['an hour before', '2026-12-02T08:00:00Z', 960],
  ])('%s gives everything back and what the member would have owed', async (_when, at, compensationCents) => {
    const { code } = await bookings.proposeAndBook(camille, room, '2026-12-02T09:00:00Z');
    api.clock.set(at);
    expect(await asVenue(bruno, code)).toEqual({ __typename: 'Refused', code: 'NOT_BOOKED_HERE' });
    const done = await asVenue(staff, code);
    expect(done).toEqual({ __typename: 'CancelledAsVenue', bookingCode: code, compensationCents });
    expect(await asVenue(staff, code)).toEqual(done);
    expect(await asVenue(staff, code, { key: 'another-key' })).toEqual({ __typename: 'Refused', code: 'ALREADY_CANCELLED' }); // prettier-ignore
    expect(await spent(camille)).toEqual({ hours: 0, month: 0, cents: 0 });
    expect(await seen(code, camille)).toMatchObject({
      state: 'CANCELLED',
      cancelledBy: 'VENUE',
      cancellationReason: 'Dégât des eaux',
      compensationCents,
      fee: null,
    });
    await runDue();
    expect(await bellOf(camille)).toContain('booking.cancelledByVenue');
  });

  it('needs a reason, and a booking of its own that is not over', async () => {
    const { code } = await bookings.proposeAndBook(bruno, room, '2026-12-03T09:00:00Z');
    await expect(asVenue(staff, code, { reason: ' ' })).rejects.toThrow('BAD_USER_INPUT');
    await expect(asVenue(staff, code, { reason: 'x'.repeat(301) })).rejects.toThrow('BAD_USER_INPUT');
    expect(await asVenue(staff, code, { venueId: desks.venueId })).toMatchObject({ code: 'NOT_BOOKED_HERE' });
    api.clock.set('2026-12-03T10:00:00Z');
    expect(await asVenue(staff, code)).toEqual({ __typename: 'Refused', code: 'ENDED_BEFORE_CANCELLING' });
  });

  it('more than three times in 30 days is told to the administrators once', async () => {
    const hall = await given.space(lyon, { kind: 'EVENT_HALL' });
    const { venueId } = hall;
    const host = await given.member(lyon, { role: 'VENUE_STAFF', venueId, hours: null });
    for (const hour of ['09', '10', '11', '12', '13']) {
      const member = await given.member(lyon);
      const { code } = await bookings.proposeAndBook(member, hall, `2026-12-04T${hour}:00:00Z`);
      api.clock.advance({ minutes: 1 });
      expect(await asVenue(host, code, { venueId })).toMatchObject({ bookingCode: code });
      await runDue();
      const told = (await bellOf(admin)).filter((kind) => kind === 'venue.cancelsOften');
      expect(told).toHaveLength(hour < '12' ? 0 : 1);
    }
    const CANCELLATIONS = `{ venueCancellations(first: 5) { totalCount edges { node { venueId cancelled tooMany } } } }`;
    const { venueCancellations } = await ask<{ venueCancellations: { edges: { node: object }[] } }>(CANCELLATIONS, {}, admin); // prettier-ignore
    expect(venueCancellations.edges.map(({ node }) => node)).toContainEqual({ venueId, cancelled: 5, tooMany: true });
    expect(await ask(CANCELLATIONS, {}, staff)).toEqual({ venueCancellations: null });
  });
});

const WITHDRAW = `mutation ($code: String!, $key: ID!) { withdrawFromBooking(code: $code, idempotencyKey: $key) { __typename ... on Withdrawn { booking { state cancelledBy } } ... on Refused { code } } }`;
const withdraw = async (who: GivenMember, code: string, key = `withdraw-${code}`) =>
  (await ask<{ withdrawFromBooking: object }>(WITHDRAW, { code, key }, who)).withdrawFromBooking;

describe('consumers', () => {
  const booked = async (expressRequest: boolean, start = '2026-12-08T09:00:00Z') => {
    const token = (await bookings.offer(camille, room, start, 60))!;
    return (await bookings.book(camille, token, { expressRequest })).booking!;
  };

  it('withdraw within 14 days without a fee, and get a receipt by mail', async () => {
    const { code, cancelFreeUntil } = await booked(false);
    expect(cancelFreeUntil).toBe('2026-12-07T22:59:59Z');
    api.clock.set('2026-12-07T22:00:00Z'); // eleven hours before: half without the right to withdraw
    expect((await seen(code, camille)).withdrawableUntil).toBe('2026-12-07T22:59:59Z');
    const done = await withdraw(camille, code);
    expect(done).toEqual({ __typename: 'Withdrawn', booking: { state: 'CANCELLED', cancelledBy: 'MEMBER' } });
    expect(await withdraw(camille, code)).toEqual(done);
    expect(await withdraw(camille, code, 'another-key')).toEqual({ __typename: 'Refused', code: 'ALREADY_CANCELLED' });
    expect(await spent(camille)).toEqual({ hours: 0, month: 0, cents: 0 });
    await runDue();
    expect(await mailsTo(camille)).toContain('booking.withdrawn');
  });

  it('no longer withdraw when the period is over, or after asking that the service begin at once', async () => {
    const { code } = await booked(false);
    api.clock.set('2026-12-07T23:00:00Z');
    expect(await withdraw(camille, code)).toEqual({ __typename: 'Refused', code: 'WITHDRAWAL_OVER' });
    expect((await seen(code, camille)).cancellation.feeNow).toMatchObject({ feeBasisPoints: 5_000 });
    await bookings.cancel(camille, code, undefined, { creditMinutes: 500, amountCents: 5_000 });
    api.clock.set(NOW);
    const asked = await booked(true);
    expect(await withdraw(bruno, asked.code)).toEqual({ __typename: 'Refused', code: 'NOT_FOUND' });
    expect(await withdraw(camille, asked.code)).toEqual({ __typename: 'Refused', code: 'EXPRESS_REQUEST_MADE' });
    expect((await seen(asked.code, camille)).withdrawableUntil).toBeNull();
    await bookings.cancel(camille, asked.code);
  });

  it('agree to the terms in force, which the booking records with the instant of the request', async () => {
    await given.client.query(
      `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at) values
         ($1, 'TERMS', 1, 'x', 'x', '2026-11-01', '2026-10-01'), ($1, 'TERMS', 2, 'x', 'x', '2026-11-20', '2026-10-01'), ($1, 'TERMS', 3, 'x', 'x', '2027-01-01', '2026-10-01')`,
      [lyon.id],
    );
    const recorded = ({ id }: { id: string }) =>
      given.one(
        `select terms_version as version, express_request_at is not null as express from booking where id = $1`,
        [id],
      );
    expect(await recorded(await booked(true, '2026-12-08T13:00:00Z'))).toEqual({ version: 2, express: true });
    expect(await recorded(await booked(false, '2026-12-08T15:00:00Z'))).toEqual({ version: 2, express: false });
  });
});
