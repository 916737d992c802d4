import { DESK_SAMPLES } from './desk-samples.fixture.js';
import { PUBLISHING_SAMPLES } from './publishing-samples.fixture.js';
import { FILE_SAMPLES } from './file-samples.fixture.js';
import { PRESENCE_SAMPLES } from './presence-samples.fixture.js';
import { SESSION_SAMPLES } from './session-samples.fixture.js';
import { FEEDS_SAMPLES } from './feeds-samples.fixture.js';
import { KIOSK_SAMPLES } from './kiosk-samples.fixture.js';
import { MENTORING_SAMPLES } from './mentoring-samples.fixture.js';
import { BILLING_SAMPLES } from './billing-samples.fixture.js';
import { PEOPLE_SAMPLES } from './people-samples.fixture.js';
import { MINORS_SAMPLES } from './minors-samples.fixture.js';
import { TOGETHER_SAMPLES } from './together-samples.fixture.js';
import { SUBSCRIPTION_SAMPLES } from './subscription-samples.fixture.js';
import { WAITING_SAMPLES } from './waiting-samples.fixture.js';
import { REQUEST_SAMPLES } from './request-samples.fixture.js';
import { CANCELLING_SAMPLES } from './cancelling-samples.fixture.js';
import { OPENING_SAMPLES } from './opening-samples.fixture.js';
import { SERIES_SAMPLES } from './series-samples.fixture.js';
import { MOVING_SAMPLES } from './moving-samples.fixture.js';
import { HOURS_SAMPLES } from './hours-samples.fixture.js';
import { ADMINISTRATION_SAMPLES } from './administration-samples.fixture.js';
import { ACCOUNT_SAMPLES } from './account-samples.fixture.js';
import { always, ownOnly } from './sample-answers.fixture.js';
import { UNAUTHENTICATED_VIEWERS } from './expected-permissions.fixture.js';
import { type Sample } from './sample.types.js';
import { type FreshValues } from './fresh-values.fixture.js';
import { type Townsperson } from './townspeople.fixture.js';

/**
 * Every query and mutation, in an order in which one person can run them. The authorization spec reports a missing
 * one.
 */
export const SAMPLES: Record<string, Sample> = {
  ...PUBLISHING_SAMPLES,
  ...DESK_SAMPLES,
  ...PRESENCE_SAMPLES,
  'Query.booking': { argsFor: ({ code }) => ({ code }), answer: ownOnly('Booking', 'null') },
  'Query.capabilities': { answer: always('list') },
  'Query.communes': { answer: always('list') },
  'Query.equipment': { answer: always('list') },
  'Query.me': { answer: (viewer) => (UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'null' : 'Me') },
  'Query.myBookings': { answer: always('BookingConnection') },
  'Query.myPass': {
    // The member of both networks has a pass in one of them.
    answer: (viewer, relation) => (viewer === 'member of both networks' && relation === 'other' ? 'null' : 'Pass'),
  },
  'Query.myReceipts': { answer: always('MailReceiptConnection') },
  'Query.notifications': { answer: always('NotificationConnection') },
  'Query.waitingForMe': { answer: always('list') },
  'Query.network': { answer: always('Network') },
  'Query.networks': { answer: always('list') },
  'Query.propose': {
    args: () => ({ need: { kind: 'DESK_AREA', start: '2026-11-26T09:00:00Z', minutes: 60 } }),
    answer: always('Proposal'),
  },
  'Query.searchVenues': { answer: always('VenueHitConnection') },
  'Query.understand': { args: () => ({ need: { text: 'un bureau demain à 14h' } }), answer: always('UnderstoodNeed') },
  'Query.venue': {
    argsFor: ({ desks }) => ({ slug: desks.venueSlug }),
    answer: (_viewer, relation) => (relation === 'gone' ? 'null' : 'Venue'),
  },
  'Mutation.book': {
    argsFor: ({ offerToken }, { freshKey }) => ({ token: offerToken, idempotencyKey: freshKey() }),
    answer: ownOnly('Confirmed', 'Refused TOKEN_OF_ANOTHER_MEMBER'),
  },
  ...FEEDS_SAMPLES,
  ...KIOSK_SAMPLES,
  ...MINORS_SAMPLES,
  ...MENTORING_SAMPLES,
  ...BILLING_SAMPLES,
  ...PEOPLE_SAMPLES,
  ...TOGETHER_SAMPLES,
  ...WAITING_SAMPLES,
  ...SUBSCRIPTION_SAMPLES,
  ...SERIES_SAMPLES,
  ...MOVING_SAMPLES,
  ...CANCELLING_SAMPLES,
  'Mutation.markNotificationsRead': {
    argsFor: ({ notificationId }) => ({ ids: [notificationId] }),
    answer: always('NotificationsRead'),
  },
  'Mutation.markNotificationsReadUpTo': {
    argsFor: ({ notificationId }) => ({ id: notificationId }),
    answer: always('NotificationsRead'),
  },
  'Mutation.setNotificationPreference': {
    args: () => ({ topic: 'BOOKINGS', channel: 'MAIL', delivery: 'WEEKLY' }),
    answer: always('NotificationPreference'),
  },
  ...OPENING_SAMPLES,
  ...REQUEST_SAMPLES,
  ...HOURS_SAMPLES,
  ...SESSION_SAMPLES,
  ...ADMINISTRATION_SAMPLES,
  ...ACCOUNT_SAMPLES,
  ...FILE_SAMPLES,
  'Mutation.signOut': { answer: always('SignedOut') },
};

/** Operations without a sample. */
export const operationsWithoutSample = (operations: readonly string[]): string[] =>
  operations
    .filter((at) => !Object.hasOwn(SAMPLES, at))
    .map(
      (at) =>
        `${at}: add its arguments and expected answer to SAMPLES in apps/api/test/authorization/operation-samples.fixture.ts`,
    );

/** The arguments of a sample, with a person's identifiers. */
export const argumentsOf = async ({ argsFor, args }: Sample, at: Townsperson | undefined, supplies: FreshValues) =>
  (argsFor ? at && (await argsFor(at, supplies)) : await args?.(supplies)) ?? {};
