import { type Identifier } from './identifier-kinds.fixture.js';
import { staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const TIME = { start: '2026-12-03T09:00:00Z', end: '2026-12-03T10:00:00Z' };
const NOBODY = { email: 'nobody@nowhere.example' };
const IN_TOKEN = 'a token names its owner, and is refused for everybody else (several-spaces.spec)';

/** Several spaces in one booking, and bookings that staff make for members. */
export const TOGETHER_SAMPLES: Record<string, Sample> = {
  'Query.addableSpaces': { argsFor: ({ offerToken }) => ({ token: offerToken, first: 1 }), answer: () => 'list' },
  'Mutation.bookForMember': {
    argsFor: ({ desks }, { freshKey }) => ({
      venueId: desks.venueId,
      spaceId: desks.id,
      member: NOBODY,
      ...TIME,
      idempotencyKey: freshKey(),
    }),
    answer: staffOfVenue('Refused NO_SUCH_MEMBER', 'Refused NOT_STAFF'),
  },
};

export const TOGETHER_IDENTIFIERS: Record<string, Identifier> = {
  'Query.addableSpaces(token)': { kinds: ['offerToken', 'usedToken'], otherArgs: () => ({ first: 1 }) },
  'Mutation.bookForMember(venueId)': {
    kinds: ['venue'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({
      spaceId: desks.id,
      member: NOBODY,
      ...TIME,
      idempotencyKey: 'key-of-the-curious',
    }),
  },
};

export const TOGETHER_TEXTS: Record<string, string> = {
  'Mutation.book(withTokens)': IN_TOKEN,
  'Query.addableSpaces(with)': IN_TOKEN,
  'Mutation.bookForMember(idempotencyKey)': 'looked up among the keys of the caller',
  'Mutation.bookForMember(member.email)':
    'only the staff of a venue learn whether somebody is a member, 120 times an hour',
  'Mutation.bookForMember(member.reference)':
    'only the staff of a venue learn whether somebody is a member, 120 times an hour',
  'Mutation.bookForMember(spaceId)': 'refused unless it is a space of the venue beside it (book-for-member.spec)',
};
