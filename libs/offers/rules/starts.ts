import { type Span } from '#libs/platform';

/** The requested start: exact, anywhere in a window, or as soon as possible. */
export interface WantedStart {
  readonly start: Temporal.Instant | null;
  readonly end: Temporal.Instant | null;
  readonly minutes: number;
  /** Time that must not be offered. */
  readonly notDuring?: readonly Span[];
}

const STEP_MINUTES = 60;
const MAX_STARTS = 16;
/** For a window over several days: every hour of a week of days. */
const MAX_STARTS_OF_DAYS = 96;
/** Local hours between which "as soon as possible" and several days are searched. */
const DAY_FROM = 8;
const DAY_UNTIL = 20;
const SOON_DAYS = 4;

const ceilTo = (instant: Temporal.Instant, minutes: number): Temporal.Instant => {
  const grid = minutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / grid) * grid);
};

/**
 * The starts to try, in order of preference: one for an exact time, otherwise every hour of the window; of several days
 * every hour of the day, unless the need leaves out hours of each.
 */
export function startsToTry(
  wanted: WantedStart,
  now: Temporal.Instant,
  zone: string,
  gridMinutes: number,
): Temporal.Instant[] {
  const { start, end, minutes, notDuring = [] } = wanted;
  if (start && (!end || end.epochMilliseconds - start.epochMilliseconds <= minutes * 60_000)) return [start];
  const earliest = ceilTo(now.add({ minutes: 1 }), gridMinutes);
  const first = start && Temporal.Instant.compare(start, earliest) > 0 ? start : earliest;
  const last = end ? end.subtract({ minutes }) : first.add({ hours: SOON_DAYS * 24 });
  const isLong = end !== null && first.until(end).total('hours') > 24;
  const isDaytimeOnly = end === null || (isLong && !notDuring.some((span) => isNight(span, zone)));
  const most = isLong ? MAX_STARTS_OF_DAYS : MAX_STARTS;
  const starts: Temporal.Instant[] = [];
  let at = first;
  while (Temporal.Instant.compare(at, last) <= 0 && starts.length < most) {
    const left = notDuring.find((span) => overlaps(span, at, minutes));
    if (left) {
      at = ceilTo(left.end, gridMinutes);
      continue;
    }
    const { hour } = at.toZonedDateTimeISO(zone);
    if (!isDaytimeOnly || (hour >= DAY_FROM && hour < DAY_UNTIL)) starts.push(at);
    at = at.add({ minutes: STEP_MINUTES });
  }
  return starts;
}

/** Leaves out one night: the need says which hours of each day it wants. */
function isNight({ start, end }: Span, zone: string): boolean {
  const [from, until] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)];
  return start.until(end).total('hours') < 24 && (!from.toPlainDate().equals(until.toPlainDate()) || from.hour === 0);
}

function overlaps({ start, end }: Span, at: Temporal.Instant, minutes: number): boolean {
  const until = at.add({ minutes });
  return Temporal.Instant.compare(start, until) < 0 && Temporal.Instant.compare(at, end) < 0;
}
