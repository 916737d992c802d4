const DAY_HOURS = 24;

/** When a failed payment is tried again: some days after the first failure. @returns null after the last try */
export function nextAttemptAt(
  firstFailedAt: Temporal.Instant,
  failures: number,
  retryDays: readonly number[],
): Temporal.Instant | null {
  const days = retryDays[failures - 1];
  return days === undefined ? null : firstFailedAt.add({ hours: DAY_HOURS * days });
}

/** When a member who has not paid can book nothing more: some days after the first failure, or after the invoice was due. */
export function blockedFrom(
  { firstFailedAt, dueOn }: { readonly firstFailedAt: Temporal.Instant | null; readonly dueOn: Temporal.PlainDate },
  accessDays: number,
  zone: string,
): Temporal.Instant {
  const overdueAt = dueOn
    .add({ days: 1 + accessDays })
    .toZonedDateTime(zone)
    .toInstant();
  const afterFailure = firstFailedAt?.add({ hours: DAY_HOURS * accessDays });
  return afterFailure && Temporal.Instant.compare(afterFailure, overdueAt) < 0 ? afterFailure : overdueAt;
}
