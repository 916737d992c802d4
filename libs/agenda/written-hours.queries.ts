import { type Sql, statement } from '#libs/platform';
import type { WrittenHours } from './rules/inherited-hours.js';
import type { Days } from './rules/local-days.js';
import type { ClosingTime, OpeningException, OpeningRule } from './rules/open-intervals.js';
import type { Span } from './rules/span.js';

export interface LockedCalendar extends WrittenHours {
  /** Asked for, or a descendant that was asked for with it; not only an ancestor. */
  readonly wanted: boolean;
  /** For which days its open intervals are stored. */
  readonly stored: Days | null;
}

/** Calendars with all their ancestors, locked until the transaction ends. */
export interface LockedCalendars {
  readonly networkId: string;
  readonly alsaceMoselle: boolean;
  readonly rows: readonly CalendarRow[];
}

/** The same, with what is written in them. */
export interface CalendarTree extends Omit<LockedCalendars, 'rows'> {
  readonly calendars: ReadonlyMap<string, LockedCalendar>;
}

const networkOf = statement(
  'agenda.network',
  `select id "networkId", alsace_moselle "alsaceMoselle" from network where id = coalesce($1, (select current_network()))`,
);

const lineSql = `with recursive asked(id, parent_id) as (
     select id, parent_id from calendar where network_id = $1 and ($2::uuid[] is null or id = any($2))
     union
     select c.id, c.parent_id from asked a join calendar c on c.network_id = $1 and c.parent_id = a.id where $3),
   line(id, parent_id) as (
     select id, parent_id from asked
     union
     select c.id, c.parent_id from line l join calendar c on c.network_id = $1 and c.id = l.parent_id)
   select id, parent_id "parentId", zone, opens_on_holidays "opensOnHolidays", id in (select id from asked) wanted,
          materialised_from "storedFrom", materialised_until "storedUntil"
     from calendar where network_id = $1 and id in (select id from line)
    order by id`;
const lockLine = statement('agenda.lockCalendars', `${lineSql} for no key update of calendar`);
const readLine = statement('agenda.calendarsWithAncestors', lineSql);

const rulesOf = statement(
  'agenda.openingRules',
  `select calendar_id "calendarId", weekday, opens, closes, valid_from "validFrom", valid_until "validUntil"
     from opening_rule where network_id = $1 and calendar_id = any($2::uuid[])`,
);

const exceptionsOf = statement(
  'agenda.openingExceptions',
  `select calendar_id "calendarId", on_date date, opens, closes
     from opening_exception where network_id = $1 and calendar_id = any($2::uuid[])`,
);

const closuresOf = statement(
  'agenda.closures',
  `select calendar_id "calendarId", during from closure where network_id = $1 and calendar_id = any($2::uuid[])`,
);

/**
 * Locks calendars and their ancestors, in id order: from here on nobody else changes or reads what is written in them
 * to work out hours. `networkId` null: the transaction's; `ids` null: all of the network.
 */
export async function lockCalendars(
  tx: Sql,
  networkId: string | null,
  ids: readonly string[] | null,
  { withDescendants = false } = {},
): Promise<LockedCalendars> {
  const network = await tx.one<{ networkId: string; alsaceMoselle: boolean }>(networkOf, [networkId]);
  const rows = await tx.rows<CalendarRow>(lockLine, [network.networkId, ids, withDescendants]);
  return { ...network, rows };
}

/** Calendars with what is written in them and in their ancestors, to be shown: nothing that depends on them may be written. */
export async function readCalendars(tx: Sql, ids: readonly string[]): Promise<CalendarTree> {
  const network = await tx.one<{ networkId: string; alsaceMoselle: boolean }>(networkOf, [null]);
  const rows = await tx.rows<CalendarRow>(readLine, [network.networkId, ids, false]);
  return readCalendarTree(tx, { ...network, rows });
}

/** Reads what is written in calendars. Only after the lock: a statement sees what was committed before it began. */
export async function readCalendarTree(tx: Sql, { rows, ...network }: LockedCalendars): Promise<CalendarTree> {
  const written = new Map(rows.map(({ id }) => [id, { rules: [], exceptions: [], closures: [] } as Written]));
  const values = [network.networkId, [...written.keys()]];
  for (const row of await tx.rows<RuleRow>(rulesOf, values)) written.get(row.calendarId)!.rules.push(ruleOf(row));
  for (const row of await tx.rows<ExceptionRow>(exceptionsOf, values)) {
    written.get(row.calendarId)!.exceptions.push(exceptionOf(row));
  }
  for (const { calendarId, during } of await tx.rows<{ calendarId: string; during: Span }>(closuresOf, values)) {
    written.get(calendarId)!.closures.push(during);
  }
  const calendars = rows.map(({ storedFrom, storedUntil, ...calendar }) => ({
    ...calendar,
    ...written.get(calendar.id)!,
    stored: storedFrom && storedUntil ? { from: storedFrom, until: storedUntil } : null,
  }));
  return { ...network, calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])) };
}

interface Written {
  readonly rules: OpeningRule[];
  readonly exceptions: OpeningException[];
  readonly closures: Span[];
}

export interface CalendarRow extends Pick<LockedCalendar, 'id' | 'parentId' | 'zone' | 'opensOnHolidays' | 'wanted'> {
  readonly storedFrom: Temporal.PlainDate | null;
  readonly storedUntil: Temporal.PlainDate | null;
}

type RuleRow = { calendarId: string; opens: string; closes: string } & Omit<OpeningRule, 'opens' | 'closes'>;

interface ExceptionRow {
  readonly calendarId: string;
  readonly date: Temporal.PlainDate;
  readonly opens: string | null;
  readonly closes: string | null;
}

const ruleOf = ({ weekday, opens, closes, validFrom, validUntil }: RuleRow): OpeningRule => ({
  weekday,
  opens: Temporal.PlainTime.from(opens),
  closes: closingTime(closes),
  validFrom,
  validUntil,
});

const exceptionOf = ({ date, opens, closes }: ExceptionRow): OpeningException => ({
  date,
  opens: opens === null ? null : Temporal.PlainTime.from(opens),
  closes: closes === null ? null : closingTime(closes),
});

/** PostgreSQL writes the end of the day as 24:00:00, which Temporal has no time for. */
const closingTime = (text: string): ClosingTime => (text.startsWith('24:') ? '24:00' : Temporal.PlainTime.from(text));
