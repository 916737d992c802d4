/** The week and the month, in a zone, in which an instant lies: their first instants. */
export function periodsOf(at: Temporal.Instant, zone: string): { week: Temporal.Instant; month: Temporal.Instant } {
  const day = at.toZonedDateTimeISO(zone).startOfDay();
  return {
    week: day
      .subtract({ days: day.dayOfWeek - 1 })
      .startOfDay()
      .toInstant(),
    month: day.with({ day: 1 }).startOfDay().toInstant(),
  };
}
