import { policy } from '#libs/platform';
import { isStaffOf } from './rules/rights.js';

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
policy('networkAdmin', (viewer) => viewer.member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false);
/** Staff or a manager of any venue, or an administrator. The operation checks whose venue it is about. */
policy(
  'venueStaff',
  (viewer) =>
    viewer.member?.roles.some(({ role }) => ['VENUE_STAFF', 'VENUE_MANAGER', 'NETWORK_ADMIN'].includes(role)) ?? false,
);
/** The object belongs to a venue where the viewer is staff. */
policy<{ venueId?: string }>('staffOfVenue', (viewer, { venueId }) => isStaffOf(viewer, venueId));
