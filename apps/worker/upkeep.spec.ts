import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, Networks, Random, SettingsReader, dataSourceFor, fileStoreFor } from '#libs/platform';
import { Given, type GivenNetwork, type TestDatabase, cloneDatabase, testEnv, violations } from '#libs/testing';
import { Upkeep } from './upkeep.js';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');

let copy: TestDatabase;
let given: Given;
let database: Database;
let first: GivenNetwork;
let second: GivenNetwork;
beforeAll(async () => {
  copy = await cloneDatabase();
  given = await Given.on(copy.url);
  const source = dataSourceFor(testEnv(copy.url), 'traboule_worker');
  await source.initialize();
  database = new Database(source);
  [first, second] = [await given.network('bordeaux'), await given.network('lyon')];
});
afterAll(async () => {
  expect(await violations(copy.url)).toEqual([]);
  await database?.onModuleDestroy();
  await given?.end();
  await copy?.drop();
});

const makeUpkeep = () =>
  new Upkeep(
    database,
    new Networks(database.open),
    new SettingsReader(database.open),
    fileStoreFor(testEnv(copy.url)),
    new Random(),
  );

describe('the upkeep', () => {
  it('continues with the other steps and networks after a failure, and then reports it', async () => {
    await given.client.query(
      `insert into network_setting (network_id, key, value, valid) values ($1, 'booking.horizonDays', '"soon"', '[2020-01-01,)')`,
      [first.id],
    );
    for (const { id } of [first, second])
      await given.client.query(
        `insert into idempotency (network_id, actor_id, operation, key, request_hash, result_id, created_at)
         values ($1, gen_random_uuid(), 'book', 'an old key', '\\x00', gen_random_uuid(), $2)`,
        [id, now.subtract({ hours: 24 * 8 }).toString()],
      );
    const upkeep = makeUpkeep();
    await expect(upkeep.run(now)).rejects.toThrow('2 steps failed');
    expect((await given.client.query('select from idempotency')).rowCount).toBe(0);
    await given.client.query('delete from network_setting');
    await makeUpkeep().run(now);
  });

  it('extends calendars past the last day on which a series of each network can be booked', async () => {
    for (const network of [first, second]) await given.space(network);
    await given.client.query('update calendar set materialised_from = null, materialised_until = null');
    const openUntil = async ({ id }: GivenNetwork) => {
      const { rows } = await given.client.query<{ day: string }>(
        `select distinct materialised_until::text as day from calendar where network_id = $1`,
        [id],
      );
      return rows.map(({ day }) => day);
    };
    const run = () => makeUpkeep().run(now);
    await given.client.query(
      `insert into network_setting (network_id, key, value, valid) values ($1, 'booking.horizonDays', '200', '[2020-01-01,)')`,
      [second.id],
    );
    await run();
    expect([await openUntil(first), await openUntil(second)]).toEqual([['2027-03-08'], ['2027-06-26']]);
    // After the setting is reduced, existing bookings keep their hours.
    await given.client.query('delete from network_setting');
    await run();
    expect(await openUntil(second)).toEqual(['2027-06-26']);
  });
});
