import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#libs/platform';
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
import { completeEnded } from '../complete-ended.js';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;
let room: GivenSpace;
let desks: GivenSpace;
let hall: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon, { kind: 'MEETING_ROOM', bufferMinutes: 15 });
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 2 });
  hall = await given.space(lyon, { kind: 'EVENT_HALL' });
  api = await startApi(database.url, { now: NOW });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  camille = await given.member(lyon, { hours: 5 });
  bruno = await given.member(lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Everything of a member that a booking changes. */
async function stateOf(of: GivenMember) {
  const { data } = await api.ask<{ myPass: object }>(
    'lyon',
    `{ myPass { creditMinutesLeft spentCents lots { id remainingMinutes } } }`,
    {},
    of,
  );
  const taken = await given.one(
    `select (select count(*)::int from allocation where state in ('HELD','PENDING','CONFIRMED','IN_USE')) as places,
            (select coalesce(sum(used), 0)::int from seat_bucket) as seats,
            (select count(*)::int from person_time where member_id = $1 and state in ('CONFIRMED','IN_USE')) as presences,
            (select coalesce(sum(amount_cents), 0)::int from charge where member_id = $1) as cents,
            (select coalesce(sum(credit_minutes), 0)::int from charge where member_id = $1) as "creditMinutes",
            (select count(*)::int from outbox where topic in ('booking.remind', 'booking.confirm') and done_at is null and voided_at is null) as jobs`,
    [of.id],
  );
  return { ...data.myPass, ...taken };
}

describe('cancelling while free', () => {
  it.each([
    ['a room paid by hours', () => room, 60, 1],
    ['seats of a desk area', () => desks, 120, 2],
    ['a hall, half by hours, half in euros', () => hall, 60, 1],
  ])('%s: everything is as it was before', async (_what, space, minutes, party) => {
    const before = await stateOf(camille);
    const token = (await bookingClient.offer(camille, space(), '2026-11-26T09:00:00Z', minutes, party))!;
    const { booking } = await bookingClient.book(camille, token, { acceptOverCap: true });
    expect(await stateOf(camille)).not.toEqual(before);
    expect(booking!.reminders.map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED']);

    const cancelled = await bookingClient.cancel(camille, booking!.code);
    expect(cancelled).toMatchObject({
      __typename: 'Cancelled',
      restoredCreditMinutes: booking!.charge.creditMinutesFromPass,
      restoredCents: booking!.charge.amountInclVatCents,
      booking: {
        state: 'CANCELLED',
        cancellable: false,
        cancelledAt: NOW,
        reminders: [{ state: 'VOIDED' }, { state: 'VOIDED' }],
      },
    });
    expect(await stateOf(camille)).toEqual(before);
    const { topics } = await given.one<{ topics: string[] }>(
      `select array_agg(topic) topics from outbox where subject_id = $1 and voided_at is null`,
      [booking!.id],
    );
    expect(topics).toEqual(['booking.cancelled']);

    const again = await bookingClient.proposeAndBook(bruno, space(), '2026-11-26T09:00:00Z', minutes, party);
    await bookingClient.cancel(bruno, again.code);
  });

  it('refuses a second cancellation and refunds nothing twice', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, room, '2026-11-26T09:00:00Z');
    expect((await bookingClient.cancel(camille, code)).__typename).toBe('Cancelled');
    const after = await stateOf(camille);
    expect(await bookingClient.cancel(camille, code)).toEqual({ __typename: 'Refused', code: 'ALREADY_CANCELLED' });
    expect(await stateOf(camille)).toEqual(after);
  });

  it('takes effect once and answers twice for a repeated request', async () => {
    const [one, two] = [
      await bookingClient.proposeAndBook(camille, room, '2026-11-26T09:00:00Z'),
      await bookingClient.proposeAndBook(camille, room, '2026-11-26T11:00:00Z'),
    ];
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => bookingClient.cancel(camille, one.code, 'the-same-act')),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'Cancelled', restoredCreditMinutes: 120 });
    expect(await bookingClient.cancel(camille, two.code, 'the-same-act')).toEqual({
      __typename: 'Refused',
      code: 'KEY_REUSED',
    });
    expect((await bookingClient.cancel(camille, two.code)).__typename).toBe('Cancelled');
  });

  it('cancels once among eight simultaneous requests and tells seven that it is already cancelled', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, hall, '2026-11-26T09:00:00Z', 30);
    const answers = await Promise.all(Array.from({ length: 8 }, () => bookingClient.cancel(camille, code)));
    expect(answers.map(({ __typename, code: refusal }) => refusal ?? __typename).sort()).toEqual([
      ...Array.from({ length: 7 }, () => 'ALREADY_CANCELLED'),
      'Cancelled',
    ]);
  });

  it('does not find another member’s booking', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, room, '2026-11-26T09:00:00Z');
    expect(await bookingClient.cancel(bruno, code)).toEqual({ __typename: 'Refused', code: 'NOT_FOUND' });
    expect((await bookingClient.cancel(camille, code)).__typename).toBe('Cancelled');
  });

  it.each(['', 'short', 'x'.repeat(256)])('refuses the idempotency key %j', async (key) => {
    const { code } = await bookingClient.proposeAndBook(camille, room, '2026-11-26T09:00:00Z');
    await expect(bookingClient.cancel(camille, code, key)).rejects.toThrow('BAD_USER_INPUT');
    await bookingClient.cancel(camille, code);
  });
});

describe('cancelling too late', () => {
  const late = { __typename: 'CancellationFeeDue' };

  it('is free until the announced instant, and one second later changes nothing before a fee is accepted', async () => {
    for (const space of [room, desks, hall]) {
      const [one, two] = [
        await bookingClient.proposeAndBook(camille, space, '2026-11-26T09:00:00Z', 30),
        await bookingClient.proposeAndBook(bruno, space, '2026-11-26T10:00:00Z', 30),
      ];
      api.clock.set(Temporal.Instant.from(two.cancelFreeUntil).add({ seconds: 1 }));
      const before = await stateOf(bruno);
      expect(await bookingClient.cancel(bruno, two.code)).toMatchObject(late);
      expect(await stateOf(bruno)).toEqual(before);
      api.clock.set(one.cancelFreeUntil);
      expect((await bookingClient.cancel(camille, one.code)).__typename).toBe('Cancelled');
      api.clock.set(two.cancelFreeUntil);
      expect((await bookingClient.cancel(bruno, two.code)).__typename).toBe('Cancelled');
      api.clock.set(NOW);
    }
  });

  it('is free for 15 minutes after booking, but not just before the start', async () => {
    const soon = await bookingClient.proposeAndBook(camille, room, '2026-11-23T12:00:00Z');
    api.clock.set('2026-11-23T08:15:00Z');
    expect((await bookingClient.cancel(camille, soon.code)).__typename).toBe('Cancelled');
    const again = await bookingClient.proposeAndBook(camille, room, '2026-11-23T12:00:00Z');
    api.clock.set('2026-11-23T08:30:01Z');
    expect(await bookingClient.cancel(camille, again.code)).toMatchObject(late);
    const atOnce = await bookingClient.proposeAndBook(bruno, room, '2026-11-23T09:00:00Z');
    expect(await bookingClient.cancel(bruno, atOnce.code)).toMatchObject(late);
  });

  it('is refused after the booking has ended', async () => {
    const { code } = await bookingClient.proposeAndBook(bruno, desks, '2026-11-24T09:00:00Z');
    api.clock.set('2026-11-24T10:00:00Z');
    expect(await bookingClient.cancel(bruno, code)).toEqual({ __typename: 'Refused', code: 'TOO_LATE_TO_CANCEL' });
    const ended = await api.app.get(Database).inTransaction(lyon.id, (tx) => completeEnded(tx, api.clock.now()));
    expect(ended).toBeGreaterThan(0);
    expect(await bookingClient.cancel(bruno, code)).toEqual({ __typename: 'Refused', code: 'TOO_LATE_TO_CANCEL' });
  });

  it('follows the policy in force when it was booked', async () => {
    const before = await bookingClient.proposeAndBook(camille, room, '2026-11-27T09:00:00Z');
    const never = { steps: [], graceMinutes: 0, graceNotWithinMinutes: 0 };
    const kinds = ['DESK_AREA', 'OFFICE', 'MEETING_ROOM', 'WORKSHOP', 'EVENT_HALL', 'MACHINE'];
    await given.client.query(
      `insert into network_setting values ($1, 'booking.cancellation', $2, '[2026-11-23T08:00:01Z,)')`,
      [lyon.id, JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, never])))],
    );
    api.clock.advance({ minutes: 1 });
    const after = await bookingClient.proposeAndBook(bruno, room, '2026-11-27T11:00:00Z');
    api.clock.advance({ minutes: 1 });
    expect(await bookingClient.cancel(bruno, after.code)).toMatchObject(late);
    expect((await bookingClient.cancel(camille, before.code)).__typename).toBe('Cancelled');
    await given.client.query(`delete from network_setting`);
  });
});
