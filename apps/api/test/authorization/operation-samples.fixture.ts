import { type Supplies, type Townsperson } from './townspeople.fixture.js';
import { type Relation, STRANGERS } from './who-may-what.fixture.js';

/** How an operation is tried, and what comes back to whom its policy lets in: `null`, `list`, or a type with its refusal code. */
export interface Sample {
  /** Arguments aimed at what is somebody's. Left out: it is about nobody but the viewer, and tried once at each network. */
  readonly aimed?: (at: Townsperson, supplies: Supplies) => object | Promise<object>;
  readonly args?: (supplies: Supplies) => object | Promise<object>;
  readonly answer: (viewer: string, relation: Relation) => string;
  /** Whom it refuses whatever it is aimed at, so that nothing can be captured from it. */
  readonly notFor?: string;
}

export const PASSWORD = 'quatre-vingt-dix tiers-lieux';

const always = (answer: string) => (): string => answer;
const ownOnly = (own: string, others: string) => (_viewer: string, relation: Relation) =>
  relation === 'own' ? own : others;

/** Who administers, has a passkey, and signed in without it: changes nothing of what signs in. */
const ONE_FACTOR = 'admin without second factor';
const unlessOneFactor =
  (refusal: string, answer: Sample['answer']): Sample['answer'] =>
  (viewer, relation) =>
    viewer === ONE_FACTOR ? refusal : answer(viewer, relation);

/** Every query and mutation, in the order one person can do them. A new one needs its line here, or the authorization spec says so. */
export const SAMPLES: Record<string, Sample> = {
  'Query.auditEntries': { answer: always('AuditEntryConnection') },
  'Query.booking': { aimed: ({ code }) => ({ code }), answer: ownOnly('Booking', 'null') },
  'Query.capabilities': { answer: always('list') },
  'Query.communes': { answer: always('list') },
  'Query.demoSignIns': { answer: always('list') },
  'Query.equipment': { answer: always('list') },
  'Query.me': { answer: (viewer) => (STRANGERS.includes(viewer) ? 'null' : 'Me') },
  'Query.myAccess': { answer: always('AuditEntryConnection') },
  'Query.myBookings': { answer: always('BookingConnection') },
  'Query.myPass': {
    // Who belongs to both networks has a pass in one of them.
    answer: (viewer, relation) => (viewer === 'member of both networks' && relation === 'other' ? 'null' : 'Pass'),
  },
  'Query.network': { answer: always('Network') },
  'Query.networks': { answer: always('list') },
  'Query.propose': {
    args: () => ({ need: { kind: 'DESK_AREA', start: '2026-11-26T09:00:00Z', minutes: 60 } }),
    answer: always('Proposal'),
  },
  'Query.searchVenues': { answer: always('VenueHitConnection') },
  'Query.signInProvider': { answer: always('null') },
  'Query.understand': { args: () => ({ need: { text: 'un bureau demain à 14h' } }), answer: always('UnderstoodNeed') },
  'Query.venue': {
    aimed: ({ desks }) => ({ slug: desks.venueSlug }),
    answer: (_viewer, relation) => (relation === 'gone' ? 'null' : 'Venue'),
  },
  'Mutation.addPasskey': {
    args: () => ({ answer: '{}', name: 'Téléphone' }),
    answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyRefused')),
  },
  'Mutation.book': {
    aimed: ({ offerToken }, { freshKey }) => ({ token: offerToken, idempotencyKey: freshKey() }),
    answer: ownOnly('Confirmed', 'Refused TOKEN_OF_ANOTHER_MEMBER'),
  },
  'Mutation.cancelBooking': {
    aimed: ({ code }, { freshKey }) => ({ code, idempotencyKey: freshKey() }),
    answer: ownOnly('Cancelled', 'Refused NOT_FOUND'),
  },
  'Mutation.renamePasskey': {
    aimed: ({ passkeyId }) => ({ id: passkeyId, name: 'Tablette' }),
    answer: ownOnly('Passkey', 'NOT_FOUND'),
  },
  'Mutation.removePasskey': {
    aimed: ({ passkeyId }) => ({ id: passkeyId }),
    answer: unlessOneFactor('RecentSignInNeeded', ownOnly('Passkey', 'NOT_FOUND')),
    notFor: ONE_FACTOR,
  },
  'Mutation.confirmSecondFactor': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.endOtherSessions': { answer: always('SessionsEnded') },
  // Of somebody else it ends none: the swapped ids prove it.
  'Mutation.endSession': { aimed: ({ sessionId }) => ({ id: sessionId }), answer: always('SessionsEnded') },
  'Mutation.enterSecondFactor': {
    args: () => ({ code: '000000' }),
    answer: (viewer) => (STRANGERS.includes(viewer) ? 'UNAUTHENTICATED' : 'CodeWrong'),
  },
  'Mutation.offerSecondFactor': { answer: unlessOneFactor('RecentSignInNeeded', always('SecondFactorOffer')) },
  'Mutation.removeSecondFactor': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.renewRecoveryCodes': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.requestSignIn': { args: ({ freshEmail }) => ({ email: freshEmail() }), answer: always('SignInRequested') },
  'Mutation.changeMyName': { args: () => ({ name: 'Camille Autrement' }), answer: always('Me') },
  'Mutation.setLocale': { args: () => ({ locale: 'EN' }), answer: always('Me') },
  'Mutation.signIn': {
    args: async ({ freshLink }) => ({ token: await freshLink() }),
    answer: always('SignedIn'),
  },
  'Mutation.signInAsDemo': { args: () => ({ key: 'member' }), answer: always('SignInLinkInvalid') },
  'Mutation.setPassword': {
    args: () => ({ password: PASSWORD }),
    answer: unlessOneFactor('RecentSignInNeeded', always('PasswordKept')),
  },
  'Mutation.removePassword': { answer: unlessOneFactor('RecentSignInNeeded', always('PasswordGone')) },
  'Mutation.signInWithPassword': {
    args: ({ freshEmail }) => ({ email: freshEmail(), password: PASSWORD }),
    answer: always('PasswordWrong'),
  },
  'Mutation.signInWithPasskey': { args: () => ({ answer: '{}' }), answer: always('PasskeyRefused') },
  'Mutation.startLinkingProvider': { answer: unlessOneFactor('RecentSignInNeeded', always('ProviderUnavailable')) },
  'Mutation.startProviderSignIn': { answer: always('ProviderUnavailable') },
  'Mutation.unlinkProvider': {
    aimed: ({ issuer }) => ({ issuer }),
    answer: unlessOneFactor('RecentSignInNeeded', ownOnly('LinkedIdentity', 'NOT_FOUND')),
    notFor: ONE_FACTOR,
  },
  'Mutation.startAddingPasskey': { answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyAsk')) },
  'Mutation.startPasskeySignIn': { answer: always('PasskeyAsk') },
  'Mutation.exportMyData': { answer: unlessOneFactor('ProofNeeded', always('MyDataReady')) },
  // Everybody has a booking to come, and the operator a right to give back first.
  'Mutation.eraseMe': { answer: unlessOneFactor('ProofNeeded', always('ErasureRefused')) },
  'Mutation.signOut': { answer: always('SignedOut') },
};

/** Operations that nobody said how to try. */
export const withoutSample = (operations: readonly string[]): string[] =>
  operations
    .filter((at) => !Object.hasOwn(SAMPLES, at))
    .map(
      (at) =>
        `${at}: say in SAMPLES of apps/api/test/authorization/operation-samples.fixture.ts how to call it and what comes back`,
    );

/** The arguments of a sample, aimed at somebody's things. */
export const argumentsOf = async ({ aimed, args }: Sample, at: Townsperson | undefined, supplies: Supplies) =>
  (aimed ? at && (await aimed(at, supplies)) : await args?.(supplies)) ?? {};
