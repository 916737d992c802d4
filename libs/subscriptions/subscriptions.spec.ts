import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
import { type Change, SubscriptionClient, addPlans, openPeriodJob } from './subscriptions.fixture.js';

const NOW = '2026-11-23T08:00:00Z'; // 9:00 in Paris
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: SubscriptionClient;
let bookings: BookingClient;
let laser: GivenSpace;
let job: Awaited<ReturnType<typeof openPeriodJob>>;
let awa: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  await addPlans(given, lyon);
  laser = await given.space(lyon, { kind: 'MACHINE', maxMinutes: 240, days: 90 });
  api = await startApi(database.url, { now: NOW });
  client = new SubscriptionClient(api, 'lyon');
  bookings = new BookingClient(api, lyon);
  job = await openPeriodJob(database.url);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  awa = await given.member(lyon, { hours: null });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await job?.close();
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** Sessions end when they are not used for a month. */
const moveTo = async (instant: string) => {
  api.clock.set(instant);
  await given.client.query(`update sign_in_session set last_seen_at = $1, expires_at = '2100-01-01'`, [instant]);
};
const SUBSCRIPTION = `{ mySubscription { state plan { code } nextChargeAt nextChargeCents withdrawableUntil planned { kind at planCode } } }`;
const mine = async () =>
  (await api.ask<{ mySubscription: Record<string, unknown> | null }>('lyon', SUBSCRIPTION, {}, awa)).data
    .mySubscription;
/** Granted and remaining minutes of the lots of Awa's pass that are not void, from `from` on. */
const lots = async (from = NOW) =>
  (
    await given.client.query<{ granted: number; remaining: number }>(
      `select granted_minutes as granted, remaining_minutes as remaining from hours_lot l join pass p on p.id = l.pass_id
        where p.owner_member_id = $1 and l.voided_at is null and upper(l.valid) > $2 order by lower(l.valid)`,
      [awa.id, from],
    )
  ).rows.map(({ granted, remaining }) => [granted, remaining]);
const charges = async () =>
  (
    await given.client.query<{ cents: number }>(
      `select amount_cents as cents from charge where member_id = $1 and kind = 'SUBSCRIPTION' order by charged_at, id`,
      [awa.id],
    )
  ).rows.map(({ cents }) => cents);
const nothing = { bookings: 0, creditMinutes: 0, cents: 0 };

describe('subscribing', () => {
  it('costs what the quote says, and grants the hours of all periods that can be booked', async () => {
    const change: Change = { kind: 'SUBSCRIBE', planCode: 'DECOUVERTE', expressRequest: true };
    const quote = await client.quote(awa, change);
    expect(quote).toMatchObject({ nowCents: 3_000, nowCreditMinutes: 480, nextChargeAt: '2026-12-22T23:00:00Z', nextChargeCents: 3_000, uncovered: nothing }); // prettier-ignore
    expect(await mine()).toBeNull();
    const { __typename: _, ...quoted } = quote;
    expect((await client.change(awa, change, 3_000)).quote).toEqual(quoted);
    expect(await charges()).toEqual([3_000]);
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [480, 480]));
    expect(await mine()).toEqual({
      state: 'ACTIVE',
      plan: { code: 'DECOUVERTE' },
      nextChargeAt: '2026-12-22T23:00:00Z',
      nextChargeCents: 3_000,
      withdrawableUntil: '2026-12-07T22:59:59Z',
      planned: [],
    });
  });

  it('with the same key happens once, and with another one finds the pass', async () => {
    const change: Change = { kind: 'SUBSCRIBE', planCode: 'PASS', expressRequest: true };
    const first = await client.change(awa, change, 1_200, 'the same key');
    expect(await client.change(awa, change, 1_200, 'the same key')).toMatchObject({ quote: { nowCents: first.quote!.nowCents } }); // prettier-ignore
    expect(await client.change(awa, change, 1_200, 'another key')).toMatchObject({ code: 'HAS_PASS' });
    expect(await charges()).toEqual([1_200]);
  });

  it.each<[string, Change, number, string]>([
    ['without the request to begin at once', { kind: 'SUBSCRIBE', planCode: 'PASS' }, 1_200, 'EXPRESS_REQUEST_NEEDED'],
    ['to a plan that does not exist', { kind: 'SUBSCRIBE', planCode: 'GOLD', expressRequest: true }, 1_200, 'UNKNOWN_PLAN'], // prettier-ignore
    ['for less than its price', { kind: 'SUBSCRIBE', planCode: 'PASS', expressRequest: true }, 1_199, 'PRICE_CHANGED'],
    ['when there is nothing to change', { kind: 'CANCEL' }, 0, 'NO_SUBSCRIPTION'],
  ])('is refused %s', async (_, change, cents, code) => {
    expect(await client.change(awa, change, cents)).toMatchObject({ code });
    expect(await charges()).toEqual([]);
  });
});

describe('moving up to a dearer plan', () => {
  it('charges the difference for the days left, adds the hours of these days, and keeps what was used', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await bookings.proposeAndBook(awa, laser, '2026-11-24T09:00:00Z', 60); // 180 credit-minutes
    await moveTo('2026-12-03T08:00:00Z'); // 20 of 30 days are left
    const change: Change = { kind: 'CHANGE_PLAN', planCode: 'REGULIER' };
    expect(await client.quote(awa, change)).toMatchObject({ nowCents: 6_800, nowCreditMinutes: 1_280, nextChargeCents: 13_200 }); // prettier-ignore
    expect((await client.change(awa, change, 6_800)).__typename).toBe('SubscriptionChanged');
    expect(await charges()).toEqual([3_000, 6_800]);
    expect((await lots('2026-12-03T08:00:00Z')).slice(0, 2)).toEqual([
      [1_760, 1_580],
      [2_400, 2_400],
    ]);
    await job.run(lyon.id, '2026-12-22T23:00:00Z');
    expect(await charges()).toEqual([3_000, 6_800, 13_200]);
  });

  it('from a plan without hours creates the hours of the running period', async () => {
    await client.subscribe(awa, 'PASS');
    expect(await lots()).toEqual([]);
    await client.change(awa, { kind: 'CHANGE_PLAN', planCode: 'DECOUVERTE' });
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [480, 480]));
    expect(await charges()).toEqual([1_200, 1_800]);
  });
});

describe('moving down to a cheaper plan', () => {
  it('begins with the next period; booked hours beyond the new number become euros, told in the quote', async () => {
    await client.subscribe(awa, 'REGULIER');
    const { code } = await bookings.proposeAndBook(awa, laser, '2026-12-28T09:00:00Z', 240); // 720 of the next period
    const change: Change = { kind: 'CHANGE_PLAN', planCode: 'DECOUVERTE' };
    const uncovered = { bookings: 1, creditMinutes: 240, cents: 1_920 };
    expect(await client.quote(awa, change)).toMatchObject({ nowCents: 0, bindsAt: '2026-12-22T23:00:00Z', nextChargeCents: 3_000, uncovered }); // prettier-ignore
    expect(await client.change(awa, change, 1_919)).toMatchObject({ code: 'PRICE_CHANGED' });
    expect(await client.change(awa, change, 1_920)).toMatchObject({ quote: { uncovered } });
    expect(await lots()).toEqual([
      [2_400, 2_400],
      [480, 0],
      [480, 480],
    ]);
    const { data } = await api.ask<{ booking: { charge: object } }>('lyon', `query ($code: String!) { booking(code: $code) { charge { creditMinutesFromPass creditMinutesPaid amountInclVatCents } } }`, { code }, awa); // prettier-ignore
    expect(data.booking.charge).toEqual({ creditMinutesFromPass: 480, creditMinutesPaid: 240, amountInclVatCents: 1_920 }); // prettier-ignore
    await job.run(lyon.id, '2026-12-22T23:00:00Z');
    expect(await charges()).toEqual([13_200, 3_000]);
  });

  it('can be taken back until it begins', async () => {
    await client.subscribe(awa, 'REGULIER');
    await client.change(awa, { kind: 'CHANGE_PLAN', planCode: 'DECOUVERTE' });
    expect(await client.change(awa, { kind: 'CHANGE_PLAN', planCode: 'PASS' })).toMatchObject({ code: 'CHANGE_PLANNED' }); // prettier-ignore
    expect((await mine())!['planned']).toEqual([{ kind: 'PLAN', at: '2026-12-22T23:00:00Z', planCode: 'DECOUVERTE' }]);
    await client.change(awa, { kind: 'KEEP' });
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [2_400, 2_400]));
    expect(await client.change(awa, { kind: 'KEEP' })).toMatchObject({ code: 'NOTHING_PLANNED' });
  });
});

describe('a pause', () => {
  it('costs nothing, has no hours, and ends by itself', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await bookings.proposeAndBook(awa, laser, '2026-12-28T14:00:00Z', 60);
    const change: Change = { kind: 'PAUSE', months: 2 };
    const uncovered = { bookings: 1, creditMinutes: 180, cents: 1_440 };
    expect(await client.change(awa, change)).toMatchObject({ quote: { nowCents: 0, uncovered, nextChargeAt: '2027-02-22T23:00:00Z', nextChargeCents: 3_000 } }); // prettier-ignore
    expect(await lots()).toEqual([[480, 480]]);
    for (const day of ['2026-12-22T23:00:00Z', '2027-01-22T23:00:00Z', '2027-02-22T23:00:00Z'])
      await job.run(lyon.id, day);
    expect(await charges()).toEqual([3_000, 3_000]);
    await moveTo('2027-01-10T08:00:00Z');
    expect(await mine()).toMatchObject({ state: 'PAUSED', plan: null });
    expect(await client.change(awa, { kind: 'CHANGE_PLAN', planCode: 'REGULIER' })).toMatchObject({ code: 'CHANGE_PLANNED' }); // prettier-ignore
  });

  it('gives the hours back when it is taken back', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await client.change(awa, { kind: 'PAUSE', months: 3 });
    await client.change(awa, { kind: 'KEEP' });
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [480, 480]));
  });

  it('ends with the running period when it is taken back after it has begun', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await client.change(awa, { kind: 'PAUSE', months: 3 });
    await job.run(lyon.id, '2026-12-22T23:00:00Z');
    await moveTo('2027-01-02T08:00:00Z');
    expect(await client.change(awa, { kind: 'KEEP' })).toMatchObject({ quote: { bindsAt: '2027-01-22T23:00:00Z' } });
    await job.run(lyon.id, '2027-01-22T23:00:00Z');
    expect(await charges()).toEqual([3_000, 3_000]);
  });

  it('lasts three months of a year at most', async () => {
    await client.subscribe(awa, 'PASS');
    await moveTo('2027-01-02T08:00:00Z');
    await job.run(lyon.id, '2027-01-02T08:00:00Z');
    await client.change(awa, { kind: 'PAUSE', months: 2 });
    for (const day of ['2027-01-22T23:00:00Z', '2027-02-22T23:00:00Z', '2027-03-22T23:00:00Z'])
      await job.run(lyon.id, day);
    await moveTo('2027-04-02T08:00:00Z');
    expect(await client.change(awa, { kind: 'PAUSE', months: 2 })).toMatchObject({ code: 'PAUSE_LIMIT' });
    expect((await client.change(awa, { kind: 'PAUSE', months: 1 })).__typename).toBe('SubscriptionChanged');
  });
});

describe('cancelling', () => {
  it('ends the pass with its period, without another fee; booked hours beyond it become euros', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await bookings.proposeAndBook(awa, laser, '2026-12-28T16:00:00Z', 60);
    expect(await client.change(awa, { kind: 'CANCEL' })).toMatchObject({ quote: { bindsAt: '2026-12-22T23:00:00Z', nextChargeAt: null, uncovered: { cents: 1_440 } } }); // prettier-ignore
    expect(await mine()).toMatchObject({ state: 'ENDING', planned: [{ kind: 'END', at: '2026-12-22T23:00:00Z' }] });
    await job.run(lyon.id, '2027-01-23T00:00:00Z');
    expect(await charges()).toEqual([3_000]);
    await moveTo('2026-12-23T08:00:00Z');
    expect(await mine()).toBeNull();
    expect((await client.change(awa, { kind: 'SUBSCRIBE', planCode: 'PASS', expressRequest: true })).quote!.nowCents).toBe(1_200); // prettier-ignore
  });

  it('can be taken back, with the hours of coming periods', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await client.change(awa, { kind: 'CANCEL' });
    expect(await lots()).toEqual([[480, 480]]);
    await client.change(awa, { kind: 'KEEP' });
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [480, 480]));
    await job.run(lyon.id, '2026-12-22T23:00:00Z');
    expect(await charges()).toEqual([3_000, 3_000]);
  });
});

describe('withdrawing from the contract', () => {
  it('gives back what was not provided yet, and ends the pass at once', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    await bookings.proposeAndBook(awa, laser, '2026-11-24T12:00:00Z', 60); // before the withdrawal: 180 of 480 used
    await bookings.proposeAndBook(awa, laser, '2026-12-01T09:00:00Z', 60); // after it
    await moveTo('2026-11-26T08:00:00Z');
    // 3 of 30 days are over, 3/8 of the hours are used: 1,125 of 3,000 cents stay due.
    expect(await client.change(awa, { kind: 'WITHDRAW' })).toMatchObject({ quote: { nowCents: -1_875, uncovered: { bookings: 1, creditMinutes: 180, cents: 1_440 } } }); // prettier-ignore
    expect(await charges()).toEqual([3_000, -1_875]);
    expect(await lots('2026-11-26T08:00:00Z')).toEqual([]);
    api.clock.advance({ seconds: 1 });
    expect(await mine()).toBeNull();
  });

  it('is over after fourteen days', async () => {
    await client.subscribe(awa, 'PASS');
    await moveTo('2026-12-07T23:00:00Z');
    expect(await client.change(awa, { kind: 'WITHDRAW' })).toMatchObject({ code: 'WITHDRAWAL_OVER' });
    await moveTo('2026-12-07T22:59:59Z');
    expect(await client.change(awa, { kind: 'WITHDRAW' })).toMatchObject({ quote: { nowCents: -640 } });
  });
});
