import { gridCeil, gridFloor } from './quarter-hour.js';
import { isBefore, type Span, subtract } from './span.js';

export interface FreeStartSearch {
  readonly open: readonly Span[];
  /** Occupied spans, each with its own buffer already in its tail. */
  readonly busy: readonly Span[];
  readonly minutes: number;
  readonly bufferMinutes: number;
  readonly gridMinutes: number;
  /** Nothing earlier is offered: now plus the lead time. */
  readonly notBefore: Temporal.Instant;
}

export interface NearestStartSearch extends FreeStartSearch {
  readonly start: Temporal.Instant;
  /** How far from `start`, before or after. */
  readonly withinHours: number;
}

/** The free starts closest to a wanted one, itself included, the closest first and of two as close the later first. */
export function nearestStarts(search: NearestStartSearch, limit: number): Temporal.Instant[] {
  const { start: wanted, withinHours, gridMinutes } = search;
  const earliest = max(search.notBefore, wanted.subtract({ hours: withinHours }));
  const latest = wanted.add({ hours: withinHours });
  const found: Temporal.Instant[] = [];
  for (const { first, last } of startRanges({ ...search, notBefore: earliest })) {
    const end = min(last, latest);
    const after = max(first, gridCeil(wanted, gridMinutes));
    for (
      let n = 0, start = after;
      n < limit && !isBefore(end, start);
      n++, start = start.add({ minutes: gridMinutes })
    ) {
      found.push(start);
    }
    const before = min(end, after.subtract({ minutes: gridMinutes }));
    for (
      let n = 0, start = before;
      n < limit && !isBefore(start, first);
      n++, start = start.subtract({ minutes: gridMinutes })
    ) {
      found.push(start);
    }
  }
  const distance = (start: Temporal.Instant) => Math.abs(start.epochMilliseconds - wanted.epochMilliseconds);
  const closestFirst = (a: Temporal.Instant, b: Temporal.Instant) =>
    distance(a) - distance(b) || b.epochMilliseconds - a.epochMilliseconds;
  return found.sort(closestFirst).slice(0, limit);
}

/** Every free start, in order, for a list of choices. */
export function freeStarts(search: FreeStartSearch): Temporal.Instant[] {
  const starts: Temporal.Instant[] = [];
  for (const { first, last } of startRanges(search)) {
    for (let start = first; !isBefore(last, start); start = start.add({ minutes: search.gridMinutes })) {
      starts.push(start);
    }
  }
  return starts;
}

/**
 * Ranges of starts, both ends possible and on the grid. The buffer must end before the next booking but may run past
 * closing time, so it is taken off the head of what is busy rather than off what is open.
 */
function* startRanges(search: FreeStartSearch): Generator<{
  first: Temporal.Instant;
  last: Temporal.Instant;
}> {
  const { open, busy, minutes, bufferMinutes, gridMinutes, notBefore } = search;
  const kept = busy.map(({ start, end }) => ({ start: start.subtract({ minutes: bufferMinutes }), end }));
  for (const free of subtract(open, kept)) {
    const first = gridCeil(max(free.start, notBefore), gridMinutes);
    const last = gridFloor(free.end.subtract({ minutes }), gridMinutes);
    if (!isBefore(last, first)) yield { first, last };
  }
}

const min = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(b, a) ? b : a);
const max = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);
