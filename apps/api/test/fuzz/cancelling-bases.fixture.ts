import { type Base, type Restore } from './base.types.js';

export const cancellingBases: Record<string, Base> = {
  'Mutation.cancelBooking(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.cancelBooking(idempotencyKey)': (town) => town.fresh(),
  'Mutation.cancelBooking(acceptedFee)': () => null,
  'Mutation.withdrawFromBooking(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.withdrawFromBooking(idempotencyKey)': (town) => town.fresh(),
  'Mutation.cancelBookingAsVenue(venueId)': (town) => town.desks.venueId,
  'Mutation.cancelBookingAsVenue(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.cancelBookingAsVenue(reason)': () => 'Dégât des eaux',
  'Mutation.cancelBookingAsVenue(idempotencyKey)': (town) => town.fresh(),
  AcceptedFeeInput: () => ({ creditMinutes: 60, amountCents: 0 }),
  'AcceptedFeeInput.creditMinutes': () => 60,
  'AcceptedFeeInput.amountCents': () => 240,
};

export const cancellingResults: Record<string, string> = {
  'Mutation.cancelBooking': 'Cancelled',
  'Mutation.withdrawFromBooking': 'Withdrawn',
  'Mutation.cancelBookingAsVenue': 'CancelledAsVenue',
};

/** A booking that is cancelled is made again by the next call. */
export const cancellingRestores: Record<string, Restore> = {
  'Mutation.cancelBooking': (town, caller, { __typename }) => {
    if (__typename === 'Cancelled') town.forget(caller);
  },
  'Mutation.withdrawFromBooking': (town, caller, { __typename }) => {
    if (__typename === 'Withdrawn') town.forget(caller);
  },
  'Mutation.cancelBookingAsVenue': (town, caller, { __typename }) => {
    if (__typename === 'CancelledAsVenue') town.forget(caller);
  },
};
