import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { Appointment } from '../../api/appointment-documents.js';
import { LARGEST_PAGE, allNodes } from '../../parts/all-nodes.js';
import { MentorAppointmentsQuery } from '../documents.js';

/** All appointments to come of the mentor: requests are sorted by their deadline, so every page is needed. */
export function useUpcoming() {
  const client = useClient();
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ appointments?: Appointment[]; error?: CombinedError | undefined }>({});

  useEffect(() => {
    let isCurrent = true;
    let error: CombinedError | undefined;
    async function load() {
      const appointments = await allNodes(async (after) => {
        const variables = { when: 'UPCOMING', first: LARGEST_PAGE, after } as const;
        const page = await client.query(MentorAppointmentsQuery, variables, { requestPolicy: 'network-only' });
        ({ error } = page);
        return page.data?.mentorAppointments;
      });
      if (isCurrent) setAnswer((before) => (appointments ? { appointments } : { ...before, error }));
    }
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, round]);

  const refetch = useCallback(() => setRound((n) => n + 1), []);
  return { ...answer, refetch };
}
