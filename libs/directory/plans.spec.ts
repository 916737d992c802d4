import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sql, type Statement } from '#libs/platform';
import { type SpaceWish, findSpaces } from './available-spaces.queries.js';
import { DirectoryBench } from './directory.fixture.js';
import { type VenueQuery, searchVenues } from './search-venues.queries.js';

/** Tables that grow with bookings and days. A network’s few thousand spaces may be read in full. */
const BIG = ['allocation', 'seat_bucket', 'open_interval', 'search_document'];
const SEED = `
  insert into calendar (network_id, zone) select $1, 'Europe/Paris' from generate_series(1, 100);
  insert into owner (network_id, name) values ($1, 'Un');
  insert into venue (network_id, owner_id, calendar_id, kind, slug, name, city, lat, lon, zone, source, source_id)
    select $1, (select id from owner where network_id = $1), id, 'FABLAB', 'v' || n, 'Lieu ' || n, 'Lyon', 45.7 + n / 1000.0, 4.8 + n / 1000.0, 'Europe/Paris', 'spec', n::text
      from (select id, row_number() over () n from calendar where network_id = $1) c;
  insert into open_interval (network_id, calendar_id, starts_at, ends_at)
    select $1, id, d + interval '7 hours', d + interval '18 hours' from calendar, generate_series('2026-11-01Z'::timestamptz, '2027-02-01Z', '1 day') d where network_id = $1;
  create temp table made as select v.id venue_id, v.calendar_id, uuidv7() resource_id, k from venue v, generate_series(1, 20) k where v.network_id = $1;
  insert into resource (network_id, id, calendar_id, exclusive, capacity) select $1, resource_id, calendar_id, k > 4, 12 from made;
  insert into space (network_id, venue_id, resource_id, kind, tariff_class, name, capacity)
    select $1, venue_id, resource_id, case when k <= 4 then 'DESK_AREA' when k <= 12 then 'MEETING_ROOM' else 'MACHINE' end, 'DESK', 'Espace ' || k, 12 from made;
  insert into space_capability select $1, s.id, (array['laser-cutting', '3d-printing', 'vr', 'podcast'])[1 + abs(hashtext(s.id::text)) % 4] from space s where s.network_id = $1 and kind = 'MACHINE';
  insert into resource_part select $1, a.resource_id, b.resource_id from made a join made b on a.venue_id = b.venue_id and a.k = 5 and b.k in (6, 7);
  insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
    select $1, resource_id, true, uuidv7(), tstzrange(d + h * interval '1 hour', d + (h + 1) * interval '1 hour'), 'CONFIRMED'
      from made, generate_series('2026-11-22Z'::timestamptz, '2026-11-27Z', '1 day') d, generate_series(8, 16, 4) h where k > 4;
  insert into seat_bucket select $1, resource_id, d + q * interval '15 minutes', q % 12, 12
      from made, generate_series('2026-11-22Z'::timestamptz, '2026-11-27Z', '1 day') d, generate_series(28, 60) q where k <= 4;
  select refresh_search($1, null);
  analyze;`;

type Value = string | number | boolean | null | (string | number)[];
interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe('query plans of the searches', () => {
  let bench: DirectoryBench;
  let networkId: string;

  beforeAll(async () => {
    bench = await DirectoryBench.start();
    networkId = (await bench.given.network('lyon')).id;
    for (const text of SEED.split(/;\n/)) await bench.given.client.query(text.replaceAll('$1', `'${networkId}'`));
  });
  afterAll(() => bench?.end());

  /** The generic plan, which the server keeps for a named statement, and the plan for these values. */
  async function plansOf(search: (sql: Sql) => Promise<unknown>): Promise<Plan[]> {
    let captured: (Statement & { values: Value[] }) | undefined;
    const listening = {
      query: (statement: typeof captured) => ((captured = statement), Promise.resolve({ rows: [{}] })),
    };
    await search(new Sql(listening as never));
    const { client } = bench.given;
    const literal = (value: Value): string =>
      value === null ? 'null' : client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value));
    await client.query(`prepare captured as ${captured!.text}`);
    const plans: Plan[] = [];
    for (const mode of ['force_generic_plan', 'force_custom_plan']) {
      await client.query(`set plan_cache_mode = ${mode}`);
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `explain (format json) execute captured(${captured!.values.map(literal).join(', ')})`,
      );
      plans.push(rows[0]!['QUERY PLAN'][0].Plan);
    }
    await client.query('deallocate captured; reset plan_cache_mode');
    return plans;
  }

  const start = Temporal.Instant.from('2026-11-24T13:00:00Z');
  const end = start.add({ minutes: 60 });
  const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
  const near = { lat: 45.75, lon: 4.85 };
  const space = (wish: Partial<SpaceWish>) => (sql: Sql) =>
    findSpaces(sql, { networkId, seats: 2, start, end, now, limit: 50, near, withinMeters: 3000, ...wish });
  const venue = (wish: Partial<VenueQuery>) => (sql: Sql) =>
    searchVenues(sql, {
      networkId,
      query: null,
      kinds: [],
      spaceKind: null,
      capability: null,
      equipment: [],
      accessible: false,
      near,
      withinMeters: 3000,
      territoryIds: null,
      freeFrom: null,
      freeUntil: null,
      seats: null,
      now,
      first: 20,
      after: null,
      ...wish,
    });

  it.each([
    ['spaces near', space({})],
    ['rooms near', space({ kind: 'MEETING_ROOM' })],
    ['desks near', space({ kind: 'DESK_AREA', seats: 5 })],
    ['laser cutters near', space({ capability: 'laser-cutting' })],
    ['laser cutters', space({ capability: 'laser-cutting', kind: 'MACHINE', withinMeters: null })],
    ['venues near', venue({})],
    ['venues by words', venue({ query: `'las'`, near: null, withinMeters: null })],
    ['venues that are free', venue({ freeFrom: start, freeUntil: end, spaceKind: 'MEETING_ROOM' })],
    ['venues by words that are free', venue({ query: `'las'`, freeFrom: start, freeUntil: end })],
  ])('read no big table in full: %s', async (_what, search) => {
    for (const plan of await plansOf(search)) {
      const scans = nodes(plan).filter((node) => node['Node Type'] === 'Seq Scan');
      expect(scans.map((node) => node['Relation Name']).filter((name) => BIG.includes(name!))).toEqual([]);
    }
  });

  it('read only the index to check whether a room is taken', async () => {
    for (const plan of await plansOf(space({ kind: 'MEETING_ROOM' }))) {
      const reads = nodes(plan).filter((node) => node['Relation Name'] === 'allocation');
      expect(reads.length).toBeGreaterThan(0);
      for (const read of reads) expect(read['Node Type']).toBe('Index Only Scan');
    }
  });
});
