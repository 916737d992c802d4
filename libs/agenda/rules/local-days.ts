import { isBefore, type Span } from './span.js';
import { type Days, dayNumber, instantOf, type WallClock } from './wall-clock.js';

export { type Days } from './wall-clock.js';

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(b, a) < 0 ? b : a);
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) < 0 ? b : a);

export function isNone({ from, until }: Days): boolean {
  return compare(from, until) >= 0;
}

/** No day lies between the two. */
export function overlapsOrAdjacent(a: Days, b: Days): boolean {
  return compare(a.from, b.until) <= 0 && compare(b.from, a.until) <= 0;
}

/** From the first day of either to the last. */
export function spanning(a: Days, b: Days): Days {
  return { from: earlier(a.from, b.from), until: later(a.until, b.until) };
}

/** The days from `day` on; none are left when that is past the end. */
export function onwards({ from, until }: Days, day: Temporal.PlainDate): Days {
  return { from: earlier(later(from, day), until), until };
}

/** From the first instant of the first day to the end of the last, on the wall of `zone`. */
export function spanOf({ from, until }: Days, zone: string): Span {
  return { start: from.toZonedDateTime(zone).toInstant(), end: until.toZonedDateTime(zone).toInstant() };
}

/** The first instants of the days from `from` to `until`, both included. */
export function midnights(days: Days, clock: WallClock): Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  for (let day = dayNumber(days.from); day <= dayNumber(days.until); day++)
    found.push(instantOf(clock.startOfDay(day)));
  return found;
}

/**
 * Cuts sorted, disjoint spans at sorted instants, so that none crosses one. Open intervals are stored by the local day:
 * an index over starts finds what is open at an instant only if no interval is long.
 */
export function cutAt(spans: readonly Span[], cuts: readonly Temporal.Instant[]): Span[] {
  const pieces: Span[] = [];
  let next = 0;
  for (const { start, end } of spans) {
    while (next < cuts.length && !isBefore(start, cuts[next]!)) next++;
    let head = start;
    for (; next < cuts.length && isBefore(cuts[next]!, end); next++) {
      pieces.push({ start: head, end: cuts[next]! });
      head = cuts[next]!;
    }
    pieces.push({ start: head, end });
  }
  return pieces;
}
