import { liveStates } from '#libs/agenda';

export const bookingStates = [
  'HELD',
  'PENDING',
  'CONFIRMED',
  'IN_USE',
  'COMPLETED',
  'NO_SHOW',
  'CANCELLED',
  'EXPIRED',
] as const;

export type BookingState = (typeof bookingStates)[number];

/** The states in which a booking occupies its time. */
export const blockingStates = liveStates satisfies readonly BookingState[];

/** The same, as the list of a WHERE. */
export const blockingList = blockingStates.map((state) => `'${state}'`).join(', ');

const nextStates: Record<BookingState, readonly BookingState[]> = {
  HELD: ['PENDING', 'CONFIRMED', 'CANCELLED', 'EXPIRED'],
  PENDING: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  // CONFIRMED goes straight to COMPLETED where a venue has no check-in.
  CONFIRMED: ['IN_USE', 'COMPLETED', 'NO_SHOW', 'CANCELLED'],
  IN_USE: ['COMPLETED'],
  // A no-show can be corrected by staff or contested by the member.
  NO_SHOW: ['COMPLETED'],
  COMPLETED: [],
  CANCELLED: [],
  EXPIRED: [],
};

export function mayBecome(from: BookingState, to: BookingState): boolean {
  return nextStates[from].includes(to);
}

export function isBlocking(state: BookingState): boolean {
  return (blockingStates as readonly BookingState[]).includes(state);
}

/** Whether no state follows. */
export function isFinal(state: BookingState): boolean {
  return nextStates[state].length === 0;
}

/** The states from which `to` can be reached in one step, for the WHERE clause of the transition. */
export function statesBefore(to: BookingState): BookingState[] {
  return bookingStates.filter((from) => mayBecome(from, to));
}
