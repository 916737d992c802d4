import { frenchHolidays } from './holidays.js';
import type { Span } from './span.js';
import { asSpan, joined, type Stretch, stretchOf, without } from './stretch.js';
import { DAY, dayNumber, timeOfDay, type WallClock, wallClock, weekdayOf } from './wall-clock.js';

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

/**
 * When the place is open between the first midnight of `from` and the first of `to` (`to` is not included).
 *
 * A closure beats an exceptional opening, which beats the weekly rule, which a public holiday empties unless the place
 * opens on holidays. Hours belong to the day they open on, so a night's tail stays open on the holiday after it.
 * Touching intervals are one: a place open day and night is a single interval over the whole horizon, and "is it open
 * from s to e" is one look at the last interval that starts at or before s, midnight or not.
 *
 * Many places of one zone may share a `clock` made for these days.
 */
export function openIntervals(
  hours: OpeningHours,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  clock?: WallClock,
): Span[] {
  return openStretches(hours, from, to, clock).map(asSpan);
}

/** The same as numbers, for the table of free time. */
export function openStretches(
  hours: OpeningHours,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  clock: WallClock = wallClock(hours.zone, { from, until: to }),
): readonly Stretch[] {
  const [first, end] = [dayNumber(from), dayNumber(to)];
  if (end < first) throw new RangeError(`open intervals from ${from} to ${to}: reversed`);
  const hoursOn = localHours(hours, first - 1, end);
  const opened: Stretch[] = [];
  // the day before may close after midnight
  for (let day = first - 1; day < end; day++) {
    for (const { opens, closes } of hoursOn(day)) {
      // hours that lie wholly in what a spring night skips come out reversed: closed
      const start = clock.at(day, opens);
      const closing = closes === DAY ? clock.startOfDay(day + 1) : clock.at(closes <= opens ? day + 1 : day, closes);
      if (start < closing) opened.push({ start, end: closing });
    }
  }
  const window = { start: clock.startOfDay(first), end: clock.startOfDay(end) };
  // most closures are of another week; to the millisecond is enough to pass those by
  const near = hours.closures.filter(
    (one) => one.end.epochMilliseconds * 1_000 >= window.start && one.start.epochMilliseconds * 1_000 <= window.end,
  );
  return near.map(stretchOf).reduce<readonly Stretch[]>(without, joined(opened, window));
}

/** In microseconds of the day; `closes` is a whole day for midnight at its end. */
interface LocalHours {
  readonly opens: number;
  readonly closes: number;
}

/** The hours that open on a day from `first` to `end` (not included), before closures. */
function localHours(hours: OpeningHours, first: number, end: number): (day: number) => readonly LocalHours[] {
  const exceptions = exceptionsByDay(hours.exceptions, first, end);
  const weekly = weeklyHours(hours.rules);
  return (day) => {
    const exceptional = exceptions.get(day);
    if (exceptional) return exceptional;
    const rules = weekly(weekdayOf(day));
    if (rules.length === 0 || (!hours.opensOnHolidays && isHoliday(day, hours.alsaceMoselle))) return [];
    return rules.filter((rule) => rule.first <= day && day <= rule.last);
  };
}

interface WeeklyHours extends LocalHours {
  readonly first: number;
  readonly last: number;
}

/** Reads the rules of a weekday when it is first asked for: a search looks at a day or two. */
function weeklyHours(rules: readonly OpeningRule[]): (weekday: number) => readonly WeeklyHours[] {
  for (const { weekday } of rules) {
    if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)) {
      throw new RangeError(`weekday ${weekday} is not between 1 (Monday) and 7 (Sunday)`);
    }
  }
  const known: WeeklyHours[][] = [];
  return (weekday) =>
    (known[weekday] ??= rules
      .filter((rule) => rule.weekday === weekday)
      .map(({ opens, closes, validFrom, validUntil }) => ({
        opens: timeOfDay(opens),
        closes: closingOf(closes),
        first: dayNumber(validFrom),
        last: validUntil === null ? Infinity : dayNumber(validUntil),
      })));
}

function exceptionsByDay(
  exceptions: readonly OpeningException[],
  first: number,
  end: number,
): Map<number, LocalHours[]> {
  const byDay = new Map<number, LocalHours[]>();
  for (const { date, opens, closes } of exceptions) {
    if ((opens === null) !== (closes === null)) {
      throw new RangeError(`the exception of ${date} needs both an opening and a closing time, or neither`);
    }
    const day = dayNumber(date);
    if (day < first || day >= end) continue;
    const openings = byDay.get(day) ?? [];
    if (opens !== null && closes !== null) openings.push({ opens: timeOfDay(opens), closes: closingOf(closes) });
    byDay.set(day, openings);
  }
  return byDay;
}

const closingOf = (closes: ClosingTime) => (closes === '24:00' ? DAY : timeOfDay(closes));

// some tens of numbers a year, the same for every place that asks
const holidaysOf = new Map<number, Set<number>>();

function isHoliday(day: number, alsaceMoselle: boolean): boolean {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const key = alsaceMoselle ? -year : year;
  let days = holidaysOf.get(key);
  if (!days) {
    days = new Set(frenchHolidays(year, alsaceMoselle).map(({ date }) => dayNumber(date)));
    holidaysOf.set(key, days);
  }
  return days.has(day);
}
