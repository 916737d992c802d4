import { type Role, type Viewer, policy } from '#libs/platform';

type Person = Pick<Viewer, 'member'>;
const STAFF: readonly Role[] = ['VENUE_STAFF', 'VENUE_MANAGER'];

const isAdmin = ({ member }: Person): boolean => member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false;

/** Whether a viewer is staff or manager of a venue. */
export const isStaffOf = ({ member }: Person, venueId: string | null | undefined): boolean =>
  member?.roles.some((grant) => STAFF.includes(grant.role) && grant.venueId === venueId) ?? false;

/** Whether a viewer may edit what belongs to a venue: its staff and managers, and the administrators of the network. */
export const worksFor = (viewer: Person, venueId: string): boolean => isAdmin(viewer) || isStaffOf(viewer, venueId);

/** Whether a viewer may decide about a venue, its staff, its publication and its end: its managers and the administrators. */
export const manages = (viewer: Person, venueId: string): boolean =>
  isAdmin(viewer) ||
  (viewer.member?.roles.some((grant) => grant.role === 'VENUE_MANAGER' && grant.venueId === venueId) ?? false);

/** The viewer works for some venue. Which one is checked where the venue is known. */
policy(
  'venueTeam',
  (viewer) => isAdmin(viewer) || (viewer.member?.roles.some(({ role }) => STAFF.includes(role)) ?? false),
);
/** The object belongs to a venue that the viewer works for. */
policy<{ venueId?: string }>('teamOfVenue', (viewer, { venueId = '' }) => worksFor(viewer, venueId));
/** The object belongs to a venue where the viewer is staff. */
policy<{ venueId?: string }>('staffOfVenue', (viewer, { venueId }) => isStaffOf(viewer, venueId));
