import { type Viewer, policy } from '#libs/platform';

type Team = Pick<Viewer, 'member'>;

/** Whether a viewer works for a venue: its staff and managers, and the administrators of the network. */
export const worksFor = ({ member }: Team, venueId: string): boolean =>
  member?.roles.some(
    (grant) =>
      grant.role === 'NETWORK_ADMIN' ||
      ((grant.role === 'VENUE_STAFF' || grant.role === 'VENUE_MANAGER') && grant.venueId === venueId),
  ) ?? false;

/** The viewer works for some venue. Which one is checked where the venue is known. */
policy(
  'venueTeam',
  ({ member }) =>
    member?.roles.some(({ role }) => ['NETWORK_ADMIN', 'VENUE_STAFF', 'VENUE_MANAGER'].includes(role)) ?? false,
);
