import { type Sql, statement } from '#libs/platform';
import { changeHours, type HoursChanged, type NoSuchCalendar } from './change-hours.js';
import { faultsOfOpenings, faultsOfRules, type HoursFault, type Opening } from './rules/hours-faults.js';
import type { OpeningRule } from './rules/open-intervals.js';

export interface BadHours {
  readonly kind: 'BAD_HOURS';
  readonly faults: readonly HoursFault[];
}

export interface OpeningRulesToSet {
  readonly calendarId: string;
  /** All of them; without any, a calendar follows its parent's. */
  readonly rules: readonly OpeningRule[];
  /** Default: as before. */
  readonly opensOnHolidays?: boolean;
  readonly now: Temporal.Instant;
}

const replaceRules = statement(
  'agenda.replaceOpeningRules',
  `with gone as (delete from opening_rule where network_id = $1 and calendar_id = $2),
   chosen as (
     update calendar set opens_on_holidays = $8::boolean where network_id = $1 and id = $2 and opens_on_holidays <> $8)
   insert into opening_rule (network_id, calendar_id, weekday, opens, closes, valid_from, valid_until)
   select $1, $2, * from unnest($3::smallint[], $4::time[], $5::time[], $6::date[], $7::date[])`,
);

/** Replaces the weekly hours of a calendar. */
export async function setOpeningRules(
  tx: Sql,
  { calendarId, rules, opensOnHolidays, now }: OpeningRulesToSet,
): Promise<HoursChanged | NoSuchCalendar | BadHours> {
  const faults = faultsOfRules(rules);
  if (faults.length > 0) return { kind: 'BAD_HOURS', faults };
  return changeHours(tx, calendarId, now, (networkId) =>
    tx.run(replaceRules, [
      networkId,
      calendarId,
      rules.map(({ weekday }) => weekday),
      rules.map(({ opens }) => String(opens)),
      rules.map(({ closes }) => String(closes)),
      rules.map(({ validFrom }) => validFrom),
      rules.map(({ validUntil }) => validUntil),
      opensOnHolidays ?? null,
    ]),
  );
}

export interface ExceptionToSet {
  readonly calendarId: string;
  readonly date: Temporal.PlainDate;
  /** What that day does instead of the weekly hours: none, closed; null, the weekly hours after all. */
  readonly openings: readonly Opening[] | null;
  readonly now: Temporal.Instant;
}

const replaceException = statement(
  'agenda.replaceOpeningException',
  `with gone as (delete from opening_exception where network_id = $1 and calendar_id = $2 and on_date = $3)
   insert into opening_exception (network_id, calendar_id, on_date, opens, closes)
   select $1, $2, $3, * from unnest($4::time[], $5::time[])`,
);

/** Says what a calendar does on one date. A calendar that follows its parent's hours may say so for itself. */
export async function setException(
  tx: Sql,
  { calendarId, date, openings, now }: ExceptionToSet,
): Promise<HoursChanged | NoSuchCalendar | BadHours> {
  const faults = faultsOfOpenings(openings ?? []);
  if (faults.length > 0) return { kind: 'BAD_HOURS', faults };
  const lines = openings?.length === 0 ? [{ opens: null, closes: null }] : (openings ?? []);
  return changeHours(tx, calendarId, now, (networkId) =>
    tx.run(replaceException, [
      networkId,
      calendarId,
      date,
      lines.map(({ opens }) => opens && String(opens)),
      lines.map(({ closes }) => closes && String(closes)),
    ]),
  );
}
