/** One month of a pass, from the first midnight of `startDate` to that of `endDate`, which is the next one's first day. */
export interface Period {
  /** 0 is the period that starts on the anchor. */
  readonly index: number;
  readonly startDate: Temporal.PlainDate;
  readonly endDate: Temporal.PlainDate;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/**
 * Periods turn on the day of the month the pass began, or on the last day of a month too short for it. Each is counted
 * from the anchor and not from the one before, so a pass of the 31st goes 28 February and back to 31 March.
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

/** The period that holds the instant; null before the pass begins. */
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
