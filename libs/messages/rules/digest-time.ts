export type Digest = 'DAILY' | 'WEEKLY';
export const DIGESTS: readonly Digest[] = ['DAILY', 'WEEKLY'];

const MONDAY = 1;

/** The last time before or at an instant when a digest was due: each day, or each Monday, at a local time `HH:MM`. */
export function lastDigestTime(digest: Digest, now: Temporal.Instant, zone: string, at: string): Temporal.Instant {
  let local = now.toZonedDateTimeISO(zone).withPlainTime(Temporal.PlainTime.from(at));
  if (Temporal.Instant.compare(local.toInstant(), now) > 0) local = local.subtract({ days: 1 });
  if (digest === 'WEEKLY') local = local.subtract({ days: (local.dayOfWeek - MONDAY + 7) % 7 });
  return local.toInstant();
}
