import { PointType, type SpaceToEdit } from '#libs/directory';
import { type Locale, make } from '#libs/platform';
import { type ClaimRow } from './claim.queries.js';
import { type InvitationRow } from './invitation.queries.js';
import { type ManagedVenueRow, isVenueStale } from './managed-venue.js';
import { ManagedSpace } from './managed-space.types.js';
import { ManagedVenue, VenueChecklistItem } from './managed-venue.types.js';
import { PublishingRefused } from './refused.type.js';
import { MyVenueClaim, MyVenueInvitation } from './my-venue-requests.types.js';
import { StaffInvitation, VenueClaim, VenueStaffMember } from './venue-team.types.js';
import { type Refusal, refusalText } from './refusal.js';

export const refused = ({ code }: Refusal, locale: Locale): PublishingRefused =>
  make(PublishingRefused, { code, message: refusalText(code, locale) });

export const claimView = ({
  venueId,
  id,
  state,
  memberName,
  email,
  proof,
  domainMatches,
  madeAt,
  decidedAt,
  reason,
}: ClaimRow) =>
  make(VenueClaim, { venueId, id, state, memberName, email, proof, domainMatches, madeAt, decidedAt, reason });

export const invitationView = ({ id, email, role, invitedAt, expiresAt }: InvitationRow): StaffInvitation =>
  make(StaffInvitation, { id, email, role, invitedAt, expiresAt });

export const myClaimView = ({ venueId, id, state, madeAt, decidedAt, reason }: ClaimRow): MyVenueClaim =>
  make(MyVenueClaim, { venueId, id, state, madeAt, decidedAt, reason });

export const myInvitationView = (
  { venueId, id, role, inviterName, expiresAt }: InvitationRow,
  token: string,
): MyVenueInvitation => make(MyVenueInvitation, { venueId, id, role, inviterName, expiresAt, token });

export const managedSpaceView = ({ venueId: _venueId, resourceId: _resourceId, exclusive, ...space }: SpaceToEdit) =>
  make(ManagedSpace, { ...space, sharesSeats: !exclusive });

/** @param writeSpaces makes the CSV file of the spaces */
export function managedVenueView(
  { venue, state, equipment, ownerName, checklist, staff, invitations, spaces }: ManagedVenueRow,
  now: Temporal.Instant,
  writeSpaces: (spaces: readonly SpaceToEdit[]) => string,
): ManagedVenue {
  const precision = venue.locationPrecision;
  return make(ManagedVenue, {
    id: venue.id,
    version: venue.version,
    slug: venue.slug,
    state,
    name: venue.name,
    kind: venue.kind,
    ownerName,
    descriptionFr: venue.descriptionFr,
    descriptionEn: venue.descriptionEn,
    houseRulesFr: venue.houseRulesFr,
    houseRulesEn: venue.houseRulesEn,
    accessFr: venue.accessFr,
    accessEn: venue.accessEn,
    street: venue.street,
    postcode: venue.postcode,
    city: venue.city,
    website: venue.website,
    embedOrigins: venue.embedOrigins,
    silenceAccepts: venue.silenceAccepts,
    arrivals: venue.arrivals,
    point: make(PointType, { lat: venue.lat, lon: venue.lon }),
    pointPrecision: precision === null ? null : Number(precision),
    stepFree: venue.stepFree,
    accessibleToilet: venue.accessibleToilet,
    hearingLoop: venue.hearingLoop,
    equipment,
    publishedAt: venue.publishedAt,
    confirmedAt: venue.confirmedAt,
    stale: isVenueStale(venue, now),
    checklist: checklist.map((item) => make(VenueChecklistItem, item)),
    staff: staff.map(({ memberId, name, email, role, since }) =>
      make(VenueStaffMember, { memberId, name, email, role, since }),
    ),
    invitations: invitations.map(invitationView),
    spaces: spaces.map(managedSpaceView),
    get spacesCsv() {
      return writeSpaces(spaces.filter(({ withdrawnAt }) => withdrawnAt === null));
    },
  });
}
