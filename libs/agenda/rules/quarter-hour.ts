import type { Span } from './span.js';

/** The grain of shared seats and of free-time search. Every zone on earth is a whole number of quarters from UTC, so the quarters of the clock on the wall are those of UTC. */
export const quarterMinutes = 15;
export const quarterMs = quarterMinutes * 60_000;

/** The buckets a span touches, by their start, in order: part of a quarter takes the whole of it. */
export function quarterHours(span: Span): Temporal.Instant[] {
  const starts: Temporal.Instant[] = [];
  for (let quarter = quarterFloor(span.start); quarter < quarterCeil(span.end); quarter++) {
    starts.push(Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs));
  }
  return starts;
}

/** Number of the quarter (since 1970) that holds the instant. */
export function quarterFloor(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / quarterMs);
}

/** Number of the first quarter that starts at the instant or later, nanoseconds included. */
export function quarterCeil(instant: Temporal.Instant): number {
  const quarters = instant.epochMilliseconds / quarterMs;
  const isWhole = Number.isInteger(quarters) && instant.epochNanoseconds % 1_000_000n === 0n;
  return isWhole ? quarters : Math.floor(quarters) + 1;
}

export function isOnGrid(instant: Temporal.Instant, gridMinutes: number): boolean {
  return instant.epochNanoseconds % (BigInt(gridMinutes) * 60_000_000_000n) === 0n;
}

/** The first instant of the grid at or after this one. */
export function gridCeil(instant: Temporal.Instant, gridMinutes: number): Temporal.Instant {
  const step = BigInt(gridMinutes) * 60_000_000_000n;
  const past = ((instant.epochNanoseconds % step) + step) % step;
  return past === 0n ? instant : new Temporal.Instant(instant.epochNanoseconds - past + step);
}

/** The last instant of the grid at or before this one. */
export function gridFloor(instant: Temporal.Instant, gridMinutes: number): Temporal.Instant {
  const step = BigInt(gridMinutes) * 60_000_000_000n;
  const past = ((instant.epochNanoseconds % step) + step) % step;
  return past === 0n ? instant : new Temporal.Instant(instant.epochNanoseconds - past);
}
