import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly, staffOfVenue } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

export const FEEDS_SAMPLES: Record<string, Sample> = {
  'Query.myCalendarFeeds': { answer: always('list') },
  'Mutation.makeCalendarFeed': {
    argsFor: ({ desks }) => ({ spaceId: desks.id }),
    answer: staffOfVenue('CalendarFeedMade', 'FeedRefused NOT_STAFF'),
  },
  'Mutation.revokeCalendarFeed': {
    argsFor: ({ feedId }) => ({ id: feedId }),
    answer: ownOnly('CalendarFeedRevoked', 'FeedRefused NOT_FOUND'),
  },
};

export const FEEDS_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.makeCalendarFeed(spaceId)': { kinds: ['space'], isPublic: true },
  'Mutation.revokeCalendarFeed(id)': { kinds: ['calendarFeed'] },
};
