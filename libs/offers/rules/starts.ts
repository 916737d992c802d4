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
/** Local hours between which "as soon as possible" is searched. */
const DAY_FROM = 8;
const DAY_UNTIL = 20;
const SOON_DAYS = 4;

const ceilTo = (instant: Temporal.Instant, minutes: number): Temporal.Instant => {
  const grid = minutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / grid) * grid);
};

/** The starts to try, in order of preference: one for an exact time, otherwise every hour of the window. */
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
  const starts: Temporal.Instant[] = [];
  for (
    let at = first;
    Temporal.Instant.compare(at, last) <= 0 && starts.length < MAX_STARTS;
    at = at.add({ minutes: STEP_MINUTES })
  ) {
    const { hour } = at.toZonedDateTimeISO(zone);
    const isLeftOut = notDuring.some((span) => overlaps(span, at, minutes));
    if (!isLeftOut && (end || (hour >= DAY_FROM && hour < DAY_UNTIL))) starts.push(at);
  }
  return starts;
}

function overlaps({ start, end }: Span, at: Temporal.Instant, minutes: number): boolean {
  const until = at.add({ minutes });
  return Temporal.Instant.compare(start, until) < 0 && Temporal.Instant.compare(at, end) < 0;
}
