import { type Identifier } from './identifier-kinds.fixture.js';
import { ownOnly, staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

export const CANCELLING_SAMPLES: Record<string, Sample> = {
  'Query.venueCancellations': {
    answer: (viewer) => (viewer === 'network admin' ? 'VenueCancellationsConnection' : 'null'),
  },
  'Mutation.cancelBooking': {
    argsFor: ({ code }, { freshKey }) => ({ code, idempotencyKey: freshKey() }),
    answer: ownOnly('Cancelled', 'Refused NOT_FOUND'),
  },
  'Mutation.withdrawFromBooking': {
    argsFor: ({ code }, { freshKey }) => ({ code, idempotencyKey: freshKey() }),
    answer: ownOnly('Withdrawn', 'Refused NOT_FOUND'),
  },
  'Mutation.cancelBookingAsVenue': {
    argsFor: ({ code, desks }, { freshKey }) => ({
      venueId: desks.venueId,
      code,
      reason: 'Dégât des eaux',
      idempotencyKey: freshKey(),
    }),
    // The staff and the manager act on the same colleague’s booking, one after the other.
    answer: (viewer, relation) =>
      viewer === 'venue manager' && relation === 'venue'
        ? 'Refused ALREADY_CANCELLED'
        : staffOfVenue('CancelledAsVenue', 'Refused NOT_BOOKED_HERE')(viewer, relation),
  },
};

export const CANCELLING_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.cancelBooking(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: ({ cancellingKey }) => ({ idempotencyKey: cancellingKey }),
  },
  'Mutation.cancelBooking(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    otherArgs: ({ cancelledCode }) => ({ code: cancelledCode }),
  },
  'Mutation.withdrawFromBooking(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: () => ({ idempotencyKey: 'key-of-the-curious' }),
  },
  'Mutation.cancelBookingAsVenue(venueId)': {
    kinds: ['venue'],
    isForStaff: true,
    otherArgs: ({ code }) => ({ code, reason: 'Par curiosité', idempotencyKey: 'key-of-the-curious' }),
  },
  'Mutation.cancelBookingAsVenue(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({
      venueId: desks.venueId,
      reason: 'Par curiosité',
      idempotencyKey: 'key-of-the-curious',
    }),
  },
};

export const CANCELLING_TEXTS: Record<string, string> = {
  'Mutation.withdrawFromBooking(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.cancelBookingAsVenue(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.cancelBookingAsVenue(reason)': 'a sentence',
  'Query.venueCancellations(after)': 'a number and the id of a venue, all of which the administrators see',
};
