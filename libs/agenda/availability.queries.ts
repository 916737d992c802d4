import { type Sql, statement } from '#libs/platform';
import { allocationsWithin, openingsWithin } from './free-time.sql.js';
import type { Hold, ResourceFacts, TakenTime } from './rules/free-time.js';

/** The position in the change feed at which a state was read. */
export interface FeedPosition {
  /** Identifies the feed and the database; changes after a crash. Null when a crash emptied the feed and it was not restarted yet. */
  readonly epoch: string | null;
  /** The transactions whose changes the state contains, as a pg_snapshot. */
  readonly snapshot: string;
}

type Pairs = [number, number][];
type OpenRow = [calendarId: string, first: number, end: number, open: Pairs];
type TakenRow = [resourceId: string, first: number, end: number, taken: Pairs, used: Pairs, holds: [number, number, number, number][]]; // prettier-ignore
type ResourceRow = [string, string, boolean, number, number, number, number, number, boolean];

export interface OpenTime {
  readonly calendarId: string;
  readonly first: number;
  readonly end: number;
  readonly open: readonly (readonly [number, number])[];
}

const quarterOf = (instant: string, round: 'floor' | 'ceil' = 'floor') =>
  `${round}(extract(epoch from ${instant}) / 900)::int`;
const pairs = (first: string, second: string, from: string) =>
  `(select coalesce(json_agg(json_build_array(${first}, ${second})), '[]') from ${from})`;

/** An `OpenRow` of a calendar: the quarters that are open throughout. Adjacent intervals are merged first. */
const openRow = (calendar: string, start: string, end: string) => `
  json_build_array(${calendar}, ${quarterOf(start)}, ${quarterOf(end)}, ${pairs(
    quarterOf('lower(span)', 'ceil'),
    quarterOf('upper(span)'),
    `(select unnest(range_agg(tstzrange(i.starts_at, i.ends_at))) span
        from open_interval i where ${openingsWithin('i', '$1', calendar, start, end)}) merged`,
  )})`;

/** A `TakenRow` of resource `r`: allocations and seats that overlap those days, extended by its buffer on both sides. */
function takenRow(r: string, start: string, end: string): string {
  const buffer = `${r}.buffer_minutes * interval '1 minute'`;
  const [head, tail] = [`(${start} - ${buffer})`, `(${end} + ${buffer})`];
  const first = quarterOf('a.starts_at');
  const until = quarterOf('a.ends_at', 'ceil');
  const within = allocationsWithin('a', '$1', `${r}.id`, head, tail);
  return `
    json_build_array(${r}.id, ${quarterOf(start)}, ${quarterOf(end)},
      ${pairs(first, until, `allocation a where ${within} and a.expires_at is null and ${r}.exclusive`)},
      ${pairs(
        quarterOf('b.at'),
        'b.used',
        `seat_bucket b where b.network_id = $1 and b.resource_id = ${r}.id and b.at >= ${head} and b.at < ${tail} and b.used > 0 and not ${r}.exclusive`,
      )},
      (select coalesce(json_agg(json_build_array(${first}, ${until}, a.seats, extract(epoch from a.expires_at) * 1000)), '[]')
         from allocation a where ${within} and a.expires_at is not null))`;
}

const position = `
  (select epoch || ' ' || (select oid from pg_database where datname = current_database()) from availability_feed) epoch,
  pg_current_snapshot()::text snapshot`;

const load = statement(
  'agenda.loadAvailability',
  `with span as materialized (
     select $2::timestamptz starts, $2 + interval '1 day' * least($3::int, $4::int + (
              select coalesce(greatest(0, max(materialised_until) - ($2 at time zone 'UTC')::date), 0) from calendar where network_id = $1)) ends)
   select ${position}, ${quarterOf('s.starts')} "first", ${quarterOf('s.ends')} "end",
          (select coalesce(json_agg(json_build_array(r.id, r.calendar_id, r.exclusive, r.capacity, r.buffer_minutes, r.lead_minutes,
                                                     r.min_minutes, r.max_minutes, r.withdrawn_at is not null)), '[]')
             from resource r where r.network_id = $1) resources,
          (select coalesce(json_agg(json_build_array(whole_id, part_id)), '[]') from resource_part where network_id = $1) parts,
          (select coalesce(json_agg(${openRow('c.calendar_id', 's.starts', 's.ends')}), '[]')
             from (select distinct calendar_id from resource where network_id = $1) c) opened,
          (select coalesce(json_agg(${takenRow('r', 's.starts', 's.ends')}), '[]') from resource r where r.network_id = $1) taken
     from span s`,
);

const MAX_CHANGES = 2_000;
const midnight = (day: string) => `((${day})::timestamp at time zone 'UTC')`;

const notInSnapshot = (of: string, since: string) => `
  ${of}.network_id = $1 and ${of}.changed_in >= pg_snapshot_xmin(${since}::pg_snapshot) and not pg_visible_in_snapshot(${of}.changed_in, ${since})`;

const check = statement(
  'agenda.checkAvailability',
  `select ${position}, (select pruned_before > pg_snapshot_xmin($2::pg_snapshot) from availability_feed) "isPruned",
          exists (select from availability_change c where ${notInSnapshot('c', '$2')}) changed`,
);

const refresh = statement(
  'agenda.refreshAvailability',
  `with changed as materialized (
     select distinct resource_id, calendar_id, first_day, last_day from availability_change c where ${notInSnapshot('c', '$2')}
      limit ${MAX_CHANGES})
   select ${position}, (select pruned_before > pg_snapshot_xmin($2) from availability_feed) "isPruned",
          (select count(*) from changed)::int = ${MAX_CHANGES} or exists (select from changed where resource_id is null and calendar_id is null) "mustReload",
          (select max(${quarterOf(midnight('last_day'))}) from changed where calendar_id is not null) "lastOpenDay",
          (select coalesce(json_agg(${openRow('c.calendar_id', midnight('c.first_day'), midnight('c.last_day + 1'))}), '[]')
             from changed c where c.calendar_id is not null) opened,
          (select coalesce(json_agg(${takenRow('r', midnight('c.first_day'), midnight('c.last_day + 1'))}), '[]')
             from changed c join resource r on r.network_id = $1 and r.id = c.resource_id) taken`,
);

interface StateRow extends FeedPosition {
  readonly opened: OpenRow[];
  readonly taken: TakenRow[];
}

interface ChangedState extends FeedPosition {
  readonly opened: OpenTime[];
  readonly taken: TakenTime[];
}

export interface LoadedState extends ChangedState {
  readonly first: number;
  readonly end: number;
  readonly resources: ResourceFacts[];
  readonly parts: [string, string][];
}

export interface RefreshedState extends ChangedState {
  /** Changes since the position were deleted from the feed; null when the feed itself was emptied. */
  readonly isPruned: boolean | null;
  /** Too much changed, or the feed does not say what. */
  readonly mustReload: boolean;
  /** The first quarter of the last day on which openings changed. */
  readonly lastOpenDay: number | null;
}

const stateOf = ({ opened, taken }: StateRow): Pick<ChangedState, 'opened' | 'taken'> => ({
  opened: opened.map(([calendarId, first, end, open]) => ({ calendarId, first, end, open })),
  taken: taken.map(([resourceId, first, end, spans, used, holds]) => ({
    resourceId,
    first,
    end,
    taken: spans,
    used,
    holds: holds.map(([from, until, seats, expiresMs]): Hold => ({ first: from, end: until, seats, expiresMs })),
  })),
});

const factsOf = ([
  id,
  calendarId,
  exclusive,
  capacity,
  bufferMinutes,
  leadMinutes,
  minMinutes,
  maxMinutes,
  withdrawn,
]: ResourceRow): ResourceFacts =>
  // prettier-ignore
  ({ id, calendarId, exclusive, capacity, bufferMinutes, leadMinutes, minMinutes, maxMinutes, withdrawn });

/** All free time of a network from a day until `extraDays` after its last computed opening hours, but at most `maxDays`. */
export async function loadAvailability(
  open: Sql,
  networkId: string,
  from: Temporal.Instant,
  { maxDays, extraDays }: { maxDays: number; extraDays: number },
): Promise<LoadedState> {
  type Row = StateRow & { first: number; end: number; resources: ResourceRow[]; parts: [string, string][] };
  const row = await open.one<Row>(load, [networkId, from, maxDays, extraDays]);
  return { ...row, ...stateOf(row), resources: row.resources.map(factsOf) };
}

/**
 * The present state of everything that changed since a position. A cheap statement first checks whether anything changed. The
 * changes, the present state and the next position come from one autocommit statement, so that they share one snapshot.
 */
export async function refreshAvailability(open: Sql, networkId: string, since: FeedPosition): Promise<RefreshedState> {
  type Check = FeedPosition & { isPruned: boolean | null; changed: boolean };
  const checked = await open.one<Check>(check, [networkId, since.snapshot]);
  if (!checked.changed) return { ...checked, mustReload: false, lastOpenDay: null, opened: [], taken: [] };
  const row = await open.one<StateRow & RefreshedState>(refresh, [networkId, since.snapshot]);
  return { ...row, ...stateOf(row) };
}

const restart = statement('agenda.restartFeed', `insert into availability_feed default values on conflict do nothing`);

/** Starts a new epoch after a crash emptied the feed. */
export const restartFeed = (open: Sql) => open.run(restart);

const prune = statement(
  'agenda.pruneFeed',
  `with gone as (
     delete from availability_change
      where changed_at < now() - $1 * interval '1 minute' and changed_in < pg_snapshot_xmin(pg_current_snapshot()) returning changed_in),
   marked as (
     update availability_feed set pruned_before = greatest(pruned_before, (select ((max(changed_in)::text)::numeric + 1)::text::xid8 from gone))
      where exists (select from gone))
   select count(*)::int as n from gone`,
);

/** Deletes older changes. A reader that has not read them yet reloads everything. @returns the number of deleted changes */
export const pruneFeed = async (open: Sql, olderThanMinutes: number): Promise<number> =>
  (await open.one<{ n: number }>(prune, [olderThanMinutes])).n;
