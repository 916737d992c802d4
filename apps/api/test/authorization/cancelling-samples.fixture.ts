import { type Given } from '#libs/testing';
import { type AuthorizationTown } from './authorization-town.fixture.js';
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

/** A fee that is due, kept and given back; a withdrawal; a venue that cancels. */
export async function cancellations(
  {
    ask,
    given,
    town,
  }: {
    ask: (who: string, query: string, variables?: object, slug?: string, owner?: string) => Promise<unknown>;
    given: Given;
    town: AuthorizationTown;
  },
  select: (type: string) => string,
): Promise<void> {
  // People whose bookings no sample has cancelled.
  const [late, consumer, colleague] = ['a stranger', 'a member of another venue', 'a colleague'].map((who) =>
    town.people.get(who)!,
  );
  const cancel = `mutation ($code: String!, $key: ID!, $fee: AcceptedFeeInput) { cancelBooking(code: $code, idempotencyKey: $key, acceptedFee: $fee) ${select('CancelResult')} }`;
  const strict = {
    steps: [{ untilMinutesBefore: 0, feeBasisPoints: 5_000 }],
    graceMinutes: 0,
    graceNotWithinMinutes: 0,
  };
  await given.client.query(
    `update booking set cancellation_policy = $2, express_request_at = booked_at, free_until = booked_at - interval '1 minute' where code = $1`,
    [late!.code, JSON.stringify(strict)],
  );
  const { code: mine, network: slug } = late!;
  await ask('a stranger', cancel, { code: mine, key: 'key-without-a-fee' }, slug, 'a stranger');
  const fee = { creditMinutes: 1_000, amountCents: 100_000 };
  await ask('a stranger', cancel, { code: mine, key: 'key-with-a-fee', fee }, slug, 'a stranger');
  await given.client.query(
    `insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
     select network_id, id, ends_at, 0, 4, 0, 0 from booking where code = $1`,
    [mine],
  );
  const read = `query ($code: String!) { booking(code: $code) ${select('Booking')} }`;
  await ask('a stranger', read, { code: mine }, slug, 'a stranger');
  const withdraw = `mutation ($code: String!) { withdrawFromBooking(code: $code, idempotencyKey: "key-of-withdrawal") ${select('WithdrawResult')} }`;
  const { code: withdrawn, network: home } = consumer!;
  await ask('a member of another venue', withdraw, { code: withdrawn }, home, 'a member of another venue');
  const asVenue = `mutation ($venueId: ID!, $code: String!) { cancelBookingAsVenue(venueId: $venueId, code: $code, reason: "Dégât des eaux", idempotencyKey: "key-of-the-venue") ${select('CancelAsVenueResult')} }`;
  await ask('venue manager', asVenue, { venueId: colleague!.desks.venueId, code: colleague!.code });
  await ask('network admin', `{ venueCancellations ${select('VenueCancellationsConnection')} }`);
}
