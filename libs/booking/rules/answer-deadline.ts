import { type Span } from '#libs/platform';

export interface AnswerLength {
  readonly mostMinutes: number;
  readonly percentOfTimeToStart: number;
  /** The venue is open at least this long before it has to have answered. */
  readonly leastOpenMinutes: number;
}

/**
 * Until when a venue answers a request made now: a share of the time left to the start, at most `mostMinutes`, but not before it was
 * open for `leastOpenMinutes`.
 * @param open when the venue is open, merged and in order
 * @returns null when it is not open for that long before the start: then nobody could answer in time
 */
export function answerDeadline(
  now: Temporal.Instant,
  start: Temporal.Instant,
  open: readonly Span[],
  { mostMinutes, percentOfTimeToStart, leastOpenMinutes }: AnswerLength,
): Temporal.Instant | null {
  const opened = afterOpenTime(now, start, open, leastOpenMinutes * 60_000);
  if (!opened) return null;
  const leftMs = start.epochMilliseconds - now.epochMilliseconds;
  const shareMs = Math.min(mostMinutes * 60_000, Math.round((leftMs * percentOfTimeToStart) / 100));
  const share = now.add({ milliseconds: shareMs });
  return Temporal.Instant.compare(opened, share) > 0 ? opened : share;
}

/** When the venue will have been open for `wantedMs` since `now`; undefined when that is not before `start`. */
function afterOpenTime(
  now: Temporal.Instant,
  start: Temporal.Instant,
  open: readonly Span[],
  wantedMs: number,
): Temporal.Instant | undefined {
  let left = wantedMs;
  for (const span of open) {
    const from = Math.max(span.start.epochMilliseconds, now.epochMilliseconds);
    const length = Math.min(span.end.epochMilliseconds, start.epochMilliseconds) - from;
    if (length >= left) return Temporal.Instant.fromEpochMilliseconds(from + left);
    if (length > 0) left -= length;
  }
  return undefined;
}
