/** When a need may begin: exactly then, or anywhere in a window, or as soon as possible. */
export interface WantedStart {
  readonly start: Temporal.Instant | null;
  readonly end: Temporal.Instant | null;
  readonly minutes: number;
}

const STEP_MINUTES = 60;
const MOST_TRIES = 16;
/** Hours at which "as soon as possible" is looked for, local time. */
const DAY_FROM = 8;
const DAY_UNTIL = 20;
const SOON_DAYS = 4;

const ceilTo = (instant: Temporal.Instant, minutes: number): Temporal.Instant => {
  const grid = minutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / grid) * grid);
};

/** The starts to try, in the order of wish: one for an exact time, else hour by hour through the window. */
export function startsToTry(
  wanted: WantedStart,
  now: Temporal.Instant,
  zone: string,
  gridMinutes: number,
): Temporal.Instant[] {
  const { start, end, minutes } = wanted;
  if (start && (!end || end.epochMilliseconds - start.epochMilliseconds <= minutes * 60_000)) return [start];
  const soonest = ceilTo(now.add({ minutes: 1 }), gridMinutes);
  const first = start && Temporal.Instant.compare(start, soonest) > 0 ? start : soonest;
  const last = end ? end.subtract({ minutes }) : first.add({ hours: SOON_DAYS * 24 });
  const tries: Temporal.Instant[] = [];
  for (
    let at = first;
    Temporal.Instant.compare(at, last) <= 0 && tries.length < MOST_TRIES;
    at = at.add({ minutes: STEP_MINUTES })
  ) {
    const { hour } = at.toZonedDateTimeISO(zone);
    if (end || (hour >= DAY_FROM && hour < DAY_UNTIL)) tries.push(at);
  }
  return tries;
}
