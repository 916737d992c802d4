import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { allNodes, LARGEST_PAGE } from '../../parts/all-nodes.js';
import { type Attendee, AttendeesQuery } from './documents.js';

/** Everybody who has a place in a session: a list that is printed has all of them. */
export function useAttendees(sessionId: string) {
  const client = useClient();
  const [people, setPeople] = useState<Attendee[]>();
  const [error, setError] = useState<CombinedError>();

  const load = useCallback(async () => {
    let failure: CombinedError | undefined;
    const found = await allNodes(async (after) => {
      const variables = { sessionId, first: LARGEST_PAGE, after };
      const answer = await client.query(AttendeesQuery, variables, { requestPolicy: 'network-only' });
      failure = answer.error;
      return answer.data?.sessionAttendees;
    });
    setError(failure);
    setPeople(found ?? undefined);
  }, [client, sessionId]);
  useEffect(() => void load(), [load]);

  return { people, error, reload: () => void load() };
}
