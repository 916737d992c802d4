import { type Sql, statement } from '#libs/platform';
import type { Days } from './rules/local-days.js';
import type { Span } from './rules/span.js';

/** What the stored open intervals of one calendar become. */
export interface Rewrite {
  readonly calendarId: string;
  /** All that is stored in here makes room for `open`. */
  readonly window: Span;
  readonly open: readonly Span[];
  /** For which days the stored intervals are true afterwards, and the same as instants: what lies outside goes. */
  readonly storedDays: Days;
  readonly stored: Span;
}

const replaceIntervals = statement(
  'agenda.replaceOpenIntervals',
  `with rewrite as materialized (
     select * from unnest($5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::date[], $11::date[])
         r (calendar_id, window_start, window_end, stored_start, stored_end, first_day, end_day)),
   wanted as materialized (
     select * from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) w (calendar_id, starts_at, ends_at)),
   present as materialized (
     select i.calendar_id, i.starts_at, i.ends_at
       from rewrite r join open_interval i on i.network_id = $1 and i.calendar_id = r.calendar_id
      where i.starts_at >= r.window_start and i.starts_at < r.window_end
         or i.starts_at < r.stored_start or i.starts_at >= r.stored_end),
   change as materialized (
     select calendar_id, starts_at, p.ends_at was, w.ends_at becomes
       from present p full join wanted w using (calendar_id, starts_at) where p.ends_at is distinct from w.ends_at),
   removed as (
     delete from open_interval i using change c
      where i.network_id = $1 and i.calendar_id = c.calendar_id and i.starts_at = c.starts_at and c.becomes is null
     returning 1),
   moved as (
     update open_interval i set ends_at = c.becomes from change c
      where i.network_id = $1 and i.calendar_id = c.calendar_id and i.starts_at = c.starts_at
        and c.was is not null and c.becomes is not null
     returning 1),
   added as (
     insert into open_interval (network_id, calendar_id, starts_at, ends_at)
     select $1, calendar_id, starts_at, becomes from change where was is null
     returning 1),
   marked as (
     update calendar c set materialised_from = r.first_day, materialised_until = r.end_day from rewrite r
      where c.network_id = $1 and c.id = r.calendar_id
        and (c.materialised_from, c.materialised_until) is distinct from (r.first_day, r.end_day)
     returning 1)
   select (select count(*) from removed) + (select count(*) from moved) + (select count(*) from added) changed`,
);

// keeps one statement far below its time limit, whatever the size of the network
const CALENDARS_A_STATEMENT = 200;

/** Stores open intervals, touching only rows that differ. @returns how many rows were added, changed or removed. */
export async function replaceOpenIntervals(tx: Sql, networkId: string, rewrites: readonly Rewrite[]): Promise<number> {
  let changedRows = 0;
  for (let first = 0; first < rewrites.length; first += CALENDARS_A_STATEMENT) {
    const some = rewrites.slice(first, first + CALENDARS_A_STATEMENT);
    const open = some.flatMap(({ calendarId, open }) => open.map((span) => ({ calendarId, ...span })));
    const { changed } = await tx.one<{ changed: number }>(replaceIntervals, [
      networkId,
      open.map(({ calendarId }) => calendarId),
      open.map(({ start }) => start),
      open.map(({ end }) => end),
      some.map(({ calendarId }) => calendarId),
      some.map(({ window }) => window.start),
      some.map(({ window }) => window.end),
      some.map(({ stored }) => stored.start),
      some.map(({ stored }) => stored.end),
      some.map(({ storedDays }) => storedDays.from),
      some.map(({ storedDays }) => storedDays.until),
    ]);
    changedRows += changed;
  }
  return changedRows;
}
