import { type FreeTime, type KnownResource, hasRoom, millisecondsOf } from './free-time.js';
import { gridCeil, quarterFloor, quarterMinutes, quarterMs } from './quarter-hour.js';
import type { Span } from './span.js';

/** What the starts of a resource are looked for with. */
export interface StartsWish {
  readonly minutes: number;
  /** Taken from a shared resource; of an exclusive one all is taken. */
  readonly seats: number;
  readonly now: Temporal.Instant;
  /** Nothing starts before this, nor before now and the resource's own lead time. */
  readonly notBefore: Temporal.Instant;
  readonly gridMinutes: number;
}

export interface NearestStartsWish extends StartsWish {
  readonly start: Temporal.Instant;
  /** How far from `start`, before or after. */
  readonly withinHours: number;
  /** When the caller cannot come. */
  readonly busy: readonly Span[];
  readonly limit: number;
}

const atQuarter = (quarter: number) => Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs);
const allows = ({ minMinutes, maxMinutes, withdrawn }: KnownResource, minutes: number) =>
  !withdrawn && minutes >= minMinutes && minutes <= maxMinutes;

const later = (a: Temporal.Instant, b: Temporal.Instant) => (a.epochNanoseconds < b.epochNanoseconds ? b : a);

/** The first quarter of the grid at which a booking may start. */
function earliestQuarter(resource: KnownResource, { now, notBefore, gridMinutes }: StartsWish): number {
  return quarterFloor(gridCeil(later(later(notBefore, now), now.add({ minutes: resource.leadMinutes })), gridMinutes));
}

/** Every start of the grid, in order, up to `latest`. */
export function* freeStartsOf(
  time: FreeTime,
  resource: KnownResource,
  wish: StartsWish,
  latest: Temporal.Instant,
): Generator<Temporal.Instant> {
  const length = Math.ceil(wish.minutes / quarterMinutes);
  const step = wish.gridMinutes / quarterMinutes;
  if (!allows(resource, wish.minutes)) return;
  const last = quarterFloor(latest);
  const nowMs = millisecondsOf(wish.now);
  for (
    let first = Math.max(earliestQuarter(resource, wish), time.window.first);
    first <= last && time.covers(first, first + length);
  ) {
    const obstacle = time.lastObstacle(resource, first, first + length);
    if (obstacle >= 0) {
      first = Math.ceil((obstacle + 1) / step) * step;
      continue;
    }
    if (resource.atoms.every((atom) => hasRoom(atom, first, first + length, wish.seats, nowMs))) yield atQuarter(first);
    first += step;
  }
}

/** The free starts closest to a wanted one, itself included, the closest first and of two as close the later first. */
export function nearestStartsOf(time: FreeTime, resource: KnownResource, wish: NearestStartsWish): Temporal.Instant[] {
  const { minutes, seats, start, withinHours, gridMinutes, busy, limit } = wish;
  const found: Temporal.Instant[] = [];
  if (!allows(resource, minutes)) return found;
  const length = Math.ceil(minutes / quarterMinutes);
  const earliest = earliestQuarter(resource, wish);
  const nowMs = millisecondsOf(wish.now);
  const wantedMs = start.epochMilliseconds;
  const reachMs = withinHours * 3_600_000;
  const kept = busy.map((span) => [span.start.epochMilliseconds, span.end.epochMilliseconds] as const);
  const isFree = (first: number) => {
    const [from, until] = [first * quarterMs, first * quarterMs + minutes * 60_000];
    return (
      first >= earliest &&
      Math.abs(from - wantedMs) <= reachMs &&
      time.covers(first, first + length) &&
      kept.every(([busyFrom, busyUntil]) => busyUntil <= from || busyFrom >= until) &&
      time.lastObstacle(resource, first, first + length) < 0 &&
      resource.atoms.every((atom) => hasRoom(atom, first, first + length, seats, nowMs))
    );
  };
  const step = gridMinutes / quarterMinutes;
  let after = quarterFloor(gridCeil(start, gridMinutes));
  let before = after - step;
  const away = (quarter: number) => Math.abs(quarter * quarterMs - wantedMs);
  while (found.length < limit && (away(after) <= reachMs || away(before) <= reachMs)) {
    const isLater = away(after) <= away(before);
    const quarter = isLater ? after : before;
    if (isFree(quarter)) found.push(atQuarter(quarter));
    if (isLater) after += step;
    else before -= step;
  }
  return found;
}
