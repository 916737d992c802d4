const EVERY_MINUTES = 15;
const LONGEST_MINUTES = 6 * 60;
/** Calendars are not all read at the same moment: each is up to this part of the interval late, by its id. */
const JITTER = 0.2;
/** Longer without a reading, what a venue enters in its calendar may not be known here. */
const STALE_HOURS = 6;

/** When a calendar is read next: every quarter of an hour, and more and more seldom while that fails. */
export function nextReading(id: string, failures: number, now: Temporal.Instant): Temporal.Instant {
  const minutes = Math.min(EVERY_MINUTES * 2 ** Math.min(failures, 10), LONGEST_MINUTES);
  const late = (Number.parseInt(id.replaceAll('-', '').slice(-6), 16) / 0xffffff) * JITTER;
  return now.add({ seconds: Math.round(minutes * 60 * (1 + late)) });
}

/** Whether the free times of a space may be wrong, since its calendar could not be read for long. */
export const isStale = (readAt: Temporal.Instant | null, addedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  (readAt ?? addedAt).add({ hours: STALE_HOURS }).epochNanoseconds < now.epochNanoseconds;
