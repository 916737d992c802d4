import { type Identifier, type IdentifierKind } from './identifier-kinds.fixture.js';
import { DESK_TEXTS } from './desk-samples.fixture.js';
import { PUBLISHING_TEXTS } from './publishing-samples.fixture.js';
import { FILE_IDENTIFIERS, FILE_TEXTS } from './file-samples.fixture.js';
import { SESSION_IDENTIFIERS, SESSION_TEXTS } from './session-samples.fixture.js';
import { TOGETHER_IDENTIFIERS, TOGETHER_TEXTS } from './together-samples.fixture.js';
import { WAITING_IDENTIFIERS } from './waiting-samples.fixture.js';
import { REQUEST_IDENTIFIERS, REQUEST_TEXTS } from './request-samples.fixture.js';
import { CANCELLING_IDENTIFIERS, CANCELLING_TEXTS } from './cancelling-samples.fixture.js';
import { SUBSCRIPTION_TEXTS } from './subscription-samples.fixture.js';
import { PRESENCE_IDENTIFIERS, PRESENCE_TEXTS } from './presence-samples.fixture.js';
import { OPENING_IDENTIFIERS, OPENING_TEXTS } from './opening-samples.fixture.js';
import { SERIES_IDENTIFIERS, SERIES_TEXTS } from './series-samples.fixture.js';
import { FEEDS_IDENTIFIERS } from './feeds-samples.fixture.js';
import { MENTORING_IDENTIFIERS, MENTORING_TEXTS } from './mentoring-samples.fixture.js';
import { MINORS_IDENTIFIERS, MINORS_TEXTS } from './minors-samples.fixture.js';
import { BILLING_IDENTIFIERS, BILLING_TEXTS } from './billing-samples.fixture.js';
import { PEOPLE_IDENTIFIERS, PEOPLE_TEXTS } from './people-samples.fixture.js';
import { KIOSK_IDENTIFIERS, KIOSK_TEXTS } from './kiosk-samples.fixture.js';
import { MOVING_IDENTIFIERS, MOVING_TEXTS } from './moving-samples.fixture.js';
import { HOURS_IDENTIFIERS, HOURS_TEXTS } from './hours-samples.fixture.js';
import { ADMINISTRATION_IDENTIFIERS, ADMINISTRATION_TEXTS } from './administration-samples.fixture.js';
import { ACCOUNT_IDENTIFIERS, ACCOUNT_TEXTS } from './account-samples.fixture.js';

const key = (otherArgs: Identifier['otherArgs'], ...kinds: IdentifierKind[]): Identifier => ({ kinds, otherArgs });

/** Every argument that takes an identifier. */
export const IDENTIFIER_ARGUMENTS: Record<string, Identifier> = {
  'Mutation.book(idempotencyKey)': key(({ usedToken }) => ({ token: usedToken }), 'idempotencyKey', 'cancellingKey'),
  'Mutation.book(token)': {
    kinds: ['offerToken', 'usedToken'],
    otherArgs: ({ idempotencyKey }) => ({ idempotencyKey }),
    allowedRefusal: {
      code: 'TOKEN_OF_ANOTHER_MEMBER',
      because: 'the token itself contains its owner’s id, and it names no booking',
    },
  },
  ...FEEDS_IDENTIFIERS,
  ...KIOSK_IDENTIFIERS,
  ...MINORS_IDENTIFIERS,
  ...MENTORING_IDENTIFIERS,
  ...BILLING_IDENTIFIERS,
  ...PEOPLE_IDENTIFIERS,
  ...CANCELLING_IDENTIFIERS,
  'Mutation.markNotificationsRead(ids)': {
    kinds: ['notification'],
    query: `mutation ($value: ID!) { markNotificationsRead(ids: [$value]) { marked } }`,
  },
  'Mutation.markNotificationsReadUpTo(id)': { kinds: ['notification'] },
  'Pass.ledger(after)': {
    kinds: ['ledgerCursor', 'bookingsCursor'],
    query: `query ($value: String) { myPass { id ledger(after: $value) { totalCount pageInfo { hasNextPage } edges { cursor node { id bookingId at } } } } }`,
  },
  'Query.booking(code)': { kinds: ['bookingCode', 'cancelledCode'] },
  'Query.notifications(after)': { kinds: ['notificationsCursor', 'bookingsCursor'] },
  'Query.myReceipts(after)': { kinds: ['receiptsCursor', 'bookingsCursor'] },
  'Query.myBookings(after)': { kinds: ['bookingsCursor', 'ledgerCursor'] },
  'Query.searchVenues(after)': { kinds: ['venuesCursor'], isPublic: true },
  'Query.searchVenues(filter.commune)': {
    kinds: ['commune'],
    isPublic: true,
    query: `query ($value: String) { searchVenues(filter: { commune: $value }) { totalCount edges { node { venue { id } } } } }`,
  },
  'Query.venue(slug)': { kinds: ['venueSlug'], isPublic: true },
  'Venue.spaces(after)': {
    kinds: ['spacesCursor'],
    isPublic: true,
    query: `query ($value: String) { searchVenues { edges { node { venue { id spaces(after: $value) { totalCount edges { cursor node { id } } } } } } } }`,
  },
  ...FILE_IDENTIFIERS,
  ...SESSION_IDENTIFIERS,
  ...OPENING_IDENTIFIERS,
  ...TOGETHER_IDENTIFIERS,
  ...SERIES_IDENTIFIERS,
  ...MOVING_IDENTIFIERS,
  ...REQUEST_IDENTIFIERS,
  ...WAITING_IDENTIFIERS,
  ...PRESENCE_IDENTIFIERS,
  ...HOURS_IDENTIFIERS,
  ...ADMINISTRATION_IDENTIFIERS,
  ...ACCOUNT_IDENTIFIERS,
};

/** Text arguments that are not used to look anything up, and why. */
export const TEXT_ARGUMENTS: Record<string, string> = {
  ...MINORS_TEXTS,
  ...KIOSK_TEXTS,
  ...MOVING_TEXTS,
  ...MENTORING_TEXTS,
  ...BILLING_TEXTS,
  ...PEOPLE_TEXTS,
  ...CANCELLING_TEXTS,
  ...SUBSCRIPTION_TEXTS,
  ...TOGETHER_TEXTS,
  ...SERIES_TEXTS,
  ...PUBLISHING_TEXTS,
  ...DESK_TEXTS,
  ...FILE_TEXTS,
  ...SESSION_TEXTS,
  ...REQUEST_TEXTS,
  ...OPENING_TEXTS,
  ...PRESENCE_TEXTS,
  ...HOURS_TEXTS,
  ...ADMINISTRATION_TEXTS,
  ...ACCOUNT_TEXTS,
  'Query.propose(need.capability)': 'the vocabulary, the same for all networks',
  'Query.propose(need.equipment)': 'the vocabulary, the same for all networks',
  'Query.propose(need.nearLabel)': 'a label of a point',
  'Query.propose(need.text)': 'a sentence',
  'Query.searchVenues(filter.capability)': 'the vocabulary, the same for all networks',
  'Query.searchVenues(filter.equipment)': 'the vocabulary, the same for all networks',
  'Query.searchVenues(filter.text)': 'words to search for in the network',
  'Query.understand(need.capability)': 'the vocabulary, the same for all networks',
  'Query.understand(need.equipment)': 'the vocabulary, the same for all networks',
  'Query.understand(need.nearLabel)': 'a label of a point',
  'Query.understand(need.text)': 'a sentence',
};

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const otherThan = (sign: string): string => (sign === '7' ? '8' : '7');
const withLast = (text: string): string => text.slice(0, -1) + otherThan(text.at(-1)!);

/** An identifier of the same form that no object has. */
export function unknownLike(name: IdentifierKind, value: string): string {
  if (name === 'email') return `x${value}`;
  if (!name.endsWith('Cursor')) return withLast(value);
  const inside = Buffer.from(value, 'base64url').toString();
  return Buffer.from(inside.replace(UUID, withLast)).toString('base64url');
}
