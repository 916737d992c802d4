import { type Viewer, policy } from '#libs/platform';

const roles = (viewer: Viewer) => viewer.member?.roles ?? [];
const isAdmin = (viewer: Viewer): boolean => roles(viewer).some(({ role }) => role === 'NETWORK_ADMIN');

/** Staff and managers of any venue of the network, and its administrators. Which venue they may act for is decided per venue. */
policy('venueTeam', (viewer) =>
  roles(viewer).some(({ role }) => ['VENUE_MANAGER', 'VENUE_STAFF', 'NETWORK_ADMIN'].includes(role)),
);

/** Whether a viewer may edit what belongs to a venue. */
export const mayEdit = (viewer: Viewer, venueId: string): boolean =>
  isAdmin(viewer) ||
  roles(viewer).some((grant) => grant.venueId === venueId && ['VENUE_MANAGER', 'VENUE_STAFF'].includes(grant.role));

/** Whether a viewer may decide about a venue: its staff, its publication, its end. */
export const mayManage = (viewer: Viewer, venueId: string): boolean =>
  isAdmin(viewer) || roles(viewer).some((grant) => grant.venueId === venueId && grant.role === 'VENUE_MANAGER');
