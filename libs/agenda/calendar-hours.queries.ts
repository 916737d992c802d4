import { type Span, type Sql, statement } from '#libs/platform';
import { openingsBetween } from './free-time.sql.js';
import { merge } from './rules/span.js';

/** What is written in a calendar and still matters, and when it is open in the next four weeks. */
export interface CalendarHours {
  readonly calendarId: string;
  readonly opensOnHolidays: boolean;
  readonly rules: readonly {
    weekday: number;
    opens: string;
    closes: string;
    validFrom: string;
    validUntil: string | null;
  }[];
  readonly exceptions: readonly { date: string; opens: string | null; closes: string | null }[];
  readonly closures: readonly { id: string; start: Temporal.Instant; end: Temporal.Instant | null; reason: string }[];
  readonly nextFourWeeks: readonly Span[];
}

interface Row extends Omit<CalendarHours, 'closures' | 'nextFourWeeks'> {
  readonly closures: readonly { id: string; start: string; end: string | null; reason: string }[];
  readonly open: readonly { start: string; end: string }[];
}

const DAYS_SHOWN = 28;
/** Of each kind; nobody keeps more of them ahead. */
const MOST_LINES = 200;

const read = statement(
  'agenda.calendarHours',
  `select c.id as "calendarId", c.opens_on_holidays as "opensOnHolidays",
          (select coalesce(jsonb_agg(jsonb_build_object('weekday', r.weekday, 'opens', left(r.opens::text, 5), 'closes', left(r.closes::text, 5),
                                                        'validFrom', r.valid_from, 'validUntil', r.valid_until)
                                     order by r.weekday, r.opens, r.valid_from), '[]')
             from opening_rule r
            where (r.network_id, r.calendar_id) = (c.network_id, c.id) and (r.valid_until is null or r.valid_until >= day.today)) as rules,
          (select coalesce(jsonb_agg(jsonb_build_object('date', e.on_date, 'opens', left(e.opens::text, 5), 'closes', left(e.closes::text, 5))
                                     order by e.on_date, e.opens), '[]')
             from (select * from opening_exception e
                    where (e.network_id, e.calendar_id) = (c.network_id, c.id) and e.on_date >= day.today
                    order by e.on_date, e.opens limit ${MOST_LINES}) e) as exceptions,
          (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'start', lower(k.during), 'end', upper(k.during), 'reason', k.reason)
                                     order by lower(k.during), k.id), '[]')
             from (select * from closure k
                    where (k.network_id, k.calendar_id) = (c.network_id, c.id) and coalesce(upper(k.during) > $3::timestamptz, true)
                    order by lower(k.during), k.id limit ${MOST_LINES}) k) as closures,
          ${openingsBetween('$1', 'c.id', 'day.starts', 'day.ends')} as open
     from calendar c
    cross join lateral (select ($3::timestamptz at time zone c.zone)::date as today) local
    cross join lateral (select local.today, local.today::timestamp at time zone c.zone as starts,
                               (local.today + ${DAYS_SHOWN})::timestamp at time zone c.zone as ends) day
    where c.network_id = $1 and c.id = any($2::uuid[])`,
);

const ofResources = statement(
  'agenda.calendarsOfResources',
  `select id, calendar_id as "calendarId" from resource where network_id = $1 and id = any($2::uuid[])`,
);
/** Which calendars resources follow, by the id of the resource. */
export const calendarIdsOf = async (sql: Sql, networkId: string, resourceIds: readonly string[]) =>
  new Map(
    (await sql.rows<{ id: string; calendarId: string }>(ofResources, [networkId, resourceIds])).map(
      ({ id, calendarId }) => [id, calendarId],
    ),
  );

/** In any order; calendars that do not exist are left out. */
export async function calendarHoursOf(
  sql: Sql,
  networkId: string,
  calendarIds: readonly string[],
  now: Temporal.Instant,
): Promise<CalendarHours[]> {
  const rows = await sql.rows<Row>(read, [networkId, calendarIds, now]);
  return rows.map(({ closures, open, ...row }) => ({
    ...row,
    closures: closures.map(({ start, end, ...closure }) => ({
      ...closure,
      start: Temporal.Instant.from(start),
      end: end === null ? null : Temporal.Instant.from(end),
    })),
    nextFourWeeks: merge(
      open.map(({ start, end }) => ({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) })),
    ),
  }));
}
