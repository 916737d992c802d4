import { type Base, type Restore } from './base.types.js';

const START = '2026-11-24T18:00:00Z';

export const movingBases: Record<string, Base> = {
  'Query.moveTimes(code)': (town, caller) => town.bookingCode(caller),
  'Query.moveTimes(near)': () => START,
  'Query.moveTimes(minutes)': () => 60,
  'Mutation.moveBooking(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.moveBooking(start)': () => START,
  'Mutation.moveBooking(end)': () => '2026-11-24T19:00:00Z',
  'Mutation.moveBooking(spaceId)': (town) => town.desks.id,
  'Mutation.moveBooking(maxAmountCents)': () => 0,
  'Mutation.moveBooking(maxCreditMinutes)': () => 10_000,
  'Mutation.moveBooking(acceptOverCap)': () => false,
  'Mutation.moveBooking(idempotencyKey)': (town) => town.fresh(),
  'Query.previewVenueMove(venueId)': (town) => town.desks.venueId,
  'Query.previewVenueMove(code)': (town, caller) => town.bookingCode(caller),
  'Query.previewVenueMove(spaceId)': (town) => town.desks.id,
  'Query.previewVenueMove(start)': () => START,
  'Query.previewVenueMove(end)': () => '2026-11-24T19:00:00Z',
  'Mutation.moveBookingAsVenue(venueId)': (town) => town.desks.venueId,
  'Mutation.moveBookingAsVenue(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.moveBookingAsVenue(spaceId)': (town) => town.desks.id,
  'Mutation.moveBookingAsVenue(start)': () => START,
  'Mutation.moveBookingAsVenue(end)': () => '2026-11-24T19:00:00Z',
  'Mutation.moveBookingAsVenue(reason)': () => 'Dégât des eaux',
  'Mutation.moveBookingAsVenue(idempotencyKey)': (town) => town.fresh(),
};

export const movingResults: Record<string, string> = {
  'Mutation.moveBooking': 'Moved',
  'Mutation.moveBookingAsVenue': 'VenueMove',
};

export const movingRestores: Record<string, Restore> = {
  'Mutation.moveBooking': async (town, caller, { __typename, booking }) => {
    if (__typename !== 'Moved') return;
    await town.giveBack(caller, (booking as { code: string }).code);
    town.forget(caller);
  },
  'Mutation.moveBookingAsVenue': async (town, caller, { __typename, bookingCode }) => {
    if (__typename !== 'VenueMove') return;
    await town.giveBack(caller, bookingCode as string);
    town.forget(caller);
  },
};
