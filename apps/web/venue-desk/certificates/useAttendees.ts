import { useEffect, useState } from 'react';
import { type Client, type CombinedError, useClient } from 'urql';
import { allNodes, LARGEST_PAGE } from '../../parts/all-nodes.js';
import { type Attendee, AttendeesQuery } from './session-documents.js';

interface Answer {
  people?: Attendee[];
  error?: CombinedError;
}

async function everybodyIn(client: Client, sessionId: string): Promise<Answer> {
  let error: CombinedError | undefined;
  const people = await allNodes(async (after) => {
    const variables = { sessionId, first: LARGEST_PAGE, after };
    const answer = await client.query(AttendeesQuery, variables, { requestPolicy: 'network-only' });
    error = answer.error;
    return answer.data?.sessionAttendees;
  });
  return { ...(people && { people }), ...(error && { error }) };
}

/** Everybody who has a place in a session: a list that is printed has all of them. */
export function useAttendees(sessionId: string): Answer & { reload: () => void } {
  const client = useClient();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer>({});
  useEffect(() => {
    let isGone = false;
    async function load() {
      const next = await everybodyIn(client, sessionId);
      if (!isGone) setAnswer(next);
    }
    void load();
    return () => {
      isGone = true;
    };
  }, [client, sessionId, round]);
  return { ...answer, reload: () => setRound(round + 1) };
}
