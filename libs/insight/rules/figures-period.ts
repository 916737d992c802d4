export const FIGURES_DAYS = [30, 90, 365] as const;
export type FiguresDays = (typeof FIGURES_DAYS)[number];

/** The last whole days of a zone before today. */
export function figuresPeriod(days: FiguresDays, zone: string, now: Temporal.Instant) {
  const until = now.toZonedDateTimeISO(zone).toPlainDate();
  const from = until.subtract({ days });
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant();
  return { from, until, start: at(from), end: at(until) };
}
