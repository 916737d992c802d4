import { type Identifier } from './identifier-kinds.fixture.js';
import { ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const STARTS = ['2026-12-01T19:00:00Z', '2026-12-08T19:00:00Z'];
const TIME = { start: '2026-12-02T18:00:00Z', end: '2026-12-02T19:00:00Z' };
const PAST = ['2026-11-01T09:00:00Z', '2026-11-08T09:00:00Z'];
const price = { maxAmountCents: 1_000_000, maxCreditMinutes: 10_000, acceptOverCap: true };
const REFUSED = 'Refused TOKEN_OF_ANOTHER_MEMBER';
const OWNER_IN_TOKEN = {
  code: 'TOKEN_OF_ANOTHER_MEMBER',
  because: 'the token itself contains its owner’s id, and it names no booking',
};

export const SERIES_SAMPLES: Record<string, Sample> = {
  'Query.previewSeries': {
    argsFor: ({ offerToken }) => ({ token: offerToken, step: 'WEEK', count: 2 }),
    answer: ownOnly('SeriesPreview', REFUSED),
  },
  'Mutation.bookSeries': {
    argsFor: ({ offerToken }, { freshKey }) => ({
      token: offerToken,
      starts: STARTS,
      ...price,
      idempotencyKey: freshKey(),
    }),
    answer: ownOnly('SeriesBooked', REFUSED),
  },
  'Query.previewSeriesMove': {
    argsFor: ({ code }) => ({ code, scope: 'ALL', ...TIME }),
    answer: () => 'Refused NOT_A_SERIES',
  },
  'Mutation.moveSeries': {
    argsFor: ({ code }, { freshKey }) => ({ code, scope: 'ALL', ...TIME, ...price, idempotencyKey: freshKey() }),
    answer: () => 'Refused NOT_A_SERIES',
  },
  'Mutation.cancelSeries': {
    argsFor: ({ code }, { freshKey }) => ({ code, scope: 'ALL', idempotencyKey: freshKey() }),
    answer: () => 'Refused NOT_A_SERIES',
  },
};

export const SERIES_IDENTIFIERS: Record<string, Identifier> = {
  'Query.previewSeries(token)': {
    kinds: ['offerToken', 'usedToken'],
    otherArgs: () => ({ step: 'WEEK', count: 2 }),
    allowedRefusal: OWNER_IN_TOKEN,
  },
  'Mutation.bookSeries(token)': {
    kinds: ['offerToken', 'usedToken'],
    otherArgs: ({ idempotencyKey }) => ({ starts: STARTS, ...price, idempotencyKey }),
    allowedRefusal: OWNER_IN_TOKEN,
  },
  'Mutation.bookSeries(idempotencyKey)': {
    kinds: ['idempotencyKey', 'cancellingKey'],
    otherArgs: ({ usedToken }) => ({ token: usedToken, starts: PAST, ...price }),
  },
  'Query.previewSeriesMove(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: () => ({ scope: 'ALL', ...TIME }),
  },
  'Mutation.moveSeries(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: ({ cancellingKey }) => ({ scope: 'ALL', ...TIME, ...price, idempotencyKey: cancellingKey }),
  },
  'Mutation.moveSeries(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    otherArgs: ({ cancelledCode }) => ({ code: cancelledCode, scope: 'ALL', ...TIME, ...price }),
  },
  'Mutation.cancelSeries(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: ({ cancellingKey }) => ({ scope: 'ALL', idempotencyKey: cancellingKey }),
  },
  'Mutation.cancelSeries(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    otherArgs: ({ cancelledCode }) => ({ code: cancelledCode, scope: 'ALL' }),
  },
};

export const SERIES_TEXTS: Record<string, string> = {
  'Mutation.bookSeries(note)': 'a sentence to the venue',
};
