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

/** States that keep others out of the place. */
export const blockingStates = ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'] as const satisfies readonly BookingState[];

/** The same, as the list of a WHERE. */
export const blockingList = blockingStates.map((state) => `'${state}'`).join(', ');

const nextStates: Record<BookingState, readonly BookingState[]> = {
  HELD: ['PENDING', 'CONFIRMED', 'CANCELLED', 'EXPIRED'],
  PENDING: ['CONFIRMED', 'CANCELLED', 'EXPIRED'],
  // straight to COMPLETED where a venue takes no check-in
  CONFIRMED: ['IN_USE', 'COMPLETED', 'NO_SHOW', 'CANCELLED'],
  IN_USE: ['COMPLETED'],
  // a no-show that staff corrects or a member contests with success
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

/** Nothing follows. */
export function isFinal(state: BookingState): boolean {
  return nextStates[state].length === 0;
}

/** The states from which `to` can be reached in one step, for the WHERE of the statement that takes it. */
export function statesBefore(to: BookingState): BookingState[] {
  return bookingStates.filter((from) => mayBecome(from, to));
}
