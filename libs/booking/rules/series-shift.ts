import { type Span } from '#libs/platform';

/** How the bookings of a series move together: as one of them does, on the clock of the venue. */
export interface SeriesShift {
  /** Days and hours on the wall clock, also over a change of the clock. */
  readonly by: Temporal.Duration;
  /** How long each of them is then. */
  readonly minutes: number;
  readonly zone: string;
}

const onTheWall = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone).toPlainDateTime();

/** What moves a booking from its start to a new time. */
export const shiftOf = (from: Temporal.Instant, to: Span, zone: string): SeriesShift => ({
  by: onTheWall(from, zone).until(onTheWall(to.start, zone), { largestUnit: 'days' }),
  minutes: Math.round((to.end.epochMilliseconds - to.start.epochMilliseconds) / 60_000),
  zone,
});

/** The new time of another booking of the series. */
export function shifted(start: Temporal.Instant, { by, minutes, zone }: SeriesShift): Span {
  const begins = onTheWall(start, zone).add(by).toZonedDateTime(zone).toInstant();
  return { start: begins, end: begins.add({ minutes }) };
}
