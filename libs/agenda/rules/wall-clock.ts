// The clock on the wall as plain numbers: days since 1970 and microseconds, the grain of PostgreSQL. Opening hours of
// a whole town are worked out by the hundred thousand, where a Temporal object for each step costs ten times as much.

/** Days of a calendar on the wall; `until` is not included. */
export interface Days {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** A day of 24 hours, in microseconds. */
export const DAY = 86_400_000_000;

/** Days since 1970. */
export function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  // counted from March, a year ends with its leap day, and its months of 31 and 30 days follow a straight line
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 719_469;
}

/** ISO: Monday is 1, Sunday is 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Microseconds since midnight as the clock shows them. */
export function timeOfDay(time: Temporal.PlainTime): number {
  const seconds = (time.hour * 60 + time.minute) * 60 + time.second;
  return seconds * 1_000_000 + time.millisecond * 1_000 + time.microsecond;
}

/** @param microseconds since 1970 */
export function instantOf(microseconds: number): Temporal.Instant {
  const milliseconds = microseconds / 1_000;
  if (Number.isInteger(milliseconds)) return Temporal.Instant.fromEpochMilliseconds(milliseconds);
  return new Temporal.Instant(BigInt(microseconds) * 1_000n);
}

/** Microseconds since 1970; what is finer is cut off, as PostgreSQL keeps none. */
export function microsecondsOf(instant: Temporal.Instant): number {
  return Number(instant.epochNanoseconds / 1_000n);
}

export interface WallClock {
  /** When the clock shows `time` on `day`. A time that the spring night skips moves forward by what it skipped; one that the autumn night repeats means the first. */
  at(day: number, time: number): number;
  /** The first instant of `day`. */
  startOfDay(day: number): number;
}

/** The clock of a zone over some days and the days around them: asks the zone only when its clocks change. */
export function wallClock(zone: string, { from, until }: Days): WallClock {
  const eras = erasOf(zone, from.subtract({ days: 2 }), until.add({ days: 3 }));
  const eraOf = (local: number): number => {
    let era = 0;
    while (local - eras[era]!.offset >= eras[era]!.end) era++; // the last one never ends
    return era;
  };
  /** When the clock shows `local`; `skipped` says so when it never does, given the era before the skip. */
  const find = (local: number, skipped: (before: Era) => number): number => {
    const era = eraOf(local);
    const instant = local - eras[era]!.offset;
    const before = eras[era - 1];
    return before && instant < before.end ? skipped(before) : instant;
  };
  return {
    at: (day, time) => find(day * DAY + time, ({ offset }) => day * DAY + time - offset),
    startOfDay: (day) => find(day * DAY, ({ end }) => end),
  };
}

/** A stretch in which the zone keeps one offset. */
interface Era {
  readonly offset: number;
  /** Microseconds since 1970. */
  readonly end: number;
}

function erasOf(zone: string, from: Temporal.PlainDate, until: Temporal.PlainDate): Era[] {
  const eras: Era[] = [];
  const last = until.toZonedDateTime('UTC').epochMilliseconds;
  for (let start = from.toZonedDateTime(zone); ;) {
    const next = start.getTimeZoneTransition('next');
    const end = next && next.epochMilliseconds < last ? next.epochMilliseconds * 1_000 : Infinity;
    eras.push({ offset: start.offsetNanoseconds / 1_000, end });
    if (!next || end === Infinity) return eras;
    start = next;
  }
}
