import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeEnded } from '#libs/booking';
import { grantAllowances } from '#libs/passes';
import { Database, dataSourceFor, readEnv } from '#libs/platform';
import { violations } from '#libs/testing';
import { DemoAlreadyLoaded, loadDemo } from './index.js';
import { demoRulesAt } from './demo-rules.fixture.js';
import { demoDatabase } from './demo-database.fixture.js';

const now = Temporal.Instant.from('2026-11-24T09:17:00Z');
const size = { members: 700, mentors: 40, bookings: 9_000, copies: 1 };

const hashOf = ({ rows }: Awaited<ReturnType<typeof demoDatabase>>, table: string) =>
  rows(`select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`);

describe('a town loaded in bulk', () => {
  let town: Awaited<ReturnType<typeof demoDatabase>>;
  const steps = new Set<string>();
  beforeAll(async () => {
    town = await demoDatabase({ size, now, onStep: (label) => steps.add(label) });
    console.log(`A town in ${town.summary.durationMs} ms`, town.summary.networks);
  }, 180_000);
  afterAll(() => town.close());

  it('has the requested size, and reports its progress', async () => {
    expect(town.summary.networks).toMatchObject([{ slug: 'lyon', venues: 201, bookings: size.bookings }]);
    expect(town.summary.networks[0]!.members).toBeGreaterThan(size.members);
    const mentors = await town.rows(`select count(*)::int as count from role_grant where role = 'MENTOR'`);
    expect(mentors).toEqual([{ count: size.mentors }]);
    expect([...steps]).toEqual(expect.arrayContaining(['Lyon: people', 'Lyon: days', 'Lyon: hours used']));
  });

  it('breaks no invariant', async () => {
    expect(await violations(town.database.url)).toEqual([]);
  });

  it.each(Object.entries(demoRulesAt(now)))('keeps the rule: %s', async (_, law) => {
    expect(await town.rows(`select count(*)::int as rows from (${law}) broken`)).toEqual([{ rows: 0 }]);
  });

  it('covers a year of bookings, mostly over, some missed or cancelled, some upcoming', async () => {
    const [counts] = await town.rows<Record<string, number>>(
      `select count(*) filter (where state = 'COMPLETED')::int as completed, count(*) filter (where state = 'NO_SHOW')::int as missed,
              count(*) filter (where state = 'CANCELLED')::int as cancelled, count(*) filter (where state = 'CONFIRMED')::int as coming,
              count(distinct date_trunc('month', starts_at))::int as months, count(distinct code)::int as codes from booking`,
    );
    expect(counts!.codes).toBe(size.bookings);
    expect(counts!.months).toBeGreaterThan(11);
    for (const [state, least, most] of [
      ['completed', 0.8, 0.95],
      ['missed', 0.01, 0.04],
      ['cancelled', 0.03, 0.08],
      ['coming', 0.02, 0.12],
    ] as const) {
      const share = counts![state]! / size.bookings;
      expect([state, least < share && share < most]).toEqual([state, true]);
    }
  });

  it('restores all constraints, indexes and triggers, valid', async () => {
    const rules = (of: typeof town) =>
      of.rows(
        `select conrelid::regclass::text as table, conname, convalidated, pg_get_constraintdef(oid) as rule from pg_constraint
          where connamespace = 'public'::regnamespace and contype in ('f', 'x', 'u', 'p', 'c', 'n') order by 1, 2`,
      );
    const indexes = (of: typeof town) =>
      of.rows(`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`);
    const triggers = (of: typeof town) =>
      of.rows(`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`);
    const plain = await demoDatabase({ size: 'small', now, networks: ['nantes'] });
    for (const list of [rules, indexes, triggers]) expect(await list(town)).toEqual(await list(plain));
    await plain.close();
  });

  it('leaves nothing to do for the daily maintenance', async () => {
    const database = new Database(
      await dataSourceFor(readEnv({ DATABASE_URL: town.database.url }), 'traboule_worker').initialize(),
    );
    const [network] = await town.rows<{ id: string }>('select id from network');
    const horizon = now.add({ hours: 24 * 60 });
    expect(await database.inTransaction(network!.id, (tx) => grantAllowances(tx, 'Europe/Paris', now, horizon))).toBe(
      0,
    );
    expect(await database.inTransaction(network!.id, (tx) => completeEnded(tx, now))).toBe(0);
    await database.onModuleDestroy();
  });

  it('is not loaded over an existing network', async () => {
    const before = await hashOf(town, 'booking');
    await expect(loadDemo(town.database.url, { size, now })).rejects.toBeInstanceOf(DemoAlreadyLoaded);
    expect(await hashOf(town, 'booking')).toEqual(before);
  });
});

describe('another town with more copies of each venue', () => {
  const more = { ...size, bookings: 20_000, copies: 3 };
  const nantes = (seed: number) =>
    // the night when the clocks change
    demoDatabase({ size: more, networks: ['nantes'], seed, now: Temporal.Instant.from('2027-03-27T23:30:00Z') });

  it('is as busy as Lyon per venue, and the same for the same seed and moment', async () => {
    const towns = [await nantes(7), await nantes(7), await nantes(8)] as const;
    const { venues, bookings } = towns[0].summary.networks[0]!;
    expect(venues).toBeGreaterThan(45);
    expect(venues % 3).toBe(0);
    expect(bookings).toBeGreaterThan(1_000);
    expect(await violations(towns[0].database.url)).toEqual([]);
    const improper = await towns[0].rows(
      `select id from space where uuid_extract_version(id) is distinct from 7 and uuid_extract_version(id) is distinct from 8`,
    );
    expect(improper).toEqual([]);
    for (const table of [
      'venue',
      'member',
      'pass',
      'hours_lot',
      'booking',
      'allocation',
      'seat_bucket',
      'charge',
      'hours_entry',
      'quota',
      'outbox',
    ]) {
      const [hash, twin, other] = await Promise.all(towns.map((town) => hashOf(town, table)));
      expect([table, twin]).toEqual([table, hash]);
      expect([table, other]).not.toEqual([table, hash]);
    }
    for (const town of towns) await town.close();
  }, 180_000);
});
