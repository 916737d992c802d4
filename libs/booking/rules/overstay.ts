const STEP_MINUTES = 15;

/**
 * How long somebody stayed after the end, in started quarters of an hour; 0 within the grace.
 * @param graceMinutes minutes after the end that nobody minds
 */
export function overstayMinutes(end: Temporal.Instant, leftAt: Temporal.Instant, graceMinutes: number): number {
  const late = leftAt.epochMilliseconds - end.epochMilliseconds;
  if (late <= graceMinutes * 60_000) return 0;
  return Math.ceil(late / (STEP_MINUTES * 60_000)) * STEP_MINUTES;
}
