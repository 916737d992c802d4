import { useParams } from 'react-router';
import { hasRole, useSession } from '../frame/session.js';

/** The venue of the workspace, and whether the person decides about its team and its publication. */
export function useVenueOfDesk(): { id: string; slug: string; name: string; isManager: boolean } {
  const session = useSession();
  const slug = useParams()['venue']!;
  const grants = session.me?.roles.filter(({ venue }) => venue?.slug === slug) ?? [];
  const venue = grants[0]?.venue;
  if (!venue) throw new Error('useVenueOfDesk needs a page of the workspace of a venue');
  const isManager = grants.some(({ role }) => role === 'VENUE_MANAGER') || hasRole(session, 'NETWORK_ADMIN');
  return { id: venue.id, slug, name: venue.name, isManager };
}
