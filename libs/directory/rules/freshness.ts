/** After this many months without a confirmation a record says that it may be out of date. */
export const STALE_MONTHS = 6;

/** When a confirmation grows old, in UTC. */
export const staleAt = (confirmed: Temporal.Instant): Temporal.Instant =>
  confirmed.toZonedDateTimeISO('UTC').add({ months: STALE_MONTHS }).toInstant();

/** Whether a record that was last confirmed then may be out of date now. */
export const isStale = (confirmed: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(staleAt(confirmed), now) < 0;
