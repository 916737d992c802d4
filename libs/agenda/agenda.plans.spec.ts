import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Rollback, Sql, type Statement, declaredStatements } from '#libs/platform';
import { takeOwnTime } from './own-time.js';
import { createResource, editResource, setParts, withdrawResource } from './resources.js';
import { AgendaBench, EVERY_DAY } from './agenda.fixture.js';
import { doPersonTimesOverlap, personTimesOf } from './person-time.queries.js';
import { restartFeed, loadAvailability, pruneFeed, refreshAvailability } from './availability.queries.js';
import { nextHoursVersion } from './change-hours.js';
import { close, reopen } from './close-hours.js';
import { calendarHoursOf, calendarIdsOf } from './calendar-hours.queries.js';
import { createCalendars } from './create-calendars.js';
import { firstFreeStretches, nearestFreeStarts } from './free-starts.queries.js';
import { keepCalendarsOpen, openCalendars } from './open-calendars.js';
import { lockResources } from './move-time.js';
import { openTimesBetween } from './open-times-between.js';
import { ownCalendar } from './own-calendar.js';
import { setException, setOpeningRules } from './set-opening-rules.js';

const BIG = ['allocation', 'seat_bucket', 'open_interval'];
const now = Temporal.Instant.from('2026-11-23T08:00Z');
const HORIZON = { maxDays: 400, extraDays: 3 };
/** The statements that export, erase and merge people read a table in full, once in a while: libs/privacy has their specs. */
const ours = () => declaredStatements().filter(({ name }) => /^agenda\.(?!export\.|erase\.|merge\.)/.test(name));

/** Keeps what is sent through it. */
class Recording extends Sql {
  readonly sent: { wanted: Statement; values: readonly unknown[] }[] = [];

  constructor(private readonly inner: Sql) {
    super(undefined as never);
  }

  override rows<Row extends object>(wanted: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    this.sent.push({ wanted, values });
    return this.inner.rows(wanted, values);
  }

  override run(wanted: Statement, values: readonly unknown[] = []): Promise<number> {
    this.sent.push({ wanted, values });
    return this.inner.run(wanted, values);
  }
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** A whole town: 1,500 calendars, and 300,000 rows of each table that grows. */
describe('the plans of statements on a large database', () => {
  let bench: AgendaBench;
  let calendarIds: string[];
  let resourceIds: string[];
  let sent: Recording['sent'];
  let position: Awaited<ReturnType<typeof loadAvailability>>;

  beforeAll(async () => {
    bench = await AgendaBench.start();
    bench.network = await bench.given.network();
    const write = (text: string) => bench.given.client.query<{ id: string }>(text, [bench.network.id]);
    await bench.given.client.query(`set session_replication_role = replica`); // no foreign keys: a third of the time
    const calendars = await write(`insert into calendar (network_id, zone, materialised_from, materialised_until)
      select $1, 'Europe/Paris', '2026-08-01', '2027-02-17' from generate_series(1, 1500) returning id`);
    const resources = await write(`insert into resource (network_id, calendar_id, exclusive, capacity)
      select network_id, id, row_number() over (order by id) % 10 = 0, 8 from calendar where network_id = $1 returning id`);
    await write(`insert into open_interval select network_id, id, d + interval '8 hours', d + interval '18 hours'
      from calendar, generate_series('2026-08-01'::timestamptz, '2027-02-16', '1 day') d where network_id = $1`);
    await write(`insert into allocation (network_id, resource_id, exclusive, holder_id, during, state)
      select network_id, id, exclusive, id, tstzrange(d, d + interval '1 hour'), 'CONFIRMED'
        from resource, generate_series('2026-11-01T08:00Z'::timestamptz, '2026-11-30', '200 minutes') d where network_id = $1`);
    await write(`insert into seat_bucket select network_id, id, d, 3, 8 from resource,
      generate_series('2026-11-22'::timestamptz, '2026-11-24T08:00Z', '15 minutes') d where network_id = $1 and not exclusive`);
    await bench.given.client.query(`set session_replication_role = default`);
    await bench.given.client.query('analyze');
    calendarIds = calendars.rows.slice(0, 3).map(({ id }) => id);
    resourceIds = resources.rows.slice(0, 12).map(({ id }) => id);
    await bench.rule(calendarIds[0]!, EVERY_DAY, '09:00', '18:00');
    await bench.given.client.query(`insert into resource_part values ($1, $2, $3)`, [bench.network.id, resourceIds[0], resourceIds[9]]); // prettier-ignore
    // Read by an earlier transaction: whether one sees its own changes as new depends on what else the server runs.
    position = await bench.inTransaction(async (tx) => {
      await restartFeed(tx);
      return loadAvailability(tx, bench.network.id, now, HORIZON);
    });
    sent = await bench.inTransaction<Recording['sent']>(async (inner) => {
      const tx = new Recording(inner);
      await useEverything(tx);
      throw new Rollback(tx.sent); // the rows stay as many as they are
    });
  }, 120_000);
  afterAll(() => bench?.end());

  /** Each use case once, as one caller would; what they send is kept. */
  async function useEverything(tx: Sql) {
    const [calendarId] = calendarIds as [string];
    const days = { from: Temporal.PlainDate.from('2026-11-20'), until: Temporal.PlainDate.from('2026-12-20') };
    await openCalendars(tx, { calendarIds, ...days });
    await keepCalendarsOpen(tx, now.add({ hours: 24 * 20 }));
    await setOpeningRules(tx, { calendarId, rules: [], now });
    await setException(tx, { calendarId, date: days.from, openings: [], now });
    const made = await close(tx, { calendarId, start: now, end: null, reason: 'Travaux', now });
    if ('closureId' in made) await reopen(tx, { closureId: made.closureId, now });
    const start = now.add({ hours: 4 });
    const wish = { networkId: bench.network.id, resourceIds, start, end: start.add({ hours: 1 }), seats: 2 };
    await personTimesOf(tx, calendarId, wish); // anybody's: of people nothing is stored here
    await doPersonTimesOverlap(tx, calendarId, bench.network.id);
    const around = { ...wish, withinHours: 72, notBefore: now, now, limitPerResource: 4 };
    await nearestFreeStarts(tx, around);
    await nearestFreeStarts(tx, { ...around, withoutHolderId: resourceIds[0]! });
    await firstFreeStretches(tx, wish);
    await lockResources(tx, resourceIds[0]!, resourceIds);
    await createCalendars(tx, bench.network.id, { count: 1, zone: 'Europe/Paris', opens: '09:00', closes: '18:00' });
    await restartFeed(tx);
    await loadAvailability(tx, bench.network.id, now, HORIZON);
    await refreshAvailability(tx, bench.network.id, position); // what this very transaction changed
    await calendarHoursOf(tx, bench.network.id, calendarIds, now);
    await openTimesBetween(tx, calendarIds, days);
    const sharedId = (await calendarIdsOf(tx, bench.network.id, resourceIds)).get(resourceIds[1]!)!;
    await ownCalendar(tx, resourceIds[1]!, sharedId, now);
    await changeResources(tx, calendarId);
    await nextHoursVersion(tx, calendarId);
    await pruneFeed(tx, 60);
  }

  async function changeResources(tx: Sql, calendarId: string) {
    const rules = { exclusive: false, capacity: 8, bufferMinutes: 0, leadMinutes: 0, minMinutes: 30, maxMinutes: 240 };
    const wholeId = await createResource(tx, calendarId, rules);
    await editResource(tx, wholeId, { ...rules, capacity: 9 }, now, now.add({ hours: 24 }));
    await setParts(tx, wholeId, resourceIds.slice(10));
    const span = { start: now.add({ hours: 48 }), end: now.add({ hours: 49 }) };
    const own = { networkId: bench.network.id, holderId: wholeId, resourceId: wholeId, seats: 1, now, ...span };
    await takeOwnTime(tx, own, false);
    await withdrawResource(tx, wholeId, now);
  }

  async function scansInFull(explain: string, values: readonly unknown[] = []): Promise<string[]> {
    const unnamed = { name: '', text: explain }; // planned for these very values
    type Row = { 'QUERY PLAN': { Plan: PlanNode }[] };
    const row = await bench.inTransaction((tx) => tx.one<Row>(unnamed, values));
    const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
    return nodes(row['QUERY PLAN'][0]!.Plan)
      .filter((node) => node['Node Type'] === 'Seq Scan' && BIG.includes(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name']!);
  }

  it('holds as many rows as promised', async () => {
    for (const table of BIG) {
      const { n } = await bench.given.one<{ n: string }>(`select count(*) n from ${table}`);
      expect(Number(n)).toBeGreaterThan(299_999);
    }
  });

  it('are seen for every statement of this lib', () => {
    expect([...new Set(sent.map(({ wanted }) => wanted.name))].toSorted()).toEqual(ours().map(({ name }) => name).toSorted()); // prettier-ignore
  });

  it('read none of the big tables in full, with the values that were sent', async () => {
    for (const { wanted, values } of sent) {
      const { name, text } = wanted;
      expect({ name, scans: await scansInFull(`explain (format json) ${text}`, values) }).toEqual({ name, scans: [] });
    }
  });

  it('read none of them in full when planned once for all values', async () => {
    for (const { name, text } of ours()) {
      const scans = await scansInFull(`explain (generic_plan, format json) ${text}`);
      expect({ name, scans }).toEqual({ name, scans: [] });
    }
  });

  it('a full read would be noticed: a count of everything does read in full', async () => {
    expect(await scansInFull(`explain (format json) select count(seats) from allocation`)).toEqual(['allocation']);
  });
});
