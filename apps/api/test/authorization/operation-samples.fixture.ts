import { DESK_SAMPLES } from './desk-samples.fixture.js';
import { PUBLISHING_SAMPLES } from './publishing-samples.fixture.js';
import { FILE_SAMPLES } from './file-samples.fixture.js';
import { type Sample } from './sample.types.js';
import { type FreshValues, type Townsperson } from './townspeople.fixture.js';
import { type Relation, UNAUTHENTICATED_VIEWERS } from './expected-permissions.fixture.js';

export const PASSWORD = 'quatre-vingt-dix tiers-lieux';

const always = (answer: string) => (): string => answer;
/** What the staff of a venue may do there, whoever of them it was about. */
const staffOfVenue =
  (done: string, others: string): Sample['answer'] =>
  (viewer, relation) =>
    ['venue staff', 'venue manager'].includes(viewer) && ['own', 'venue'].includes(relation) ? done : others;
const ownOnly = (own: string, others: string) => (_viewer: string, relation: Relation) =>
  relation === 'own' ? own : others;

/** The staff of a venue may act on what belongs to the venue: their own and their colleagues'. */
const isStaff = (viewer: string, relation: Relation): boolean =>
  ['venue staff', 'venue manager'].includes(viewer) && (relation === 'own' || relation === 'venue');
const staffOnly = (staff: string, others: string) => (viewer: string, relation: Relation) =>
  isStaff(viewer, relation) ? staff : others;
/** Sessions of a withdrawn venue are shown to nobody. */
const unlessGone =
  (gone: string, answer: Sample['answer']): Sample['answer'] =>
  (viewer, relation) =>
    relation === 'gone' ? gone : answer(viewer, relation);

/** Administrators with a passkey who signed in without it cannot change sign-in methods. */
const ONE_FACTOR = 'admin without second factor';
const unlessOneFactor =
  (refusal: string, answer: Sample['answer']): Sample['answer'] =>
  (viewer, relation) =>
    viewer === ONE_FACTOR ? refusal : answer(viewer, relation);

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

/**
 * Every query and mutation, in an order in which one person can run them. The authorization spec reports a missing
 * one.
 */
export const SAMPLES: Record<string, Sample> = {
  ...PUBLISHING_SAMPLES,
  ...DESK_SAMPLES,
  'Query.auditEntries': { answer: always('AuditEntryConnection') },
  'Query.booking': { argsFor: ({ code }) => ({ code }), answer: ownOnly('Booking', 'null') },
  'Query.capabilities': { answer: always('list') },
  'Query.communes': { answer: always('list') },
  'Query.demoSignIns': { answer: always('list') },
  'Query.equipment': { answer: always('list') },
  'Query.me': { answer: (viewer) => (UNAUTHENTICATED_VIEWERS.includes(viewer) ? 'null' : 'Me') },
  'Query.myAccess': { answer: always('AuditEntryConnection') },
  'Query.myBookings': { answer: always('BookingConnection') },
  'Query.myPass': {
    // The member of both networks has a pass in one of them.
    answer: (viewer, relation) => (viewer === 'member of both networks' && relation === 'other' ? 'null' : 'Pass'),
  },
  'Query.notifications': { answer: always('NotificationConnection') },
  'Query.waitingForMe': { answer: always('list') },
  'Query.myCertificates': { answer: always('list') },
  'Query.certificates': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOnly('CertificateConnection', 'null'),
  },
  'Query.mySessions': { answer: always('SessionConnection') },
  'Query.session': {
    argsFor: ({ attendedSessionId }) => ({ id: attendedSessionId }),
    answer: unlessGone('null', always('Session')),
  },
  'Query.sessionAttendees': {
    argsFor: ({ attendedSessionId }) => ({ sessionId: attendedSessionId }),
    answer: staffOnly('SessionPlaceConnection', 'null'),
  },
  'Query.sessions': { answer: always('SessionConnection') },
  'Query.trainings': { answer: always('list') },
  'Query.ownUses': {
    argsFor: ({ desks }) => ({ venueId: desks.venueId }),
    answer: staffOfVenue('OwnUseConnection', 'null'),
  },
  'Query.network': { answer: always('Network') },
  'Query.networks': { answer: always('list') },
  'Query.propose': {
    args: () => ({ need: { kind: 'DESK_AREA', start: '2026-11-26T09:00:00Z', minutes: 60 } }),
    answer: always('Proposal'),
  },
  'Query.searchVenues': { answer: always('VenueHitConnection') },
  'Query.signInProvider': { answer: always('null') },
  'Query.legalPage': { args: () => ({ kind: 'TERMS' }), answer: always('LegalPage') },
  'Query.legalPages': { answer: always('list') },
  'Query.legalPagesToAccept': { answer: always('list') },
  'Query.legalPageVersions': { args: () => ({ kind: 'TERMS' }), answer: always('LegalPageVersionConnection') },
  'Query.networkTasks': { answer: always('list') },
  'Query.members': { answer: always('NetworkMemberConnection') },
  'Query.memberInvitations': { answer: always('MemberInvitationConnection') },
  'Query.previewInvitations': {
    args: () => ({ file: Buffer.from('mail;nom\nawa@spec.example;Awa').toString('base64') }),
    answer: always('InvitationFilePreview'),
  },
  'Query.settings': { answer: always('list') },
  'Query.setting': { args: () => ({ key: 'booking.horizonDays' }), answer: always('Setting') },
  'Query.previewSetting': {
    args: () => ({ key: 'booking.horizonDays', value: '45' }),
    answer: always('SettingPreview'),
  },
  'Query.understand': { args: () => ({ need: { text: 'un bureau demain à 14h' } }), answer: always('UnderstoodNeed') },
  'Query.venue': {
    argsFor: ({ desks }) => ({ slug: desks.venueSlug }),
    answer: (_viewer, relation) => (relation === 'gone' ? 'null' : 'Venue'),
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
  'Mutation.removeOwnUse': {
    argsFor: ({ ownUseId }) => ({ id: ownUseId }),
    answer: staffOfVenue('OwnUseRemoved', 'OpeningRefused NOT_FOUND'),
  },
  'Mutation.addPasskey': {
    args: () => ({ answer: '{}', name: 'Téléphone' }),
    answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyRefused')),
  },
  'Mutation.book': {
    argsFor: ({ offerToken }, { freshKey }) => ({ token: offerToken, idempotencyKey: freshKey() }),
    answer: ownOnly('Confirmed', 'Refused TOKEN_OF_ANOTHER_MEMBER'),
  },
  'Mutation.cancelBooking': {
    argsFor: ({ code }, { freshKey }) => ({ code, idempotencyKey: freshKey() }),
    answer: ownOnly('Cancelled', 'Refused NOT_FOUND'),
  },
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
  'Mutation.takePlace': {
    argsFor: ({ attendedSessionId }, { freshKey }) => ({ sessionId: attendedSessionId, idempotencyKey: freshKey() }),
    answer: unlessGone('SessionRefused NOT_FOUND', always('PlaceTaken')),
  },
  'Mutation.leaveSession': {
    argsFor: ({ attendedSessionId }) => ({ sessionId: attendedSessionId }),
    answer: unlessGone('SessionRefused NOT_FOUND', ownOnly('PlaceLeft', 'SessionRefused NOT_TAKEN')),
  },
  'Mutation.joinWaitingList': {
    argsFor: ({ fullSessionId }, { freshKey }) => ({ sessionId: fullSessionId, idempotencyKey: freshKey() }),
    answer: unlessGone('SessionRefused NOT_FOUND', always('WaitingListChanged')),
  },
  'Mutation.leaveWaitingList': {
    argsFor: ({ fullSessionId }) => ({ sessionId: fullSessionId }),
    answer: unlessGone('SessionRefused NOT_FOUND', ownOnly('WaitingListChanged', 'SessionRefused NOT_WAITING')),
  },
  'Mutation.acceptWaitingOffer': {
    argsFor: ({ offerId }) => ({ offerId }),
    answer: ownOnly('PlaceTaken', 'SessionRefused NOT_FOUND'),
  },
  'Mutation.scheduleSession': {
    argsFor: ({ desks }, { freshKey, freshTime }) => ({
      input: { kind: 'EVENT', title: 'Atelier ouvert', venueId: desks.venueId, places: 10, ...freshTime() },
      idempotencyKey: freshKey(),
    }),
    answer: staffOnly('SessionScheduled', 'SessionRefused NOT_STAFF'),
  },
  'Mutation.editSession': {
    argsFor: ({ attendedSessionId }) => ({
      input: { id: attendedSessionId, version: 1, title: 'Séance', description: '', places: 40 },
    }),
    answer: unlessGone('SessionRefused NOT_FOUND', staffOnly('SessionChanged', 'SessionRefused NOT_STAFF')),
  },
  'Mutation.recordAttendance': {
    argsFor: ({ attendedSessionId, placeId }) => ({
      sessionId: attendedSessionId,
      attendances: [{ placeId, attended: true }],
    }),
    answer: unlessGone('SessionRefused NOT_FOUND', staffOnly('SessionRefused TOO_EARLY', 'SessionRefused NOT_STAFF')),
  },
  'Mutation.cancelSession': {
    argsFor: ({ attendedSessionId }) => ({ sessionId: attendedSessionId }),
    answer: unlessGone('SessionRefused NOT_FOUND', staffOnly('SessionChanged', 'SessionRefused NOT_STAFF')),
  },
  'Mutation.giveCertificate': {
    argsFor: ({ id, trainingId, desks }, { freshKey }) => ({
      holderId: id,
      trainingId,
      venueId: desks.venueId,
      idempotencyKey: freshKey(),
    }),
    answer: staffOnly('CertificateChanged', 'CertificateRefused NOT_STAFF'),
  },
  'Mutation.withdrawCertificate': {
    argsFor: ({ certificateId }) => ({ id: certificateId, reason: 'Sécurité non respectée' }),
    answer: staffOnly('CertificateChanged', 'CertificateRefused NOT_FOUND'),
  },
  'Mutation.shareTraining': {
    argsFor: ({ desks }) => ({
      venueId: desks.venueId,
      reference: 'scie-a-ruban',
      titleFr: 'Scie à ruban',
      titleEn: 'Band saw',
    }),
    answer: staffOnly('TrainingShared', 'CertificateRefused NOT_STAFF'),
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
  'Mutation.acceptLegalPage': { args: () => ({ kind: 'TERMS', version: 1 }), answer: always('LegalPageAccepted') },
  'Mutation.publishLegalPage': {
    args: () => ({ kind: 'PRIVACY', textFr: '# Vie privée', textEn: '# Privacy' }),
    answer: always('LegalPageChanged'),
  },
  'Mutation.withdrawLegalPage': {
    args: () => ({ kind: 'TERMS', version: 1 }),
    answer: always('LegalPageRefused BINDS_ALREADY'),
  },
  'Mutation.inviteMembers': {
    args: ({ freshEmail }) => ({ people: [{ email: freshEmail() }] }),
    answer: always('MembersInvited'),
  },
  'Mutation.withdrawInvitation': {
    argsFor: ({ invitationId }) => ({ id: invitationId }),
    answer: (_viewer, relation) => (relation === 'other' ? 'MemberRefused ALREADY_JOINED' : 'InvitationWithdrawn'),
  },
  'Mutation.suspendMember': {
    argsFor: ({ id }) => ({ id, reason: 'Badge prêté' }),
    answer: (_viewer, relation) =>
      relation === 'own'
        ? 'MemberRefused YOURSELF'
        : ['other', 'gone'].includes(relation)
          ? 'MemberRefused NOT_A_MEMBER'
          : 'MemberChanged',
  },
  'Mutation.liftSuspension': {
    argsFor: ({ id }) => ({ id }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MemberRefused NOT_A_MEMBER' : 'MemberRefused NOT_SUSPENDED',
  },
  'Mutation.giveRole': {
    argsFor: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MemberRefused NOT_A_MEMBER' : 'MemberRefused VENUE_NEEDED',
  },
  'Mutation.withdrawRole': {
    argsFor: ({ id, desks }) => ({ id, grantable: 'VENUE_STAFF', venueId: desks.venueId }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation)
        ? 'MemberRefused NOT_A_MEMBER'
        : relation === 'own'
          ? 'MemberRefused NOTHING_TO_CHANGE'
          : 'MemberChanged', // the colleagues are staff of their venue
  },
  'Mutation.changeSetting': {
    args: () => ({ key: 'booking.horizonDays', value: '0' }),
    answer: always('SettingRefused NOT_VALID'),
  },
  'Mutation.withdrawSettingChange': {
    args: () => ({ key: 'booking.horizonDays' }),
    answer: always('SettingRefused NOTHING_PLANNED'),
  },
  'Mutation.changeMyName': { args: () => ({ name: 'Camille Autrement' }), answer: always('Me') },
  'Mutation.setLocale': { args: () => ({ locale: 'EN' }), answer: always('Me') },
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
    argsFor: ({ issuer }) => ({ issuer }),
    answer: unlessOneFactor('RecentSignInNeeded', ownOnly('LinkedIdentity', 'NOT_FOUND')),
    exceptFor: ONE_FACTOR,
  },
  'Mutation.startAddingPasskey': { answer: unlessOneFactor('RecentSignInNeeded', always('PasskeyAsk')) },
  'Mutation.startPasskeySignIn': { answer: always('PasskeyAsk') },
  'Mutation.exportMyData': { answer: unlessOneFactor('RecentSignInNeeded', always('MyDataReady')) },
  // Everybody has a booking to come, and the operator a right to give back first.
  'Mutation.eraseMe': { answer: unlessOneFactor('RecentSignInNeeded', always('ErasureRefused')) },
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
