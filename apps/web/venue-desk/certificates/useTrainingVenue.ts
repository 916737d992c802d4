import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { VenueOfDeskQuery } from './documents.js';

/** The venue of the workspace with its trainings. The frame shows the page to its team only. */
export function useTrainingVenue() {
  const { slug: network, me } = useSession();
  const slug = useParams()['venue']!;
  const granted = me?.roles.find(({ venue }) => venue?.slug === slug)?.venue;
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: VenueOfDeskQuery,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  return {
    id: granted?.id ?? '',
    name: granted?.name ?? slug,
    base: `/${network}/venues/${slug}/manage/certificates`,
    /** Undefined while it loads, null when it is no longer in the directory. */
    venue: data?.venue,
    error: data ? undefined : error,
    refetch: () => reexecuteQuery({ requestPolicy: 'network-only' }),
  };
}
