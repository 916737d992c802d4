import type { Span } from '#libs/platform';

export type { Span };

// ten times faster than Temporal.Instant.compare, which search would feel
export const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => a.epochNanoseconds < b.epochNanoseconds;
const byStart = (a: Span, b: Span) => Number(isBefore(b.start, a.start)) - Number(isBefore(a.start, b.start));
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(b, a) ? b : a);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);

export function isEmpty(span: Span): boolean {
  return !isBefore(span.start, span.end);
}

/** Elapsed minutes, so a local day of 23 or 25 hours counts what it really lasted. */
export function minutesOf(span: Span): number {
  return (span.end.epochMilliseconds - span.start.epochMilliseconds) / 60_000;
}

export function overlaps(a: Span, b: Span): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end) && !isEmpty(a) && !isEmpty(b);
}

export function contains(outer: Span, inner: Span): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

/** Sorted, disjoint and not even touching: the normal form that the functions below take and give back. */
export function merge(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => !isEmpty(span)).sort(byStart);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && !isBefore(last.end, span.start)) {
      merged[merged.length - 1] = { start: last.start, end: later(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

/** What is in `from` and in none of `taken`, merged. */
export function subtract(from: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = merge(taken);
  const left: Span[] = [];
  let firstHole = 0;
  for (const span of merge(from)) {
    while (firstHole < holes.length && !isBefore(span.start, holes[firstHole]!.end)) firstHole++;
    let start = span.start;
    for (let i = firstHole; i < holes.length && isBefore(holes[i]!.start, span.end); i++) {
      const hole = holes[i]!;
      if (isBefore(start, hole.start)) left.push({ start, end: hole.start });
      start = later(start, hole.end);
    }
    if (isBefore(start, span.end)) left.push({ start, end: span.end });
  }
  return left;
}

/** What is in both, merged. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const left = merge(a);
  const right = merge(b);
  const common: Span[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const one = left[i]!;
    const other = right[j]!;
    const span = { start: later(one.start, other.start), end: earlier(one.end, other.end) };
    if (!isEmpty(span)) common.push(span);
    if (isBefore(one.end, other.end)) i++;
    else j++;
  }
  return common;
}
