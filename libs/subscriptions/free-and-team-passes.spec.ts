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
const SUBSCRIBE: Change = { kind: 'SUBSCRIBE', planCode: 'DECOUVERTE', expressRequest: true };
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: SubscriptionClient;
let bookings: BookingClient;
let laser: GivenSpace;
let job: Awaited<ReturnType<typeof openPeriodJob>>;
let awa: GivenMember;
let colleague: GivenMember;

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
  awa = await given.member(lyon, { hours: null });
  colleague = await given.member(lyon, { hours: null });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await job?.close();
  await api?.close();
  await given?.end();
  await database?.drop();
});

const share = (passId: string, { id }: GivenMember) =>
  given.client.query(`insert into pass_holder values ($1, $2, $3, tstzrange($4::timestamptz, null))`, [
    lyon.id,
    passId,
    id,
    NOW,
  ]);
const passOf = async ({ id }: GivenMember) =>
  (await given.one<{ id: string }>(`select id from pass where owner_member_id = $1`, [id])).id;
/** Granted and remaining minutes of the lots of Awa's passes that are not void. */
const lots = async () =>
  (
    await given.client.query<{ granted: number; remaining: number }>(
      `select granted_minutes as granted, remaining_minutes as remaining from hours_lot l join pass p on p.id = l.pass_id
        where p.owner_member_id = $1 and l.voided_at is null order by lower(l.valid)`,
      [awa.id],
    )
  ).rows.map(({ granted, remaining }) => [granted, remaining]);

describe('a member with a pass that the network gave', () => {
  it('subscribes instead: what is booked stays covered by the free pass, and the hours are those of the plan', async () => {
    const passId = await given.pass(lyon, awa.id, 2_400, '2026-11-01T00:00:00Z');
    const { code } = await bookings.proposeAndBook(awa, laser, '2026-11-25T09:00:00Z', 60); // 180 credit-minutes
    const uncovered = { bookings: 0, creditMinutes: 0, cents: 0 };
    expect(await client.quote(awa, SUBSCRIBE)).toMatchObject({ nowCents: 3_000, uncovered });
    expect((await client.change(awa, SUBSCRIBE, 3_000)).__typename).toBe('SubscriptionChanged');
    expect(await lots()).toEqual(Array.from({ length: 3 }, () => [480, 480]));
    const { data } = await api.ask<{ booking: { charge: object } }>('lyon', `query ($code: String!) { booking(code: $code) { charge { creditMinutesFromPass amountInclVatCents } } }`, { code }, awa); // prettier-ignore
    expect(data.booking.charge).toEqual({ creditMinutesFromPass: 180, amountInclVatCents: 0 });
    const ended = await given.one(`select upper(valid) = $2 as ended from pass where id = $1`, [passId, NOW]);
    expect(ended).toEqual({ ended: true });
  });

  it('cannot subscribe while others use this pass, too', async () => {
    const passId = await given.pass(lyon, awa.id, 2_400, '2026-11-01T00:00:00Z');
    await share(passId, colleague);
    for (const holder of [awa, colleague])
      expect(await client.change(holder, SUBSCRIBE)).toMatchObject({ code: 'HAS_PASS' });
    expect(await lots()).toEqual([[2_400, 2_400]]);
  });
});

describe('the figures of passes', () => {
  it('have each of the last six months once, in the zone of the network, and count a subscription once', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    const { rows } = await given.client.query<{ n: number }>(`select count(*)::int as n from subscription where network_id = $1`, [lyon.id]); // prettier-ignore
    type Months = { passUsage: { months: { start: string; begun: number }[] } };
    const { data } = await api.ask<Months>('lyon', `{ passUsage { months { start begun } } }`, {}, admin);
    expect(data.passUsage.months).toEqual(
      ['2026-05-31T22', '2026-06-30T22', '2026-07-31T22', '2026-08-31T22', '2026-09-30T22', '2026-10-31T23'].map(
        (hour, n) => ({ start: `${hour}:00:00Z`, begun: n === 5 ? rows[0]!.n : 0 }),
      ),
    );
  });
});

describe('the account of the owner of a team pass', () => {
  it('is erased once the subscription is cancelled; then nobody is charged any more', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    const passId = await passOf(awa);
    await share(passId, colleague);
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [awa.accountId, NOW]);
    const erase = async () =>
      (await api.ask<{ eraseMe: object }>('lyon', `mutation { eraseMe { __typename ... on ErasureRefused { reason } } }`, {}, awa)) // prettier-ignore
      .data.eraseMe;
    expect(await erase()).toMatchObject({ reason: 'TEAM_SUBSCRIPTION' });
    await client.change(awa, { kind: 'CANCEL' });
    expect(await erase()).toEqual({ __typename: 'AccountErased' });
    const holder = await given.one(`select upper(valid) = '2026-12-22T23:00:00Z' as "atEndOfPeriod" from pass_holder where pass_id = $1 and member_id = $2`, [passId, colleague.id]); // prettier-ignore
    expect(holder).toEqual({ atEndOfPeriod: true });
    await job.run(lyon.id, '2027-03-01T08:00:00Z');
    const charged = await given.one(`select count(*)::int as n from subscription_charge where pass_id = $1`, [passId]);
    expect(charged).toEqual({ n: 1 });
  });

  it('is erased at once when they use the pass alone, and is not charged again', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    const passId = await passOf(awa);
    await given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [awa.accountId, NOW]);
    const { data } = await api.ask<{ eraseMe: object }>('lyon', `mutation { eraseMe { __typename } }`, {}, awa);
    expect(data.eraseMe).toEqual({ __typename: 'AccountErased' });
    await job.run(lyon.id, '2027-03-01T08:00:00Z');
    const charged = await given.one(`select count(*)::int as n from subscription_charge where pass_id = $1`, [passId]);
    expect(charged).toEqual({ n: 1 });
  });
});
