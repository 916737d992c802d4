import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly, staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';
import { type Townsperson } from './townspeople.fixture.js';

const ANSWERS: Record<string, object> = {
  acceptRequest: {},
  refuseRequest: { reason: 'Complet ce jour-là' },
  suggestOtherTime: { start: '2026-11-28T09:00:00Z', words: 'Plutôt le samedi' },
};

export const REQUEST_SAMPLES: Record<string, Sample> = {
  'Query.venueRequests': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('VenueRequestConnection', 'null'),
  },
  'Mutation.holdOffer': {
    argsFor: ({ offerToken }, { freshKey }) => ({ token: offerToken, idempotencyKey: freshKey() }),
    answer: ownOnly('Held', 'Refused TOKEN_OF_ANOTHER_MEMBER'),
  },
  'Query.myHolds': { answer: always('list') },
  'Mutation.releaseHold': { argsFor: ({ bookingId }) => ({ id: bookingId }), answer: always('Refused HOLD_OVER') },
  // The booking of everybody was confirmed at once, so it is no request. The scenario of a request has one that is answered.
  ...Object.fromEntries(
    Object.entries(ANSWERS).map(([name, words]): [string, Sample] => [
      `Mutation.${name}`,
      {
        argsFor: ({ desks, code }, { freshKey }) => ({
          venueId: desks.venueId,
          code,
          idempotencyKey: freshKey(),
          ...words,
        }),
        answer: always('Refused REQUEST_NOT_FOUND'),
      },
    ]),
  ),
};

const answerArguments = ([name, words]: [string, object]): [string, Identifier][] => {
  const others = { idempotencyKey: 'key-of-the-curious', ...words };
  return [
    [
      `Mutation.${name}(venueId)`,
      { kinds: ['venue'], isForStaff: true, otherArgs: ({ code }: Townsperson) => ({ code, ...others }) },
    ],
    [
      `Mutation.${name}(code)`,
      {
        kinds: ['bookingCode', 'cancelledCode'],
        isForStaff: true,
        otherArgs: ({ desks }: Townsperson) => ({ venueId: desks.venueId, ...others }),
      },
    ],
  ];
};

export const REQUEST_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.holdOffer(token)': {
    kinds: ['offerToken', 'usedToken'],
    otherArgs: () => ({ idempotencyKey: 'key-of-the-curious' }),
    allowedRefusal: {
      code: 'TOKEN_OF_ANOTHER_MEMBER',
      because: 'the token itself contains its owner’s id, and it names no booking',
    },
  },
  'Mutation.releaseHold(id)': { kinds: ['booking'] },
  'Query.venueRequests(venueId)': { kinds: ['venue'], isForStaff: true },
  'Query.venueRequests(after)': {
    kinds: ['bookingsCursor'],
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  ...Object.fromEntries(Object.entries(ANSWERS).flatMap(answerArguments)),
};

export const REQUEST_TEXTS: Record<string, string> = {
  'Mutation.book(note)': 'a sentence',
  'Mutation.holdOffer(idempotencyKey)': 'looked up among the keys of the caller',
  'Mutation.refuseRequest(reason)': 'a sentence',
  'Mutation.suggestOtherTime(words)': 'a sentence',
  ...Object.fromEntries(
    Object.keys(ANSWERS).map((name) => [`Mutation.${name}(idempotencyKey)`, 'looked up among the keys of the caller']),
  ),
};
