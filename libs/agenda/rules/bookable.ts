import { gridCeil, isOnGrid } from './quarter-hour.js';
import { contains, isBefore, isEmpty, minutesOf, type Span } from './span.js';

/** What the network or the space allows; settings with a date, never numbers of the code. */
export interface BookingLimits {
  readonly gridMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  /** How long before its start a booking must be made. */
  readonly leadMinutes: number;
  /** How many times 24 hours ahead a booking may start. */
  readonly horizonDays: number;
}

export interface WantedTime extends Span {
  readonly now: Temporal.Instant;
  readonly limits: BookingLimits;
  /** Merged open intervals of the place, far enough around the wanted time. */
  readonly open: readonly Span[];
}

/** Why a time cannot be booked, with what a person needs to ask better. */
export type NotBookable =
  | { readonly code: 'REVERSED' }
  | { readonly code: 'OFF_GRID'; readonly gridMinutes: number }
  | { readonly code: 'TOO_SHORT'; readonly minMinutes: number }
  | { readonly code: 'TOO_LONG'; readonly maxMinutes: number }
  | { readonly code: 'IN_THE_PAST'; readonly earliest: Temporal.Instant }
  | { readonly code: 'TOO_SOON'; readonly earliest: Temporal.Instant }
  | { readonly code: 'BEYOND_HORIZON'; readonly latest: Temporal.Instant }
  | { readonly code: 'CLOSED'; readonly nextOpening: Temporal.Instant | null };

/** May this time be asked for at all? Says nothing of who is in the place already: the allocation decides that. */
export function checkBookable({ start, end, now, limits, open }: WantedTime): true | NotBookable {
  const wanted = { start, end };
  const { gridMinutes, minMinutes, maxMinutes } = limits;
  if (isEmpty(wanted)) return { code: 'REVERSED' };
  if (!isOnGrid(start, gridMinutes) || !isOnGrid(end, gridMinutes)) return { code: 'OFF_GRID', gridMinutes };
  if (minutesOf(wanted) < minMinutes) return { code: 'TOO_SHORT', minMinutes };
  if (minutesOf(wanted) > maxMinutes) return { code: 'TOO_LONG', maxMinutes };

  const earliest = earliestStart(now, limits);
  if (isBefore(start, now)) return { code: 'IN_THE_PAST', earliest };
  if (isBefore(start, earliest)) return { code: 'TOO_SOON', earliest };

  const latest = latestStart(now, limits);
  if (isBefore(latest, start)) return { code: 'BEYOND_HORIZON', latest };

  if (open.some((span) => contains(span, wanted))) return true;
  return { code: 'CLOSED', nextOpening: nextOpening(wanted, open, gridMinutes) };
}

/** The first start of the grid that leaves the lead time. */
export function earliestStart(now: Temporal.Instant, limits: BookingLimits): Temporal.Instant {
  return gridCeil(now.add({ minutes: limits.leadMinutes }), limits.gridMinutes);
}

/** The last start that the horizon allows. */
export function latestStart(now: Temporal.Instant, limits: BookingLimits): Temporal.Instant {
  return now.add({ hours: 24 * limits.horizonDays });
}

/** The first later opening that is long enough for as long as was wanted. */
function nextOpening(wanted: Span, open: readonly Span[], gridMinutes: number): Temporal.Instant | null {
  for (const span of open) {
    if (!isBefore(wanted.start, span.start)) continue;
    const start = gridCeil(span.start, gridMinutes);
    if (minutesOf({ start, end: span.end }) >= minutesOf(wanted)) return start;
  }
  return null;
}

/**
 * The time a booking keeps others out: its own, and the buffer as a tail. One tail of max(before, after) keeps any two
 * bookings that far apart, which a head and a tail would do twice. Billing takes the span without it.
 */
export function occupied(span: Span, bufferMinutes: number): Span {
  return { start: span.start, end: span.end.add({ minutes: bufferMinutes }) };
}
