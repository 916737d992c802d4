import type { Span } from './span.js';
import { instantOf, microsecondsOf } from './wall-clock.js';

/** A span in microseconds since 1970. Instants take long to make and to throw away, and a town's day has ten thousand. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export const stretchOf = ({ start, end }: Span): Stretch => ({
  start: microsecondsOf(start),
  end: microsecondsOf(end),
});

export const asSpan = ({ start, end }: Stretch): Span => ({ start: instantOf(start), end: instantOf(end) });

/** What of these stretches lies in the window, sorted and not touching. */
export function joined(stretches: readonly Stretch[], window: Stretch): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(stretch.start, window.start);
    const end = Math.min(stretch.end, window.end);
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) merged.push({ start, end });
  }
  return merged;
}

/** What of these stretches lies outside of the hole; a reversed or empty one is none. */
export function without(stretches: readonly Stretch[], hole: Stretch): readonly Stretch[] {
  if (hole.start >= hole.end) return stretches;
  return stretches
    .flatMap(({ start, end }) => [
      { start, end: Math.min(end, hole.start) },
      { start: Math.max(start, hole.end), end },
    ])
    .filter(({ start, end }) => start < end);
}
