import { type Identifier } from './identifier-kinds.fixture.js';
import { ownOnly, staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const NEW_TIME = { start: '2026-11-24T18:00:00Z', end: '2026-11-24T19:00:00Z' };
const CURIOUS = { reason: 'Par curiosité', idempotencyKey: 'key-of-the-curious' };
const price = { maxAmountCents: 0, maxCreditMinutes: 10_000 };

export const MOVING_SAMPLES: Record<string, Sample> = {
  'Query.moveTimes': { argsFor: ({ code }) => ({ code, near: NEW_TIME.start }), answer: () => 'list' },
  'Mutation.moveBooking': {
    argsFor: ({ code }, { freshKey }) => ({ code, ...NEW_TIME, ...price, idempotencyKey: freshKey() }),
    answer: ownOnly('Moved', 'Refused NOT_FOUND'),
  },
  'Query.previewVenueMove': {
    argsFor: ({ desks, code }) => ({ venueId: desks.venueId, code, spaceId: desks.id, ...NEW_TIME }),
    answer: staffOfVenue('VenueMove', 'Refused NOT_BOOKED_HERE'),
  },
  'Mutation.moveBookingAsVenue': {
    argsFor: ({ desks, code }, { freshKey }) => ({
      venueId: desks.venueId,
      code,
      spaceId: desks.id,
      ...NEW_TIME,
      reason: 'Dégât des eaux',
      idempotencyKey: freshKey(),
    }),
    // The staff and the manager move the same colleague’s booking, one after the other.
    answer: (viewer, relation) =>
      viewer === 'venue manager' && relation === 'venue'
        ? 'Refused SAME_TIME'
        : staffOfVenue('VenueMove', 'Refused NOT_BOOKED_HERE')(viewer, relation),
  },
};

export const MOVING_IDENTIFIERS: Record<string, Identifier> = {
  'Query.moveTimes(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: () => ({ near: NEW_TIME.start, first: 1 }),
  },
  'Mutation.moveBooking(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: ({ cancellingKey }) => ({ ...NEW_TIME, ...price, idempotencyKey: cancellingKey }),
  },
  'Mutation.moveBooking(spaceId)': {
    kinds: ['space'],
    otherArgs: ({ cancelledCode, cancellingKey }) => ({
      code: cancelledCode,
      ...NEW_TIME,
      ...price,
      idempotencyKey: cancellingKey,
    }),
  },
  'Query.previewVenueMove(venueId)': {
    kinds: ['venue'],
    isForStaff: true,
    otherArgs: ({ code, desks }) => ({ code, spaceId: desks.id, ...NEW_TIME }),
  },
  'Query.previewVenueMove(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId, spaceId: desks.id, ...NEW_TIME }),
  },
  'Query.previewVenueMove(spaceId)': {
    kinds: ['space'],
    isForStaff: true,
    otherArgs: ({ desks, code }) => ({ venueId: desks.venueId, code, ...NEW_TIME }),
  },
  'Mutation.moveBookingAsVenue(venueId)': {
    kinds: ['venue'],
    isForStaff: true,
    otherArgs: ({ cancelledCode, desks }) => ({ code: cancelledCode, spaceId: desks.id, ...NEW_TIME, ...CURIOUS }),
  },
  'Mutation.moveBookingAsVenue(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId, spaceId: desks.id, ...NEW_TIME, ...CURIOUS }),
  },
  'Mutation.moveBookingAsVenue(spaceId)': {
    kinds: ['space'],
    isForStaff: true,
    otherArgs: ({ desks, cancelledCode }) => ({ venueId: desks.venueId, code: cancelledCode, ...NEW_TIME, ...CURIOUS }),
  },
  'Mutation.moveBooking(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    otherArgs: ({ cancelledCode }) => ({ code: cancelledCode, ...NEW_TIME, ...price }),
  },
};

export const MOVING_TEXTS: Record<string, string> = {
  'Mutation.moveBookingAsVenue(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.moveBookingAsVenue(reason)': 'a sentence',
};
