import { type Span } from '#libs/platform';

/** How the bookings of a series move together: as one of them does, by the clock of the venue. */
export interface SeriesShift {
  readonly days: number;
  readonly time: Temporal.PlainTime;
  readonly minutes: number;
  readonly zone: string;
}

/** What moves a booking from its start to a new time. */
export function shiftOf(from: Temporal.Instant, to: Span, zone: string): SeriesShift {
  const [then, now] = [to.start.toZonedDateTimeISO(zone), from.toZonedDateTimeISO(zone)];
  return {
    days: now.toPlainDate().until(then.toPlainDate(), { largestUnit: 'days' }).days,
    time: then.toPlainTime(),
    minutes: Math.round((to.end.epochMilliseconds - to.start.epochMilliseconds) / 60_000),
    zone,
  };
}

/** The new time of another booking of the series: as many days later, at the same time of the day, as long. */
export function shifted(start: Temporal.Instant, { days, time, minutes, zone }: SeriesShift): Span {
  const day = start.toZonedDateTimeISO(zone).toPlainDate().add({ days });
  const begins = day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  return { start: begins, end: begins.add({ minutes }) };
}
