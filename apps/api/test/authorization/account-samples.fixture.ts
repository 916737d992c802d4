import { UNAUTHENTICATED_VIEWERS } from './expected-permissions.fixture.js';
import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly, ONE_FACTOR, unlessOneFactor } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

export const PASSWORD = 'quatre-vingt-dix tiers-lieux';

export const ACCOUNT_SAMPLES: Record<string, Sample> = {
  'Query.auditEntries': { answer: always('AuditEntryConnection') },
  'Query.demoSignIns': { answer: always('list') },
  'Query.myAccess': { answer: always('AuditEntryConnection') },
  'Query.signInProvider': { answer: always('null') },
  'Mutation.addPasskey': {
    args: () => ({ answer: '{}', name: 'Téléphone' }),
    answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyRefused')),
  },
  'Mutation.declareAdult': { answer: always('Me') },
  'Mutation.renamePasskey': {
    argsFor: ({ passkeyId }) => ({ id: passkeyId, name: 'Tablette' }),
    answer: ownOnly('Passkey', 'NOT_FOUND'),
  },
  'Mutation.removePasskey': {
    argsFor: ({ passkeyId }) => ({ id: passkeyId }),
    answer: unlessOneFactor('RecentSignInNeeded', ownOnly('Passkey', 'NOT_FOUND')),
    exceptFor: ONE_FACTOR,
  },
  'Mutation.confirmSecondFactor': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.endOtherSessions': { answer: always('SessionsEnded') },
  // It ends no session of another person: id-swap.spec.ts proves it.
  'Mutation.endSession': { argsFor: ({ sessionId }) => ({ id: sessionId }), answer: always('SessionsEnded') },
  'Mutation.enterSecondFactor': {
    args: () => ({ code: '000000' }),
    answer: (viewer) => (UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'UNAUTHENTICATED' : 'CodeWrong'),
  },
  'Mutation.offerSecondFactor': { answer: unlessOneFactor('RecentSignInNeeded', always('SecondFactorOffer')) },
  'Mutation.removeSecondFactor': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.renewRecoveryCodes': { args: () => ({ code: '000000' }), answer: always('CodeWrong') },
  'Mutation.requestSignIn': { args: ({ freshEmail }) => ({ email: freshEmail() }), answer: always('SignInRequested') },
  'Mutation.changeMyName': { args: () => ({ name: 'Camille Autrement' }), answer: always('Me') },
  'Mutation.setLocale': { args: () => ({ locale: 'EN' }), answer: always('Me') },
  'Mutation.signIn': {
    args: async ({ freshLink }) => ({ token: await freshLink(), accepted: [{ kind: 'TERMS', version: 1 }] }),
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
    argsFor: ({ issuer }) => ({ issuer }),
    answer: unlessOneFactor('RecentSignInNeeded', ownOnly('LinkedIdentity', 'NOT_FOUND')),
    exceptFor: ONE_FACTOR,
  },
  'Mutation.startAddingPasskey': { answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyAsk')) },
  'Mutation.startPasskeySignIn': { answer: always('PasskeyAsk') },
  'Mutation.exportMyData': { answer: unlessOneFactor('RecentSignInNeeded', always('MyDataReady')) },
  // Everybody has a booking to come, and the operator a right to give back first.
  'Mutation.eraseMe': { answer: unlessOneFactor('RecentSignInNeeded', always('ErasureRefused')) },
};

export const ACCOUNT_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.endSession(id)': { kinds: ['signInSession'] },
  'Mutation.enterSecondFactor(challenge)': { kinds: ['sessionSecret'], otherArgs: () => ({ code: '000000' }) },
  'Mutation.removePasskey(id)': { kinds: ['passkey'] },
  'Mutation.renamePasskey(id)': { kinds: ['passkey'], otherArgs: () => ({ name: 'À moi' }) },
  'Mutation.requestSignIn(email)': { kinds: ['email'] },
  'Mutation.signIn(token)': { kinds: ['sessionSecret'] },
  'Mutation.signInWithPassword(email)': { kinds: ['email'], otherArgs: () => ({ password: 'une phrase de passe' }) },
  'Mutation.signInAsDemo(key)': { kinds: ['email'] },
  'Mutation.unlinkProvider(issuer)': { kinds: ['issuer'] },
  // Reading the audit log adds entries to it, so entries added meanwhile are left out.
  'Query.auditEntries(after)': {
    kinds: ['ledgerCursor'],
    query: `query ($value: String) { auditEntries(after: $value, actions: [SIGN_IN]) { totalCount edges { cursor node { id at actorName subjectName } } } }`,
  },
  'Query.auditEntries(email)': {
    kinds: ['email'],
    isPublic: true, // to people who may read the audit log
    query: `query ($value: String) { auditEntries(email: $value, first: 1) { edges { node { action actorName subjectType subjectName } } } }`,
  },
  'Query.myAccess(after)': { kinds: ['ledgerCursor'] },
};

export const ACCOUNT_TEXTS: Record<string, string> = {
  'Mutation.addPasskey(answer)': 'answers a challenge of the same browser',
  'Mutation.addPasskey(name)': 'a new name',
  'Mutation.changeMyName(name)': 'a new name',
  'Mutation.renamePasskey(name)': 'a new name',
  'Mutation.confirmSecondFactor(code)': 'proves the person’s identity',
  'Mutation.enterSecondFactor(code)': 'proves the person’s identity',
  'Mutation.removeSecondFactor(code)': 'proves the person’s identity',
  'Mutation.renewRecoveryCodes(code)': 'proves the person’s identity',
  'Mutation.removePassword(currentPassword)': 'proves the person’s identity',
  'Mutation.setPassword(currentPassword)': 'proves the person’s identity',
  'Mutation.setPassword(password)': 'proves the person’s identity',
  'Mutation.signInWithPassword(password)': 'proves the person’s identity',
  'Mutation.requestSignIn(name)': 'a new name',
  'Mutation.signInWithPasskey(answer)': 'answers a challenge of the same browser',
  'Mutation.startProviderSignIn(next)': 'a path of the pages',
};
