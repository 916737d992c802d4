import { encodeCursor } from '#libs/platform';
import { type Townsperson } from './townspeople.fixture.js';

/**
 * Everything that identifies an object: the values that a curious person could send wherever an id, a code or a token
 * goes.
 */
export const identifiersOf = (one: Townsperson, networkId: string) => ({
  account: one.accountId,
  appointmentCode: one.appointmentCode,
  appointmentsCursor: encodeCursor('2026-12-30T06:00:00Z', one.appointmentId),
  mentor: one.mentorId,
  mentorWait: one.mentorWaitId,
  mentorWaitsCursor: encodeCursor('2026-11-02T00:00:00Z', one.mentorWaitId),
  ban: one.banId,
  bansCursor: encodeCursor('2026-11-01T00:00:00Z', one.banId),
  booking: one.bookingId,
  bookingCode: one.code,
  bookingsCursor: encodeCursor('2026-11-24T09:00:00Z', one.bookingId),
  calendarFeed: one.feedId,
  cancelledCode: one.cancelledCode,
  cancellingKey: one.cancellingKey,
  closure: one.closureId,
  commune: `code-${one.network}`,
  email: one.email,
  hoursLot: one.lotId,
  idempotencyKey: one.idempotencyKey,
  invoice: one.invoiceId,
  invoicesCursor: encodeCursor('2026-11-06', one.invoiceId),
  issuer: one.issuer,
  kiosk: one.kioskId,
  ledgerCursor: encodeCursor('2026-11-01T00:00:00Z', one.ledgerId),
  member: one.id,
  legalVersionsCursor: encodeCursor(2),
  membersCursor: encodeCursor('A', one.id),
  invitation: one.invitationId,
  invitationsCursor: encodeCursor('2026-11-23T08:00:00Z', one.invitationId),
  notification: one.notificationId,
  notificationsCursor: encodeCursor('2026-11-23T08:00:00Z', one.notificationId),
  receiptsCursor: encodeCursor(one.notificationId),
  network: networkId,
  offerToken: one.offerToken,
  outsideCalendar: one.outsideCalendarId,
  outsideCalendarsCursor: encodeCursor(one.outsideCalendarId),
  ownUse: one.ownUseId,
  ownUsesCursor: encodeCursor('2027-06-01T00:00:00Z', one.ownUseId),
  pass: one.passId,
  passkey: one.passkeyId,
  resource: one.desks.resourceId,
  signInSession: one.sessionId,
  session: one.attendedSessionId,
  fullSession: one.fullSessionId,
  offeredSession: one.offeredSessionId,
  sessionsCursor: encodeCursor('2026-12-02T09:00:00Z', one.attendedSessionId),
  place: one.placeId,
  placesCursor: encodeCursor(one.placeId),
  waitingOffer: one.offerId,
  certificate: one.certificateId,
  certificatesCursor: encodeCursor('2026-11-01T00:00:00Z', one.certificateId),
  training: one.trainingId,
  sessionSecret: one.secret,
  space: one.desks.id,
  spaceWait: one.spaceWaitId,
  spaceWaitsCursor: encodeCursor('2026-12-05T09:00:00Z', one.spaceWaitId),
  spacesCursor: encodeCursor('Espace 1', one.desks.id),
  usedToken: one.usedToken,
  project: one.projectId,
  joinedProject: one.joinedProjectId,
  projectInvitation: one.projectInvitationId,
  photo: one.photoId,
  document: one.documentId,
  venueFile: one.venueFileId,
  spaceFile: one.spaceFileId,
  documentFile: one.documentFileId,
  waitToken: one.waitToken,
  venue: one.desks.venueId,
  venueSlug: one.desks.venueSlug,
  venuesCursor: encodeCursor(0, 'Lieu 1', one.desks.venueId),
});
export type IdentifierKind = keyof ReturnType<typeof identifiersOf>;

export interface Identifier {
  /** The kinds of identifier that the argument accepts. */
  readonly kinds: readonly IdentifierKind[];
  /** Arguments sent beside it. They belong to the viewer, and repeating the request changes nothing. */
  readonly otherArgs?: (own: Townsperson) => object;
  /** For an argument below the root: a query with `$value` in its place. */
  readonly query?: string;
  /** Whether everyone in the network may know the object, unless it was withdrawn. */
  readonly isPublic?: boolean;
  /** Whether the staff of a venue may act on what belongs to it, for every person concerned. */
  readonly isForStaff?: boolean;
  /** Whether the kiosk of a venue may act on what belongs to the venue. */
  readonly isForDoor?: boolean;
  /** Whether the staff of its venue, and administrators, may act on it. */
  readonly isForTeam?: boolean;
  /** The refusal that only an identifier known in the same network gets, and why it reveals nothing. */
  readonly allowedRefusal?: { readonly code: string; readonly because: string };
}
