/** One month of a pass, from midnight of `startDate` until midnight of `endDate`, which is the first day of the next period. */
export interface Period {
  /** 0 for the period that starts on the anchor date. */
  readonly index: number;
  readonly startDate: Temporal.PlainDate;
  readonly endDate: Temporal.PlainDate;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/**
 * Periods start on the day of the month on which the pass began, or on the last day of a shorter month. Each one is computed
 * from the anchor date, so a pass of the 31st renews on 28 February and again on 31 March.
 */
export function periodAt(anchorDate: Temporal.PlainDate, index: number, zone: string): Period {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`period ${index} of a pass`);
  const startDate = anchorDate.add({ months: index });
  const endDate = anchorDate.add({ months: index + 1 });
  return {
    index,
    startDate,
    endDate,
    start: startDate.toZonedDateTime(zone).toInstant(),
    end: endDate.toZonedDateTime(zone).toInstant(),
  };
}

/** The period that contains an instant; null before the pass begins. */
export function periodContaining(
  anchorDate: Temporal.PlainDate,
  instant: Temporal.Instant,
  zone: string,
): Period | null {
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  const months = (date.year - anchorDate.year) * 12 + date.month - anchorDate.month;
  const startsLater = Temporal.PlainDate.compare(anchorDate.add({ months }), date) > 0;
  const index = startsLater ? months - 1 : months;
  return index < 0 ? null : periodAt(anchorDate, index, zone);
}
