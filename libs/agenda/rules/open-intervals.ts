import { frenchHolidays } from './holidays.js';
import { intersect, type Span, subtract } from './span.js';

/** `'24:00'` is midnight at the end of the day; a closing at or before the opening is on the next day. */
export type ClosingTime = Temporal.PlainTime | '24:00';

/** Every such weekday from `validFrom` to `validUntil`, both included. */
export interface OpeningRule {
  /** ISO: Monday is 1, Sunday is 7. */
  readonly weekday: number;
  readonly opens: Temporal.PlainTime;
  readonly closes: ClosingTime;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | null;
}

/** What a date does instead of its weekly rule; several rows of a date add up; nulls mean closed that day. */
export interface OpeningException {
  readonly date: Temporal.PlainDate;
  readonly opens: Temporal.PlainTime | null;
  readonly closes: ClosingTime | null;
}

export interface OpeningHours {
  readonly rules: readonly OpeningRule[];
  readonly exceptions: readonly OpeningException[];
  readonly closures: readonly Span[];
  readonly opensOnHolidays: boolean;
  readonly alsaceMoselle: boolean;
  /** IANA name; opening hours are what the clock on the wall of the place shows. */
  readonly zone: string;
}

interface LocalHours {
  readonly opens: Temporal.PlainTime;
  readonly closes: ClosingTime;
}

/**
 * When the place is open between the first midnight of `from` and the first of `to` (`to` is not included).
 *
 * A closure beats an exceptional opening, which beats the weekly rule, which a public holiday empties unless the place
 * opens on holidays. Hours belong to the day they open on, so a night's tail stays open on the holiday after it.
 * Touching intervals are one: a place open day and night is a single interval over the whole horizon, and "is it open
 * from s to e" is one look at the last interval that starts at or before s, midnight or not.
 */
export function openIntervals(hours: OpeningHours, from: Temporal.PlainDate, to: Temporal.PlainDate): Span[] {
  const window = { start: startOfDay(from, hours.zone), end: startOfDay(to, hours.zone) };
  if (Temporal.PlainDate.compare(from, to) > 0) throw new RangeError(`open intervals from ${from} to ${to}: reversed`);
  const hoursOn = localHours(hours);
  const opened: Span[] = [];
  // the day before may close after midnight
  for (let day = from.subtract({ days: 1 }); Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    for (const local of hoursOn(day)) opened.push(toSpan(day, local, hours.zone));
  }
  return subtract(intersect(opened, [window]), hours.closures);
}

/** The hours that open on a date, before closures. */
function localHours(hours: OpeningHours): (day: Temporal.PlainDate) => readonly LocalHours[] {
  const exceptions = exceptionsByDate(hours.exceptions);
  const rules = rulesByWeekday(hours.rules);
  const holidays = hours.opensOnHolidays ? () => false : holidayLookup(hours.alsaceMoselle);
  return (day) => {
    const exceptional = exceptions.get(day.toString());
    if (exceptional) return exceptional;
    if (holidays(day)) return [];
    return rules[day.dayOfWeek]!.filter((rule) => isValidOn(rule, day));
  };
}

function isValidOn(rule: OpeningRule, day: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(rule.validFrom, day) <= 0 &&
    (rule.validUntil === null || Temporal.PlainDate.compare(day, rule.validUntil) <= 0)
  );
}

function rulesByWeekday(rules: readonly OpeningRule[]): OpeningRule[][] {
  const byWeekday: OpeningRule[][] = Array.from({ length: 8 }, () => []);
  for (const rule of rules) {
    if (!(Number.isInteger(rule.weekday) && rule.weekday >= 1 && rule.weekday <= 7)) {
      throw new RangeError(`weekday ${rule.weekday} is not between 1 (Monday) and 7 (Sunday)`);
    }
    byWeekday[rule.weekday]!.push(rule);
  }
  return byWeekday;
}

function exceptionsByDate(exceptions: readonly OpeningException[]): Map<string, LocalHours[]> {
  const byDate = new Map<string, LocalHours[]>();
  for (const { date, opens, closes } of exceptions) {
    if ((opens === null) !== (closes === null)) {
      throw new RangeError(`the exception of ${date} needs both an opening and a closing time, or neither`);
    }
    const openings = byDate.get(date.toString()) ?? [];
    if (opens !== null && closes !== null) openings.push({ opens, closes });
    byDate.set(date.toString(), openings);
  }
  return byDate;
}

function holidayLookup(alsaceMoselle: boolean): (day: Temporal.PlainDate) => boolean {
  const years = new Map<number, Set<string>>();
  return (day) => {
    let dates = years.get(day.year);
    if (!dates) {
      dates = new Set(frenchHolidays(day.year, alsaceMoselle).map(({ date }) => date.toString()));
      years.set(day.year, dates);
    }
    return dates.has(day.toString());
  };
}

/**
 * Wall clock to instants: a time that a spring night skips moves forward by the hour it skipped, one that an autumn
 * night repeats means the first. Hours that lie wholly in the skipped hour come out empty or reversed: closed.
 */
function toSpan(day: Temporal.PlainDate, { opens, closes }: LocalHours, zone: string): Span {
  const start = day.toZonedDateTime({ timeZone: zone, plainTime: opens }).toInstant();
  if (closes === '24:00') return { start, end: startOfDay(day.add({ days: 1 }), zone) };
  const closingDay = Temporal.PlainTime.compare(closes, opens) <= 0 ? day.add({ days: 1 }) : day;
  return { start, end: closingDay.toZonedDateTime({ timeZone: zone, plainTime: closes }).toInstant() };
}

function startOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime(zone).toInstant();
}
