/** How many requests of a founder wait for an answer. */
export const openQuota = (founderId: string) => ({
  kind: 'mentoring.openRequests',
  subjectId: founderId,
  periodStart: Temporal.Instant.fromEpochMilliseconds(0),
});
