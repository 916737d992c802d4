import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';
import { SubscriptionClient, addPlans, openPeriodJob } from './subscriptions.fixture.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let job: Awaited<ReturnType<typeof openPeriodJob>>;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  api = await startApi(database.url);
  job = await openPeriodJob(database.url);
}, 60_000);
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await job?.close();
  await api?.close();
  await given?.end();
  await database?.drop();
});

/** The local days on which the periods of a member start, as they were charged. */
const chargedDays = async (member: GivenMember, zone: string) =>
  (
    await given.client.query<{ day: string }>(
      `select (lower(s.during) at time zone $2)::date::text as day from subscription_charge s join pass p on p.id = s.pass_id
        where p.owner_member_id = $1 and s.kind = 'PERIOD' order by s.period_index`,
      [member.id, zone],
    )
  ).rows.map(({ day }) => day);

describe('the periods of a subscription', () => {
  it.each([
    ['Europe/Paris', '2027-01-31T12:00:00Z', 120, '2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31'],
    ['Europe/Paris', '2028-01-31T12:00:00Z', 90, '2028-01-31 2028-02-29 2028-03-31 2028-04-30'],
    ['Europe/Paris', '2028-02-29T12:00:00Z', 91, '2028-02-29 2028-03-29 2028-04-29 2028-05-29'],
    ['Europe/Paris', '2027-03-28T00:30:00Z', 62, '2027-03-28 2027-04-28 2027-05-28'],
    ['Europe/Paris', '2027-09-30T23:30:00Z', 62, '2027-10-01 2027-11-01 2027-12-01'],
    ['Indian/Reunion', '2027-01-30T21:00:00Z', 90, '2027-01-31 2027-02-28 2027-03-31 2027-04-30'],
  ])(
    'in %s from %s on are each charged once in %d days of work every twelve hours',
    async (zone, start, days, expected) => {
      const network = await given.network(undefined, zone);
      await addPlans(given, network);
      const member = await given.member(network, { hours: null });
      api.clock.set(start);
      await new SubscriptionClient(api, network.slug).subscribe(member, 'DECOUVERTE');
      const now = Temporal.Instant.from(start);
      for (let hour = 0; hour <= days * 24; hour += 12) await job.run(network.id, now.add({ hours: hour }), zone);
      expect((await chargedDays(member, zone)).join(' ')).toBe(expected);
      expect(await job.run(network.id, now.add({ hours: days * 24 }), zone)).toBe(0);
    },
    60_000,
  );

  it('are charged later when they were missed, each once, by four workers at once', async () => {
    const network = await given.network();
    await addPlans(given, network);
    api.clock.set('2026-11-23T08:00:00Z');
    const client = new SubscriptionClient(api, network.slug);
    const members = await Promise.all(Array.from({ length: 12 }, () => given.member(network, { hours: null })));
    for (const member of members) await client.subscribe(member, 'PASS');
    const done = await Promise.all(Array.from({ length: 4 }, () => job.run(network.id, '2027-02-24T08:00:00Z')));
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(12);
    for (const member of members)
      expect(await chargedDays(member, 'Europe/Paris')).toEqual([
        '2026-11-23',
        '2026-12-23',
        '2027-01-23',
        '2027-02-23',
      ]);
  });
});
