import { isStaffOf, worksFor } from '#libs/directory';
import { policy } from '#libs/platform';

/** The object belongs to the viewer's membership of this network. */
policy<{ memberId?: string }>(
  'owner',
  (viewer, source) => viewer.member !== null && source.memberId === viewer.member.id,
);
/** The object is the viewer's own account. */
policy<{ accountId?: string }>(
  'self',
  (viewer, source) => viewer.account !== null && source.accountId === viewer.account.id,
);
/** The object belongs to the viewer, or concerns a venue where the viewer is staff. */
policy<{ memberId?: string; venueIds?: readonly string[] }>(
  'ownerOrVenueStaff',
  (viewer, { memberId, venueIds = [] }) =>
    viewer.member !== null && (memberId === viewer.member.id || venueIds.some((venueId) => isStaffOf(viewer, venueId))),
);
/** The object belongs to the viewer, or to a venue that the viewer works for. */
policy<{ memberId?: string; venueId?: string }>(
  'ownerOrVenueTeam',
  (viewer, { memberId, venueId = '' }) =>
    viewer.member !== null && (memberId === viewer.member.id || worksFor(viewer, venueId)),
);
policy('networkAdmin', (viewer) => viewer.member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false);
