import { useParams } from 'react-router';
import { useSession } from '../frame/session.js';

/** The venue of this workspace, from the roles of the signed-in person. The frame shows nothing to anybody else. */
export function useDeskVenue(): { id: string; slug: string; name: string; base: string } {
  const { slug: network, me } = useSession();
  const slug = useParams()['venue']!;
  const venue = me?.roles.find((grant) => grant.venue?.slug === slug)?.venue;
  return { id: venue?.id ?? '', slug, name: venue?.name ?? slug, base: `/${network}/venues/${slug}/manage` };
}
