import { type Cancellable } from './cancellation-cost.js';
import { mayBecome } from './states.js';

/**
 * The last instant at which the member may withdraw from the contract; null when there is no such right: it is over, the booking
 * has started or is cancelled, or the member asked that the service begin at once.
 */
export function withdrawableUntil(
  { state, start, withdrawalUntil, expressRequestAt }: Omit<Cancellable, 'items' | 'policy' | 'bookedAt'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!withdrawalUntil || expressRequestAt || !mayBecome(state, 'CANCELLED')) return null;
  if (Temporal.Instant.compare(now, start) >= 0 || Temporal.Instant.compare(now, withdrawalUntil) > 0) return null;
  return Temporal.Instant.compare(start, withdrawalUntil) < 0 ? start : withdrawalUntil;
}

/** The end of the last day of the withdrawal period, which is counted from the day after the contract. */
export const withdrawalEnd = (bookedAt: Temporal.Instant, days: number, zone: string): Temporal.Instant =>
  bookedAt
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: days + 1 })
    .toZonedDateTime(zone)
    .toInstant()
    .subtract({ seconds: 1 });
