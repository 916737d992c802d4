import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly, staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const WRONG = { accessCode: '000000' };
const NOT_FOUND = 'PresenceRefused NOT_FOUND';
const DAY = '2026-11-24';
const WEEK = { from: '2026-11-23T00:00:00Z', until: '2026-11-30T00:00:00Z' };

export const PRESENCE_SAMPLES: Record<string, Sample> = {
  'Query.checkInPlace': { args: () => ({ token: 'no token' }), answer: always('null') },
  'Query.walkInOffer': { args: () => ({ token: 'no token' }), answer: always('null') },
  'Query.venueBookings': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId, day: DAY }),
    answer: staffOfVenue('VenueBookingConnection', 'null'),
  },
  'Query.venuePlanning': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId, ...WEEK }),
    answer: staffOfVenue('PlanningConnection', 'null'),
  },
  'Query.venueFigures': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('VenueFigures', 'null'),
  },
  'Query.venueCheckInCode': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('CheckInCode', 'null'),
  },
  'Query.venueNoShows': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: (viewer, relation) =>
      viewer === 'network admin' ? 'VenueNoShowConnection' : staffOfVenue('VenueNoShowConnection', 'null')(viewer, relation), // prettier-ignore
  },
  'Query.networkNoShows': { answer: always('VenueNoShowFiguresConnection') },
  'Mutation.checkIn': {
    argsFor: ({ code }) => ({ code, by: WRONG }),
    answer: ownOnly('PresenceRefused WRONG_CODE', NOT_FOUND),
  },
  'Mutation.checkOut': { argsFor: ({ code }) => ({ code }), answer: ownOnly('PresenceRefused NOT_CHECKED_IN', NOT_FOUND) }, // prettier-ignore
  'Mutation.contestNoShow': {
    argsFor: ({ code }) => ({ code, words: 'J’étais là' }),
    answer: ownOnly('PresenceRefused NOT_A_NO_SHOW', NOT_FOUND),
  },
  'Mutation.reconfirmBooking': {
    argsFor: ({ code }) => ({ code }),
    answer: ownOnly('PresenceRefused NOTHING_TO_RECONFIRM', NOT_FOUND),
  },
  'Mutation.walkIn': {
    args: ({ freshKey }) => ({ token: 'no token', acceptedCents: 0, acceptedCreditMinutes: 0, idempotencyKey: freshKey() }), // prettier-ignore
    answer: always('PresenceRefused WRONG_CODE'),
  },
  'Mutation.checkInAsStaff': {
    argsFor: ({ desks, code }) => ({ venueId: desks.venueId, code }),
    answer: staffOfVenue('PresenceRefused NO_CHECK_IN_HERE', NOT_FOUND),
  },
  'Mutation.undoCheckIn': {
    argsFor: ({ desks, code }) => ({ venueId: desks.venueId, code }),
    answer: staffOfVenue('VenueBookingChanged', NOT_FOUND),
  },
  'Mutation.enterPaperList': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId, day: DAY, came: [], absent: [] }),
    answer: staffOfVenue('PresenceRefused NO_PAPER_LIST', NOT_FOUND),
  },
  'Mutation.correctNoShow': {
    argsFor: ({ desks, code }) => ({ venueId: desks.venueId, code, outcome: 'STANDS', words: 'Personne' }),
    answer: (viewer, relation) => {
      // Nobody decides about their own absence.
      if (relation === 'own') return NOT_FOUND;
      if (viewer === 'network admin') return relation === 'other' ? NOT_FOUND : 'PresenceRefused NOT_A_NO_SHOW';
      return staffOfVenue('PresenceRefused NOT_A_NO_SHOW', NOT_FOUND)(viewer, relation);
    },
  },
  'Mutation.walkInFor': {
    argsFor: ({ desks }, { freshKey }) => ({
      venueId: desks.venueId,
      person: { email: 'nobody@nowhere.example' },
      idempotencyKey: freshKey(),
    }),
    answer: staffOfVenue('PresenceRefused NO_SUCH_MEMBER', NOT_FOUND),
  },
};

const ofCode = (otherArgs: NonNullable<Identifier['otherArgs']> = () => ({})): Identifier => ({
  kinds: ['bookingCode', 'cancelledCode'],
  otherArgs,
});
const ofVenue = (otherArgs: NonNullable<Identifier['otherArgs']> = () => ({})): Identifier => ({
  kinds: ['venue'],
  isForStaff: true,
  otherArgs,
});
const byStaff = (otherArgs: NonNullable<Identifier['otherArgs']>): Identifier => ({
  ...ofCode(otherArgs),
  isForStaff: true,
});

export const PRESENCE_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.checkIn(code)': ofCode(() => ({ by: WRONG })),
  'Mutation.checkOut(code)': ofCode(),
  'Mutation.checkOut(venueId)': ofVenue(({ code }) => ({ code })),
  'Mutation.contestNoShow(code)': ofCode(() => ({ words: 'Par curiosité' })),
  'Mutation.reconfirmBooking(code)': ofCode(),
  'Mutation.checkInAsStaff(venueId)': ofVenue(({ code }) => ({ code })),
  'Mutation.checkInAsStaff(code)': byStaff(({ desks }) => ({ venueId: desks.venueId })),
  'Mutation.undoCheckIn(venueId)': ofVenue(({ code }) => ({ code })),
  'Mutation.undoCheckIn(code)': byStaff(({ desks }) => ({ venueId: desks.venueId })),
  'Mutation.enterPaperList(venueId)': ofVenue(() => ({ day: DAY, came: [], absent: [] })),
  'Mutation.correctNoShow(venueId)': {
    ...ofVenue(({ code }) => ({ code, outcome: 'STANDS', words: 'Par curiosité' })),
    isForTeam: true,
  },
  'Mutation.correctNoShow(code)': {
    ...byStaff(({ desks }) => ({ venueId: desks.venueId, outcome: 'STANDS', words: 'Par curiosité' })),
    isForTeam: true,
  },
  'Mutation.walkInFor(venueId)': ofVenue(() => ({
    person: { email: 'nobody@nowhere.example' },
    idempotencyKey: 'key-of-the-curious',
  })),
  'Query.venueBookings(venueId)': ofVenue(() => ({ day: DAY })),
  'Query.venueBookings(after)': {
    kinds: ['bookingsCursor'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId, day: DAY }),
  },
  'Query.venuePlanning(venueId)': ofVenue(() => WEEK),
  'Query.venuePlanning(after)': {
    kinds: ['bookingsCursor'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId, ...WEEK }),
  },
  'Query.venueFigures(venueId)': ofVenue(),
  'Query.venueCheckInCode(venueId)': ofVenue(),
  'Query.venueNoShows(venueId)': { ...ofVenue(), isForTeam: true },
  'Query.venueNoShows(after)': {
    kinds: ['bookingsCursor'],
    isForStaff: true,
    isForTeam: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
};

const KEY = 'another person’s key is another key (idempotency.spec)';
const CODES = 'refused unless all belong to the venue beside it (presence.spec)';
export const PRESENCE_TEXTS: Record<string, string> = {
  'Mutation.checkIn(by.accessCode)': 'a code of the booking beside it',
  'Mutation.checkIn(by.declaredToken)': 'printed on the wall of a venue',
  'Mutation.checkIn(by.rotatingCode)': 'shown on the screen of a venue',
  'Mutation.contestNoShow(words)': 'a sentence',
  'Mutation.correctNoShow(words)': 'a sentence',
  'Mutation.enterPaperList(absent)': CODES,
  'Mutation.enterPaperList(came)': CODES,
  'Mutation.enterPaperList(day)': 'a day',
  'Mutation.walkIn(idempotencyKey)': KEY,
  'Mutation.walkIn(spaceId)': 'a space of the venue of the printed code, which everyone may know',
  'Mutation.walkIn(token)': 'printed on the wall of a venue',
  'Mutation.walkInFor(idempotencyKey)': KEY,
  'Mutation.walkInFor(person.bookingCode)': 'refused unless it is a booking at the venue beside it (presence.spec)',
  'Mutation.walkInFor(person.email)': 'only the staff of a venue learn whether somebody is a member, 120 times an hour',
  'Mutation.walkInFor(spaceId)': 'a space of the venue beside it',
  'Query.checkInPlace(token)': 'printed on the wall of a venue',
  'Query.networkNoShows(after)': 'a cursor of a list for administrators',
  'Query.venueBookings(day)': 'a day',
  'Query.walkInOffer(spaceId)': 'a space of the venue of the printed code, which everyone may know',
  'Query.walkInOffer(token)': 'printed on the wall of a venue',
};
