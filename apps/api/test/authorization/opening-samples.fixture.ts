import { type Identifier } from './identifier-kinds.fixture.js';
import { staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

export const OPENING_SAMPLES: Record<string, Sample> = {
  'Query.ownUses': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('OwnUseConnection', 'null'),
  },
  'Mutation.addOutsideCalendar': {
    argsFor: ({ desks }, { freshKey }) => ({
      input: { spaceId: desks.id, address: 'https://calendar.example/private.ics' },
      idempotencyKey: freshKey(),
    }),
    answer: staffOfVenue('OutsideCalendarAdded', 'OpeningRefused NOT_FOUND'),
  },
  'Query.outsideCalendars': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('OutsideCalendarConnection', 'null'),
  },
  'Mutation.removeOutsideCalendar': {
    argsFor: ({ outsideCalendarId }) => ({ id: outsideCalendarId }),
    answer: staffOfVenue('OutsideCalendarRemoved', 'OpeningRefused NOT_FOUND'),
  },
  'Mutation.setPassOpenings': {
    argsFor: ({ desks }) => ({
      spaceId: desks.id,
      openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '24:00', seats: 1_000 })),
    }),
    answer: staffOfVenue('PassOpeningsSet', 'OpeningRefused NOT_FOUND'),
  },
  'Mutation.addOwnUse': {
    argsFor: ({ desks }, { freshKey, freshTime }) => ({
      input: { spaceId: desks.id, ...freshTime(), seats: 1, title: 'Ménage' },
      idempotencyKey: freshKey(),
    }),
    answer: staffOfVenue('OwnUseAdded', 'OpeningRefused NOT_FOUND'),
  },
  'Query.venueBans': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: (viewer, relation) =>
      viewer === 'network admin' ? 'VenueBanConnection' : staffOfVenue('VenueBanConnection', 'null')(viewer, relation),
  },
  'Mutation.banMember': {
    argsFor: ({ desks, code }) => ({ venueId: desks.venueId, bookingCode: code, reason: 'Machine abîmée deux fois' }),
    answer: staffOfVenue('OpeningRefused IN_THE_TEAM', 'OpeningRefused NOT_FOUND'),
  },
  'Mutation.liftBan': {
    argsFor: ({ banId }) => ({ id: banId }),
    answer: (viewer, relation) =>
      viewer === 'network admin' && relation !== 'other'
        ? 'VenueBan'
        : staffOfVenue('VenueBan', 'OpeningRefused NOT_FOUND')(viewer, relation),
  },
  'Mutation.removeOwnUse': {
    argsFor: ({ ownUseId }) => ({ id: ownUseId }),
    answer: staffOfVenue('OwnUseRemoved', 'OpeningRefused NOT_FOUND'),
  },
};

export const OPENING_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.addOutsideCalendar(input.spaceId)': {
    kinds: ['space'],
    isPublic: true,
    query: `mutation ($value: ID!) { addOutsideCalendar(idempotencyKey: "key-of-the-curious", input: { spaceId: $value,
      address: "https://calendar.example/private.ics" }) { __typename } }`,
  },
  'Mutation.addOwnUse(input.spaceId)': {
    kinds: ['space'],
    isPublic: true,
    query: `mutation ($value: ID!) { addOwnUse(idempotencyKey: "key-of-the-curious", input: { spaceId: $value,
      start: "2027-03-01T09:00:00Z", end: "2027-03-01T10:00:00Z" }) { __typename } }`,
  },
  'Mutation.setPassOpenings(spaceId)': { kinds: ['space'], isPublic: true, otherArgs: () => ({ openings: [] }) },
  'Mutation.removeOutsideCalendar(id)': { kinds: ['outsideCalendar'], isForStaff: true },
  'Mutation.banMember(venueId)': {
    kinds: ['venue'],
    isForStaff: true,
    otherArgs: ({ code }) => ({ bookingCode: code, reason: 'Par curiosité' }),
  },
  'Mutation.banMember(bookingCode)': {
    kinds: ['bookingCode', 'cancelledCode'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId, reason: 'Par curiosité' }),
  },
  'Mutation.liftBan(id)': { kinds: ['ban'], isForStaff: true, isForTeam: true },
  'Query.venueBans(venueId)': { kinds: ['venue'], isForStaff: true, isForTeam: true },
  'Query.venueBans(after)': {
    kinds: ['bansCursor'],
    isForStaff: true,
    isForTeam: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  'Mutation.removeOwnUse(id)': { kinds: ['ownUse'], isForStaff: true },
  'Query.outsideCalendars(after)': {
    kinds: ['outsideCalendarsCursor'],
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  'Query.outsideCalendars(venueId)': { kinds: ['venue'], isForStaff: true },
  'Query.ownUses(after)': { kinds: ['ownUsesCursor'], otherArgs: ({ desks }) => ({ venueId: desks.venueId }) },
  'Query.ownUses(venueId)': { kinds: ['venue'], isForStaff: true },
};

export const OPENING_TEXTS: Record<string, string> = {
  'Mutation.banMember(reason)': 'a sentence',
  'Mutation.addOutsideCalendar(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.addOutsideCalendar(input.address)': 'an address elsewhere, which a job fetches',
  'Mutation.addOwnUse(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.addOwnUse(input.title)': 'a new title',
  'Mutation.setPassOpenings(openings.from)': 'a time of the day',
  'Mutation.setPassOpenings(openings.until)': 'a time of the day',
};
