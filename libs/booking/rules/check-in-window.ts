import { type Span } from '#libs/platform';

/** When people arrive, in minutes around the start. */
export interface ArrivalTimes {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

/** What is booked: for a desk one arrives whenever one likes, for anything else others wait. */
export type Arriving = Span & { readonly isDesk: boolean };

/** When one can check in, from the first instant to before the last one. It never lasts longer than the booking. */
export function checkInWindow({ start, end, isDesk }: Arriving, { beforeMinutes, afterMinutes }: ArrivalTimes): Span {
  const late = start.add({ minutes: afterMinutes });
  return {
    start: start.subtract({ minutes: beforeMinutes }),
    end: isDesk || Temporal.Instant.compare(late, end) > 0 ? end : late,
  };
}

/** Where an instant lies: before the window, in it or after it. */
export function placeInWindow(window: Span, at: Temporal.Instant): 'BEFORE' | 'WITHIN' | 'AFTER' {
  if (Temporal.Instant.compare(at, window.start) < 0) return 'BEFORE';
  return Temporal.Instant.compare(at, window.end) < 0 ? 'WITHIN' : 'AFTER';
}

/** The day of a venue, from midnight to midnight on its clock. */
export function dayOf(day: Temporal.PlainDate, zone: string): Span {
  return {
    start: day.toZonedDateTime(zone).toInstant(),
    end: day.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
  };
}

/** Until when the paper list of a day can be entered. */
export const paperListUntil = (day: Temporal.PlainDate, zone: string, hours: number): Temporal.Instant =>
  dayOf(day, zone).end.add({ hours });
