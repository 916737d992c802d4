/** Who has to reconfirm bookings, and how long before the start. */
export interface ReconfirmationRule {
  /** So many no-shows ... */
  readonly noShows: number;
  /** ... within so many days ... */
  readonly withinDays: number;
  /** ... and bookings made in the days after the last of them are to be reconfirmed, */
  readonly forDays: number;
  /** at the latest so many hours before the start. */
  readonly hoursBefore: number;
  /** The member is asked so many hours before the start. */
  readonly askHoursBefore: number;
}

/** When a member is asked whether they still come, and until when they answer. */
export interface Reconfirmation {
  readonly askAt: Temporal.Instant;
  readonly by: Temporal.Instant;
}

const HOURS_A_DAY = 24;

/** Until when bookings that a member makes are to be reconfirmed; null when they never were. */
export function reconfirmUntil(
  noShows: readonly Temporal.Instant[],
  { noShows: count, withinDays, forDays }: ReconfirmationRule,
): Temporal.Instant | null {
  const sorted = noShows.toSorted((a, b) => Temporal.Instant.compare(a, b));
  const last = sorted.findLast((at, index) => {
    const first = sorted[index - count + 1];
    return first !== undefined && Temporal.Instant.compare(first.add({ hours: HOURS_A_DAY * withinDays }), at) >= 0;
  });
  return last?.add({ hours: HOURS_A_DAY * forDays }) ?? null;
}

/** When a new booking is to be reconfirmed and when its member is asked; null when it does not have to be. */
export function reconfirmationOf(
  start: Temporal.Instant,
  now: Temporal.Instant,
  noShows: readonly Temporal.Instant[],
  rule: ReconfirmationRule,
): Reconfirmation | null {
  const until = reconfirmUntil(noShows, rule);
  if (!until || Temporal.Instant.compare(now, until) >= 0) return null;
  const by = start.subtract({ hours: rule.hoursBefore });
  // Who books so late has just said that they come.
  if (Temporal.Instant.compare(by, now) <= 0) return null;
  const ask = start.subtract({ hours: Math.max(rule.askHoursBefore, rule.hoursBefore) });
  return { askAt: Temporal.Instant.compare(ask, now) > 0 ? ask : now, by };
}
