import { type Identifier, type IdentifierKind } from './identifier-kinds.fixture.js';
import { DESK_TEXTS } from './desk-samples.fixture.js';
import { PUBLISHING_TEXTS } from './publishing-samples.fixture.js';
import { FILE_IDENTIFIERS, FILE_TEXTS } from './file-samples.fixture.js';

const key = (otherArgs: Identifier['otherArgs'], ...kinds: IdentifierKind[]): Identifier => ({ kinds, otherArgs });

/** Everybody in the network may know a session; what they may do with it is in the samples of operations. */
const publicSession = (otherArgs?: Identifier['otherArgs']): Identifier => ({
  kinds: ['session', 'fullSession', 'offeredSession'],
  isPublic: true,
  ...(otherArgs && { otherArgs }),
});

/** Every argument that takes an identifier. */
export const IDENTIFIER_ARGUMENTS: Record<string, Identifier> = {
  'Mutation.acceptWaitingOffer(offerId)': { kinds: ['waitingOffer'] },
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
  'Mutation.removeOwnUse(id)': { kinds: ['ownUse'], isForStaff: true },
  'Query.outsideCalendars(after)': {
    kinds: ['outsideCalendarsCursor'],
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  'Query.outsideCalendars(venueId)': { kinds: ['venue'], isForStaff: true },
  'Query.ownUses(after)': { kinds: ['ownUsesCursor'], otherArgs: ({ desks }) => ({ venueId: desks.venueId }) },
  'Query.ownUses(venueId)': { kinds: ['venue'], isForStaff: true },
  ...FILE_IDENTIFIERS,
  'Mutation.book(idempotencyKey)': key(({ usedToken }) => ({ token: usedToken }), 'idempotencyKey', 'cancellingKey'),
  'Mutation.book(token)': {
    kinds: ['offerToken', 'usedToken'],
    otherArgs: ({ idempotencyKey }) => ({ idempotencyKey }),
    allowedRefusal: {
      code: 'TOKEN_OF_ANOTHER_MEMBER',
      because: 'the token itself contains its owner’s id, and it names no booking',
    },
  },
  'Mutation.cancelSession(sessionId)': publicSession(),
  'Mutation.editSession(input.id)': {
    ...publicSession(),
    query: `mutation ($value: ID!) { editSession(input: { id: $value, version: 1, title: "Séance", description: "", places: 40 }) { __typename } }`,
  },
  'Mutation.giveCertificate(holderId)': {
    kinds: ['member'],
    isPublic: true, // to the staff of a venue
    otherArgs: ({ trainingId, desks, id }) => ({
      trainingId,
      venueId: desks.venueId,
      idempotencyKey: `given-by-${id}`,
    }),
  },
  'Mutation.giveCertificate(trainingId)': {
    kinds: ['training'],
    isPublic: true,
    otherArgs: ({ desks, id }) => ({ holderId: id, venueId: desks.venueId, idempotencyKey: `given-by-${id}` }),
  },
  'Mutation.giveCertificate(venueId)': {
    kinds: ['venue'],
    isPublic: true,
    otherArgs: ({ trainingId, id }) => ({ holderId: id, trainingId, idempotencyKey: `given-by-${id}` }),
  },
  'Mutation.joinWaitingList(sessionId)': publicSession(({ id }) => ({ idempotencyKey: `waiting-of-${id}` })),
  'Mutation.leaveSession(sessionId)': publicSession(),
  'Mutation.leaveWaitingList(sessionId)': publicSession(),
  'Mutation.recordAttendance(sessionId)': publicSession(({ placeId }) => ({
    attendances: [{ placeId, attended: true }],
  })),
  'Mutation.scheduleSession(input.venueId)': {
    kinds: ['venue'],
    isPublic: true,
    query: `mutation ($value: ID!) { scheduleSession(idempotencyKey: "key-of-the-curious", input: { kind: EVENT, title: "Séance", venueId: $value,
      start: "2027-03-01T09:00:00Z", end: "2027-03-01T10:00:00Z", places: 1 }) { __typename } }`,
  },
  'Mutation.shareTraining(venueId)': {
    kinds: ['venue'],
    isPublic: true,
    otherArgs: () => ({ reference: 'scie', titleFr: 'Scie', titleEn: 'Saw' }),
  },
  'Mutation.takePlace(sessionId)': publicSession(({ id }) => ({ idempotencyKey: `place-of-${id}` })),
  'Mutation.withdrawCertificate(id)': {
    kinds: ['certificate'],
    isForStaff: true,
    otherArgs: () => ({ reason: 'Par curiosité' }),
  },
  'Mutation.cancelBooking(code)': {
    kinds: ['bookingCode', 'cancelledCode'],
    otherArgs: ({ cancellingKey }) => ({ idempotencyKey: cancellingKey }),
  },
  'Mutation.cancelBooking(idempotencyKey)': key(
    ({ cancelledCode }) => ({ code: cancelledCode }),
    'cancellingKey',
    'idempotencyKey',
  ),
  'Mutation.markNotificationsRead(ids)': {
    kinds: ['notification'],
    query: `mutation ($value: ID!) { markNotificationsRead(ids: [$value]) { marked } }`,
  },
  'Mutation.markNotificationsReadUpTo(id)': { kinds: ['notification'] },
  // Administrators act on every member of their network, and on nobody of another one.
  'Mutation.suspendMember(id)': { kinds: ['member'], otherArgs: () => ({ reason: 'Badge prêté' }), isPublic: true },
  'Mutation.liftSuspension(id)': { kinds: ['member'], isPublic: true },
  'Mutation.giveRole(id)': { kinds: ['member'], otherArgs: () => ({ grantable: 'MENTOR' }), isPublic: true },
  'Mutation.withdrawRole(id)': { kinds: ['member'], otherArgs: () => ({ grantable: 'MENTOR' }), isPublic: true },
  'Mutation.giveRole(venueId)': {
    kinds: ['venue'],
    otherArgs: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    isPublic: true,
  },
  'Mutation.withdrawRole(venueId)': {
    kinds: ['venue'],
    otherArgs: ({ id }) => ({ id, grantable: 'VENUE_STAFF' }),
    isPublic: true,
  },
  'Mutation.withdrawInvitation(id)': { kinds: ['invitation'], isPublic: true },
  'Mutation.inviteMembers(people.email)': {
    kinds: ['email'],
    isPublic: true, // administrators know the addresses of all members
    query: `mutation ($value: String!) { inviteMembers(people: [{ email: $value }]) { alreadyMembers } }`,
  },
  'Query.legalPageVersions(after)': {
    kinds: ['legalVersionsCursor'],
    otherArgs: () => ({ kind: 'TERMS' }),
    isPublic: true,
  },
  'Query.members(after)': { kinds: ['membersCursor'], isPublic: true },
  'Query.memberInvitations(after)': { kinds: ['invitationsCursor'], isPublic: true },
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
  'Mutation.endSession(id)': { kinds: ['signInSession'] },
  'Mutation.enterSecondFactor(challenge)': { kinds: ['sessionSecret'], otherArgs: () => ({ code: '000000' }) },
  'Mutation.removePasskey(id)': { kinds: ['passkey'] },
  'Mutation.renamePasskey(id)': { kinds: ['passkey'], otherArgs: () => ({ name: 'À moi' }) },
  'Mutation.requestSignIn(email)': { kinds: ['email'] },
  'Mutation.signIn(token)': { kinds: ['sessionSecret'] },
  'Mutation.signInWithPassword(email)': { kinds: ['email'], otherArgs: () => ({ password: 'une phrase de passe' }) },
  'Mutation.signInAsDemo(key)': { kinds: ['email'] },
  'Mutation.unlinkProvider(issuer)': { kinds: ['issuer'] },
  'Pass.ledger(after)': {
    kinds: ['ledgerCursor', 'bookingsCursor'],
    query: `query ($value: String) { myPass { id ledger(after: $value) { totalCount pageInfo { hasNextPage } edges { cursor node { id bookingId at } } } } }`,
  },
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
  'Query.booking(code)': { kinds: ['bookingCode', 'cancelledCode'] },
  'Query.notifications(after)': { kinds: ['notificationsCursor', 'bookingsCursor'] },
  'Query.certificates(after)': {
    kinds: ['certificatesCursor'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  'Query.certificates(venueId)': { kinds: ['venue'], isForStaff: true },
  'Query.mySessions(after)': { kinds: ['sessionsCursor'] },
  'Query.sessionsOver(after)': {
    kinds: ['sessionsCursor'],
    isForStaff: true,
    otherArgs: ({ desks }) => ({ venueId: desks.venueId }),
  },
  'Query.sessionsOver(venueId)': { kinds: ['venue'], isForStaff: true },
  'Query.session(id)': publicSession(),
  'Query.sessionAttendees(after)': {
    kinds: ['placesCursor'],
    otherArgs: ({ attendedSessionId }) => ({ sessionId: attendedSessionId }),
  },
  'Query.sessionAttendees(sessionId)': { kinds: ['session', 'fullSession', 'offeredSession'], isForStaff: true },
  'Query.sessions(after)': { kinds: ['sessionsCursor'], isPublic: true },
  'Query.sessions(filter.trainingId)': {
    kinds: ['training'],
    isPublic: true,
    query: `query ($value: ID) { sessions(filter: { trainingId: $value }) { totalCount edges { node { id } } } }`,
  },
  'Query.sessions(filter.venueId)': {
    kinds: ['venue'],
    isPublic: true,
    query: `query ($value: ID) { sessions(filter: { venueId: $value }) { totalCount edges { node { id } } } }`,
  },
  'Query.myAccess(after)': { kinds: ['ledgerCursor'] },
  'Query.myBookings(after)': { kinds: ['bookingsCursor', 'ledgerCursor'] },
  'Query.searchVenues(after)': { kinds: ['venuesCursor'], isPublic: true },
  'Query.searchVenues(filter.commune)': {
    kinds: ['commune'],
    isPublic: true,
    query: `query ($value: String) { searchVenues(filter: { commune: $value }) { totalCount edges { node { venue { id } } } } }`,
  },
  'Query.venue(slug)': { kinds: ['venueSlug'], isPublic: true },
  'Venue.sessions(after)': {
    kinds: ['sessionsCursor'],
    isPublic: true,
    query: `query ($value: String) { searchVenues { edges { node { venue { id sessions(after: $value) { totalCount edges { cursor node { id } } } } } } } }`,
  },
  'Venue.spaces(after)': {
    kinds: ['spacesCursor'],
    isPublic: true,
    query: `query ($value: String) { searchVenues { edges { node { venue { id spaces(after: $value) { totalCount edges { cursor node { id } } } } } } } }`,
  },
};

const textsOfHours = Object.fromEntries([
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

/** Text arguments that are not used to look anything up, and why. */
export const TEXT_ARGUMENTS: Record<string, string> = {
  ...PUBLISHING_TEXTS,
  ...DESK_TEXTS,
  'Mutation.editSession(input.title)': 'a new title',
  'Mutation.editSession(input.description)': 'a new description',
  'Mutation.giveCertificate(idempotencyKey)':
    'of the staff of a venue; another person’s key is another key (idempotency.spec)',
  'Mutation.joinWaitingList(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.takePlace(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.recordAttendance(attendances.placeId)': 'a place of the session beside it; others are not counted',
  'Mutation.scheduleSession(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.scheduleSession(input.description)': 'a new description',
  'Mutation.scheduleSession(input.hostId)': 'a member, named by the staff of a venue',
  'Mutation.scheduleSession(input.spaceId)': 'a space of the venue beside it',
  'Mutation.scheduleSession(input.title)': 'a new title',
  'Mutation.scheduleSession(input.trainingId)': 'a training of the venue beside it',
  'Mutation.shareTraining(reference)': 'a name in the network',
  'Mutation.shareTraining(titleEn)': 'a new title',
  'Mutation.shareTraining(titleFr)': 'a new title',
  'Mutation.withdrawCertificate(reason)': 'a sentence',
  'Mutation.addOutsideCalendar(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.addOutsideCalendar(input.address)': 'an address elsewhere, which a job fetches',
  'Mutation.addOwnUse(idempotencyKey)': 'another person’s key is another key (idempotency.spec)',
  'Mutation.addOwnUse(input.title)': 'a new title',
  ...FILE_TEXTS,
  'Mutation.setPassOpenings(openings.from)': 'a time of the day',
  'Mutation.setPassOpenings(openings.until)': 'a time of the day',
  'Mutation.addPasskey(answer)': 'answers a challenge of the same browser',
  'Mutation.addPasskey(name)': 'a new name',
  'Mutation.changeSetting(key)': 'a declared name, the same for all networks',
  'Mutation.changeSetting(value)': 'a value',
  'Mutation.withdrawSettingChange(key)': 'a declared name, the same for all networks',
  'Query.previewSetting(key)': 'a declared name, the same for all networks',
  'Query.previewSetting(value)': 'a value',
  'Query.setting(key)': 'a declared name, the same for all networks',
  'Mutation.publishLegalPage(textEn)': 'a text',
  'Mutation.publishLegalPage(textFr)': 'a text',
  'Mutation.suspendMember(reason)': 'a sentence',
  'Mutation.inviteMembers(people.name)': 'a new name',
  'Query.members(text)': 'words to search for in the network',
  'Query.previewInvitations(file)': 'a file of new people',
  'Mutation.changeMyName(name)': 'a new name',
  'Mutation.renamePasskey(name)': 'a new name',
  'Mutation.close(closure.reason)': 'a sentence',
  'Mutation.previewHoursChange(change.closure.reason)': 'a sentence',
  ...textsOfHours,
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
