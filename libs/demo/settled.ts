import { type CancellationPolicy } from '#libs/booking';
import { type Booking } from './planner.js';
import { type SpaceKind } from './town.js';

/** The network’s settings about bookings. */
export interface BookingSettings {
  readonly cancellation: Readonly<Record<SpaceKind, CancellationPolicy>>;
  readonly reminderTimes: Readonly<Record<SpaceKind, readonly number[]>>;
  readonly quietHours: { quietFrom: string; quietUntil: string };
}

type State = 'PENDING' | 'CONFIRMED' | 'IN_USE' | 'COMPLETED' | 'NO_SHOW' | 'CANCELLED' | 'EXPIRED';

export interface Settled {
  booking: Booking;
  state: State;
  freeUntil: Temporal.Instant;
  cancelledAt: Temporal.Instant | null;
}
