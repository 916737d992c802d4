import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase, type TestDatabase, violations } from '#libs/testing';
import {
  DemoAlreadyLoaded,
  type DemoSummary,
  isDemoLoaded,
  loadDemo,
  missingDemoNetworks,
  UnknownDemoNetwork,
} from './index.js';
import { demoDatabase } from './demo-database.fixture.js';

const now = Temporal.Instant.from('2026-11-24T09:17:00Z');

describe('a small demo', () => {
  let demo: Awaited<ReturnType<typeof demoDatabase>>;
  const content = async (url: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const hashes: Record<string, unknown> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
      );
      hashes[name] = rows[0];
    }
    await client.end();
    return hashes;
  };

  beforeAll(async () => {
    demo = await demoDatabase({ size: 'small', now });
    console.log(`A small demo in ${demo.summary.durationMs} ms`, demo.summary.networks);
  });
  afterAll(() => demo.close());

  it('is Lyon alone, a tenth of its size, under the same rules', async () => {
    expect(demo.summary.networks).toHaveLength(1);
    const [lyon] = demo.summary.networks as [DemoSummary['networks'][number]];
    expect(lyon.venues).toBeGreaterThan(18);
    expect(lyon.venues).toBeLessThan(32);
    expect(lyon.bookings).toBeGreaterThan(50);
    expect(await violations(demo.database.url)).toEqual([]);
  });

  it('has trainings in two fablabs that share a reference, one of them full with people waiting', async () => {
    const client = new pg.Client({ connectionString: demo.database.url });
    await client.connect();
    const { rows } = await client.query(
      `select count(distinct s.venue_id)::int as venues, count(*)::int as sessions, count(*) filter (where s.taken = s.places)::int as "full",
              count(*) filter (where s.starts_at < $1::timestamptz + interval '7 days')::int as "thisWeek",
              (select count(*)::int from waiting_list_entry where subject_kind = 'SESSION') as waiting
         from session s join training t on t.id = s.training_id`,
      [now.toString()],
    );
    const { rows: machines } = await client.query(`select from space where training_id is not null`);
    await client.end();
    expect(rows).toEqual([{ venues: 2, sessions: 3, full: 1, thisWeek: 2, waiting: 3 }]);
    console.log(`${machines.length} machines require the training`);
  });

  it('is loaded once; the second load changes nothing', async () => {
    const before = await content(demo.database.url);
    const again = await loadDemo(demo.database.url, { size: 'small', now }).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(DemoAlreadyLoaded);
    expect(again).toMatchObject({ slugs: ['lyon'], message: expect.stringContaining('lyon') });
    // networks that exist stop the load of the missing ones
    await expect(
      loadDemo(demo.database.url, { size: 'small', now, networks: ['nantes', 'lyon'] }),
    ).rejects.toBeInstanceOf(DemoAlreadyLoaded);
    expect(await content(demo.database.url)).toEqual(before);
  });

  it('has the same rows for the same seed and moment, in every column', async () => {
    const twin = await demoDatabase({ size: 'small', now });
    const sister = await demoDatabase({ size: 'small', now, seed: 1 });
    // columns that the database fills from its own clock
    const log = {
      migrations: expect.anything(),
      audit_entry: expect.anything(),
      availability_change: expect.anything(),
      live_notice: expect.anything(),
    };
    expect({ ...((await content(twin.database.url)) as object), ...log }).toEqual(await content(demo.database.url));
    expect(await content(sister.database.url)).not.toEqual(await content(demo.database.url));
    expect(await violations(sister.database.url)).toEqual([]);
    await twin.close();
    await sister.close();
  });

  it('adds another town beside existing ones', async () => {
    const both = await demoDatabase({ size: 'small', now, networks: ['bordeaux'] });
    expect(await missingDemoNetworks(both.database.url)).toEqual(['lyon', 'nantes', 'toulouse']);
    await loadDemo(both.database.url, { size: 'small', now, networks: ['nantes'] });
    expect(await missingDemoNetworks(both.database.url)).toEqual(['lyon', 'toulouse']);
    expect(await violations(both.database.url)).toEqual([]);
    await both.close();
  });

  it('names the towns it has when another one is requested', async () => {
    const loading = loadDemo(demo.database.url, { networks: ['paris', 'lyon'] });
    await expect(loading).rejects.toBeInstanceOf(UnknownDemoNetwork);
    await expect(loading).rejects.toThrow('paris');
  });
});

describe('an empty database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('has no demo', async () => {
    expect(await isDemoLoaded(database.url)).toBe(false);
  });

  // the nights when the clocks change, a leap day, a month of 28 days, the end of a year
  it.each([
    '2027-03-27T23:30:00Z',
    '2027-10-30T21:00:00Z',
    '2028-02-29T12:00:00Z',
    '2027-01-31T23:59:59.999Z',
    '2026-12-31T23:05:00Z',
  ])('takes the demo at %s', async (moment) => {
    const odd = await demoDatabase({ size: 'small', now: Temporal.Instant.from(moment) });
    expect(await violations(odd.database.url)).toEqual([]);
    await odd.close();
  });
});
