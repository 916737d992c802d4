export interface OfferLength {
  readonly leastMinutes: number;
  readonly mostMinutes: number;
  readonly percentOfTimeToStart: number;
}

/**
 * When an exclusive offer made now expires: a share of the time left to the start, between the least and the most.
 * @returns null when even the shortest offer would end after the start: then nothing is held for anybody
 */
export function offerDeadline(
  now: Temporal.Instant,
  start: Temporal.Instant,
  { leastMinutes, mostMinutes, percentOfTimeToStart }: OfferLength,
): Temporal.Instant | null {
  const leftMs = start.epochMilliseconds - now.epochMilliseconds;
  if (leftMs < leastMinutes * 60_000) return null;
  const shareMs = (leftMs * percentOfTimeToStart) / 100;
  const lengthMs = Math.max(leastMinutes * 60_000, Math.min(mostMinutes * 60_000, shareMs));
  return now.add({ milliseconds: Math.round(Math.min(lengthMs, leftMs)) });
}
