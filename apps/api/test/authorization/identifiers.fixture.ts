import { encodeCursor } from '#libs/platform';
import { type Townsperson } from './townspeople.fixture.js';

/** Everything that names a thing of somebody's: what a curious person could try wherever an id, a code or a token goes. */
export const namesOf = (one: Townsperson, networkId: string) => ({
  account: one.accountId,
  booking: one.bookingId,
  bookingCode: one.code,
  bookingsCursor: encodeCursor('2026-11-24T09:00:00Z', one.bookingId),
  cancelledCode: one.cancelledCode,
  cancellingKey: one.cancellingKey,
  commune: `code-${one.network}`,
  email: one.email,
  hoursLot: one.lotId,
  idempotencyKey: one.idempotencyKey,
  issuer: one.issuer,
  ledgerCursor: encodeCursor('2026-11-01T00:00:00Z', one.ledgerId),
  member: one.id,
  network: networkId,
  offerToken: one.offerToken,
  pass: one.passId,
  passkey: one.passkeyId,
  resource: one.desks.resourceId,
  session: one.sessionId,
  sessionSecret: one.secret,
  space: one.desks.id,
  spacesCursor: encodeCursor('Espace 1', one.desks.id),
  usedToken: one.usedToken,
  venue: one.desks.venueId,
  venueSlug: one.desks.venueSlug,
  venuesCursor: encodeCursor(0, 'Lieu 1', one.desks.venueId),
});
export type Name = keyof ReturnType<typeof namesOf>;

export interface Identifier {
  /** The names that belong here. */
  readonly names: readonly Name[];
  /** Arguments beside it, of the viewer's own, such that asking again and again changes nothing. */
  readonly beside?: (own: Townsperson) => object;
  /** For an argument deeper than an operation's: a query with `$value` in its place. */
  readonly query?: string;
  /** What everybody may know in its own network is no secret there, unless it was withdrawn. */
  readonly isPublic?: boolean;
  /** The refusal of its own that a name known in the same network gets, and why that gives nothing away. */
  readonly tells?: { readonly code: string; readonly because: string };
}

const key = (beside: Identifier['beside'], ...names: Name[]): Identifier => ({ names, beside });

/** Every argument that takes the name of a thing. */
export const IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.book(idempotencyKey)': key(({ usedToken }) => ({ token: usedToken }), 'idempotencyKey', 'cancellingKey'),
  'Mutation.book(token)': {
    names: ['offerToken', 'usedToken'],
    beside: ({ idempotencyKey }) => ({ idempotencyKey }),
    tells: {
      code: 'TOKEN_OF_ANOTHER_MEMBER',
      because: 'whoever holds a token of somebody’s reads in it whose it is; it names no booking',
    },
  },
  'Mutation.cancelBooking(code)': {
    names: ['bookingCode', 'cancelledCode'],
    beside: ({ cancellingKey }) => ({ idempotencyKey: cancellingKey }),
  },
  'Mutation.cancelBooking(idempotencyKey)': key(
    ({ cancelledCode }) => ({ code: cancelledCode }),
    'cancellingKey',
    'idempotencyKey',
  ),
  'Mutation.endSession(id)': { names: ['session'] },
  'Mutation.enterSecondFactor(challenge)': { names: ['sessionSecret'], beside: () => ({ code: '000000' }) },
  'Mutation.removePasskey(id)': { names: ['passkey'] },
  'Mutation.renamePasskey(id)': { names: ['passkey'], beside: () => ({ name: 'À moi' }) },
  'Mutation.requestSignIn(email)': { names: ['email'] },
  'Mutation.signIn(token)': { names: ['sessionSecret'] },
  'Mutation.signInWithPassword(email)': { names: ['email'], beside: () => ({ password: 'une phrase de passe' }) },
  'Mutation.signInAsDemo(key)': { names: ['email'] },
  'Mutation.unlinkProvider(issuer)': { names: ['issuer'] },
  'Pass.ledger(after)': {
    names: ['ledgerCursor', 'bookingsCursor'],
    query: `query ($value: String) { myPass { id ledger(after: $value) { totalCount pageInfo { hasNextPage } edges { cursor node { id bookingId at } } } } }`,
  },
  // Reading the log is noted in it: what was noted meanwhile is left out.
  'Query.auditEntries(after)': {
    names: ['ledgerCursor'],
    query: `query ($value: String) { auditEntries(after: $value, actions: [SIGN_IN]) { totalCount edges { cursor node { id at actorName subjectName } } } }`,
  },
  'Query.auditEntries(email)': {
    names: ['email'],
    isPublic: true, // to who may read the log at all
    query: `query ($value: String) { auditEntries(email: $value, first: 1) { edges { node { action actorName subjectType subjectName } } } }`,
  },
  'Query.booking(code)': { names: ['bookingCode', 'cancelledCode'] },
  'Query.myAccess(after)': { names: ['ledgerCursor'] },
  'Query.myBookings(after)': { names: ['bookingsCursor', 'ledgerCursor'] },
  'Query.searchVenues(after)': { names: ['venuesCursor'], isPublic: true },
  'Query.searchVenues(filter.commune)': {
    names: ['commune'],
    isPublic: true,
    query: `query ($value: String) { searchVenues(filter: { commune: $value }) { totalCount edges { node { venue { id } } } } }`,
  },
  'Query.venue(slug)': { names: ['venueSlug'], isPublic: true },
  'Venue.spaces(after)': {
    names: ['spacesCursor'],
    isPublic: true,
    query: `query ($value: String) { searchVenues { edges { node { venue { id spaces(after: $value) { totalCount edges { cursor node { id } } } } } } } }`,
  },
};

/** Arguments that take text of which nothing is looked up by its name, and why. */
export const WORDS: Record<string, string> = {
  'Mutation.addPasskey(answer)': 'answers a challenge put to this very browser',
  'Mutation.addPasskey(name)': 'a name one gives',
  'Mutation.changeMyName(name)': 'a name one gives',
  'Mutation.renamePasskey(name)': 'a name one gives',
  'Mutation.confirmSecondFactor(code)': 'proves who one is',
  'Mutation.enterSecondFactor(code)': 'proves who one is',
  'Mutation.removeSecondFactor(code)': 'proves who one is',
  'Mutation.renewRecoveryCodes(code)': 'proves who one is',
  'Mutation.removePassword(currentPassword)': 'proves who one is',
  'Mutation.setPassword(currentPassword)': 'proves who one is',
  'Mutation.setPassword(password)': 'proves who one is',
  'Mutation.signInWithPassword(password)': 'proves who one is',
  'Mutation.requestSignIn(name)': 'a name one gives',
  'Mutation.signInWithPasskey(answer)': 'answers a challenge put to this very browser',
  'Mutation.startProviderSignIn(next)': 'a path of the pages',
  'Query.propose(need.capability)': 'the vocabulary, the same for all networks',
  'Query.propose(need.equipment)': 'the vocabulary, the same for all networks',
  'Query.propose(need.nearLabel)': 'what one calls a point',
  'Query.propose(need.text)': 'a sentence',
  'Query.searchVenues(filter.capability)': 'the vocabulary, the same for all networks',
  'Query.searchVenues(filter.equipment)': 'the vocabulary, the same for all networks',
  'Query.searchVenues(filter.text)': 'words to look for in the network',
  'Query.understand(need.capability)': 'the vocabulary, the same for all networks',
  'Query.understand(need.equipment)': 'the vocabulary, the same for all networks',
  'Query.understand(need.nearLabel)': 'what one calls a point',
  'Query.understand(need.text)': 'a sentence',
};

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const otherThan = (sign: string): string => (sign === '7' ? '8' : '7');
const withLast = (text: string): string => text.slice(0, -1) + otherThan(text.at(-1)!);

/** A name of the same make that nothing has. */
export function unknownLike(name: Name, value: string): string {
  if (name === 'email') return `x${value}`;
  if (!name.endsWith('Cursor')) return withLast(value);
  const inside = Buffer.from(value, 'base64url').toString();
  return Buffer.from(inside.replace(UUID, withLast)).toString('base64url');
}
