/** The most bookings that one series holds. */
export const MOST_IN_SERIES = 26;

/** How far apart the bookings of a series are, in days of the calendar. */
export const SERIES_STEPS = { DAY: 1, WEEK: 7, TWO_WEEKS: 14, FOUR_WEEKS: 28 } as const;
export type SeriesStep = keyof typeof SERIES_STEPS;

/**
 * The starts of a series, the first one included. They keep the time on the wall of the zone: a start that a change to summer time
 * skips comes an hour later, and of one that happens twice the first is meant.
 */
export function seriesDates(
  first: Temporal.Instant,
  { step, count, zone }: { readonly step: SeriesStep; readonly count: number; readonly zone: string },
): Temporal.Instant[] {
  if (!Number.isInteger(count) || count < 2 || count > MOST_IN_SERIES)
    throw new RangeError(`A series has 2 to ${MOST_IN_SERIES} bookings, not ${count}`);
  const local = first.toZonedDateTimeISO(zone).toPlainDateTime();
  return Array.from({ length: count }, (_, n) =>
    n === 0
      ? first
      : local
          .add({ days: n * SERIES_STEPS[step] })
          .toZonedDateTime(zone)
          .toInstant(),
  );
}
