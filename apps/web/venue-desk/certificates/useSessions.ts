import { useQuery } from 'urql';
import { SessionsOverQuery, SessionsToComeQuery } from './session-documents.js';

/** One page of the sessions of a venue: those to come, or those that are over. */
export function useSessions(venueId: string, isOver: boolean, page: { first: number; after: string | null }) {
  const [toCome, refetchToCome] = useQuery({
    query: SessionsToComeQuery,
    variables: { filter: { venueId }, ...page },
    pause: isOver,
    requestPolicy: 'network-only',
  });
  const [over, refetchOver] = useQuery({
    query: SessionsOverQuery,
    variables: { venueId, ...page },
    pause: !isOver,
    requestPolicy: 'network-only',
  });
  const { error, fetching } = isOver ? over : toCome;
  const list = isOver ? over.data?.sessionsOver : toCome.data?.sessions;
  return {
    list: error ? undefined : list,
    error,
    isLoading: fetching,
    refetch: () => (isOver ? refetchOver : refetchToCome)({ requestPolicy: 'network-only' }),
  };
}
