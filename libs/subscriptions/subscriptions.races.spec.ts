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
import { SubscriptionClient, addPlans } from './subscriptions.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: SubscriptionClient;
let bookings: BookingClient;
let desk: GivenSpace;
let awa: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  await addPlans(given, lyon);
  desk = await given.space(lyon, { kind: 'DESK_AREA', capacity: 40, days: 90 });
  api = await startApi(database.url);
  client = new SubscriptionClient(api, 'lyon');
  bookings = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  awa = await given.member(lyon, { hours: null });
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const count = async (kind: string) =>
  (await given.one<{ n: number }>(`select count(*)::int as n from subscription_change where by_id = $1 and kind = $2`, [awa.id, kind])).n; // prettier-ignore

describe('at the same moment', () => {
  it('sixteen subscriptions of one member open one pass', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        client.change(awa, { kind: 'SUBSCRIBE', planCode: 'PASS', expressRequest: true }),
      ),
    );
    expect(answers.filter(({ quote }) => quote)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'HAS_PASS')).toHaveLength(15);
    expect(await count('SUBSCRIBED')).toBe(1);
  });

  it('eight upgrades to the same plan are charged once', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client.change(awa, { kind: 'CHANGE_PLAN', planCode: 'REGULIER' })),
    );
    expect(answers.filter(({ quote }) => quote)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'SAME_PLAN')).toHaveLength(7);
    const { cents } = await given.one<{ cents: number }>(
      `select sum(amount_cents)::int as cents from charge where member_id = $1`,
      [awa.id],
    );
    expect(cents).toBe(13_200);
  });

  it('a pause and bookings leave no booking paid with hours of the pause', async () => {
    await client.subscribe(awa, 'DECOUVERTE');
    const starts = Array.from({ length: 6 }, (_, i) => `2026-12-28T${String(8 + i * 2).padStart(2, '0')}:00:00Z`);
    const tokens = await Promise.all(starts.map((start) => bookings.offer(awa, desk, start, 60)));
    await Promise.all([
      ...tokens.map((token) => bookings.book(awa, token!, { acceptOverCap: true })),
      client.change(awa, { kind: 'PAUSE', months: 1 }),
    ]);
    const { hours } = await given.one<{ hours: number }>(
      `select coalesce(sum(c.credit_minutes_from_pass), 0)::int as hours from charge c
        where c.member_id = $1 and c.kind = 'USE' and lower(c.used_during) >= '2026-12-22T23:00Z'`,
      [awa.id],
    );
    expect(hours).toBe(0);
  });
});
