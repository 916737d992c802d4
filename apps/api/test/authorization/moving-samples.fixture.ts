import { type Identifier } from './identifier-kinds.fixture.js';
import { ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const NEW_TIME = { start: '2026-11-24T18:00:00Z', end: '2026-11-24T19:00:00Z' };
const price = { maxAmountCents: 0, maxCreditMinutes: 10_000 };

export const MOVING_SAMPLES: Record<string, Sample> = {
  'Query.moveTimes': { argsFor: ({ code }) => ({ code, near: NEW_TIME.start }), answer: () => 'list' },
  'Mutation.moveBooking': {
    argsFor: ({ code }, { freshKey }) => ({ code, ...NEW_TIME, ...price, idempotencyKey: freshKey() }),
    answer: ownOnly('Moved', 'Refused NOT_FOUND'),
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
  'Mutation.moveBooking(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    otherArgs: ({ cancelledCode }) => ({ code: cancelledCode, ...NEW_TIME, ...price }),
  },
};
