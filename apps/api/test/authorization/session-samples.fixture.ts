import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly, staffOnly, unlessGone } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

/** Everybody in the network may know a session; what they may do with it is in the samples of operations. */
const publicSession = (otherArgs?: Identifier['otherArgs']): Identifier => ({
  kinds: ['session', 'fullSession', 'offeredSession'],
  isPublic: true,
  ...(otherArgs && { otherArgs }),
});

export const SESSION_SAMPLES: Record<string, Sample> = {
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
};

export const SESSION_IDENTIFIERS: Record<string, Identifier> = {
  'Mutation.acceptWaitingOffer(offerId)': { kinds: ['waitingOffer'] },
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
  'Venue.sessions(after)': {
    kinds: ['sessionsCursor'],
    isPublic: true,
    query: `query ($value: String) { searchVenues { edges { node { venue { id sessions(after: $value) { totalCount edges { cursor node { id } } } } } } } }`,
  },
};

export const SESSION_TEXTS: Record<string, string> = {
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
};
