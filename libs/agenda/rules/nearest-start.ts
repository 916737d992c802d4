import { gridCeil, gridFloor } from './quarter-hour.js';
import { isBefore, type Span, subtract } from './span.js';

export interface NearestStartSearch {
  readonly open: readonly Span[];
  /** Occupied spans, each with its own buffer already in its tail. */
  readonly busy: readonly Span[];
  readonly start: Temporal.Instant;
  readonly minutes: number;
  readonly bufferMinutes: number;
  readonly gridMinutes: number;
  /** Nothing earlier is offered: now plus the lead time. */
  readonly notBefore: Temporal.Instant;
}

export interface NearestStarts {
  /** Strictly earlier than the wanted start. */
  readonly before: Temporal.Instant | null;
  /** Strictly later than the wanted start. */
  readonly after: Temporal.Instant | null;
}

/** The free starts closest to a wanted one that was refused: the last before it and the first after it. */
export function nearestStarts(search: NearestStartSearch): NearestStarts {
  const nextLater = gridCeil(search.start.add({ nanoseconds: 1 }), search.gridMinutes);
  const nextEarlier = gridFloor(search.start.subtract({ nanoseconds: 1 }), search.gridMinutes);
  let before: Temporal.Instant | null = null;
  for (const { first, last } of startRanges(search)) {
    if (isBefore(first, search.start)) before = min(last, nextEarlier);
    if (isBefore(search.start, last)) return { before, after: max(first, nextLater) };
  }
  return { before, after: null };
}

/** Every free start, in order, for a list of choices. */
export function freeStarts(search: Omit<NearestStartSearch, 'start'>): Temporal.Instant[] {
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
function* startRanges(search: Omit<NearestStartSearch, 'start'>): Generator<{
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
