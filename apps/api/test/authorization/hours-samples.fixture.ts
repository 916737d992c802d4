import { type Identifier } from './identifier-kinds.fixture.js';
import { type Sample } from './sample.types.js';
import { type Townsperson } from './townspeople.fixture.js';

/** Hours are changed by staff of the venue and by administrators of its network. */
const ofTheVenue =
  (answer: string): Sample['answer'] =>
  (viewer, relation) => {
    const isTheirs = viewer === 'network admin' ? relation !== 'gone' : relation === 'own' || relation === 'venue';
    return isTheirs ? answer : 'HoursRefused NOT_FOUND';
  };
const closureOf = ({ desks }: Townsperson) => ({
  target: desks.venueId,
  from: '2027-01-15T08:00:00Z',
  until: '2027-01-15T12:00:00Z',
  reason: 'Inventaire',
});

export const HOURS_SAMPLES: Record<string, Sample> = {
  'Mutation.previewHoursChange': {
    argsFor: (at) => ({ change: { closure: closureOf(at) } }),
    answer: ofTheVenue('HoursPreview'),
  },
  'Mutation.close': {
    argsFor: (at, { freshKey }) => ({ closure: closureOf(at), decisions: [], idempotencyKey: freshKey() }),
    answer: ofTheVenue('HoursSaved'),
  },
  'Mutation.setOpeningException': {
    argsFor: ({ desks }, { freshKey }) => ({
      exception: { target: desks.venueId, date: '2027-01-16', openings: [] },
      decisions: [],
      idempotencyKey: freshKey(),
    }),
    answer: ofTheVenue('HoursSaved'),
  },
  'Mutation.setOpeningHours': {
    argsFor: ({ desks }, { freshKey }) => ({
      hours: {
        target: desks.venueId,
        rules: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '23:00' })),
      },
      decisions: [],
      idempotencyKey: freshKey(),
    }),
    answer: ofTheVenue('HoursSaved'),
  },
  'Mutation.reopen': { argsFor: ({ closureId }) => ({ closureId }), answer: ofTheVenue('HoursSaved') },
};

export const HOURS_IDENTIFIERS: Record<string, Identifier> = {
  // Venues, spaces and closures are public; the matrix proves whose hours one may change.
  'Mutation.close(closure.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { close(closure: { target: $value, from: "2027-01-15T08:00:00Z", reason: "Inventaire" }, idempotencyKey: "key-of-a-swap") { __typename ... on HoursRefused { code message } } }`,
  },
  'Mutation.previewHoursChange(change.closure.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { previewHoursChange(change: { closure: { target: $value, from: "2027-01-15T08:00:00Z", reason: "Inventaire" } }) { __typename ... on HoursRefused { code message } } }`,
  },
  'Mutation.previewHoursChange(change.exception.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { previewHoursChange(change: { exception: { target: $value, date: "2027-01-16" } }) { __typename ... on HoursRefused { code message } } }`,
  },
  'Mutation.previewHoursChange(change.openingHours.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { previewHoursChange(change: { openingHours: { target: $value, rules: [] } }) { __typename ... on HoursRefused { code message } } }`,
  },
  'Mutation.reopen(closureId)': { kinds: ['closure'], isPublic: true },
  'Mutation.setOpeningException(exception.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { setOpeningException(exception: { target: $value, date: "2027-01-16" }, idempotencyKey: "key-of-a-swap") { __typename ... on HoursRefused { code message } } }`,
  },
  'Mutation.setOpeningHours(hours.target)': {
    kinds: ['venue', 'space'],
    isPublic: true,
    query: `mutation ($value: ID!) { setOpeningHours(hours: { target: $value, rules: [] }, idempotencyKey: "key-of-a-swap") { __typename ... on HoursRefused { code message } } }`,
  },
};

const textsOfRules = Object.fromEntries([
  ...['close', 'setOpeningException', 'setOpeningHours'].flatMap((name) => [
    [`Mutation.${name}(decisions.code)`, 'ignored unless the change touches that booking'],
    [`Mutation.${name}(decisions.moveTo)`, 'looked up among the free spaces that a touched booking could move to'],
    [`Mutation.${name}(idempotencyKey)`, 'looked up among the keys of the caller'],
  ]),
  ...['setOpeningHours(hours', 'previewHoursChange(change.openingHours'].flatMap((name) =>
    ['closes', 'opens', 'validFrom', 'validUntil'].map((of) => [`Mutation.${name}.rules.${of})`, 'a time or a date']),
  ),
  ...['setOpeningException(exception', 'previewHoursChange(change.exception'].flatMap((name) =>
    ['date', 'openings.closes', 'openings.opens'].map((of) => [`Mutation.${name}.${of})`, 'a time or a date']),
  ),
]) as Record<string, string>;

export const HOURS_TEXTS: Record<string, string> = {
  'Mutation.close(closure.reason)': 'a sentence',
  'Mutation.previewHoursChange(change.closure.reason)': 'a sentence',
  ...textsOfRules,
};
