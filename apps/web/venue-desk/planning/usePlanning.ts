import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useLive } from '../../live/useLive.js';
import { allNodes } from '../../parts/all-nodes.js';
import { type PlanningEntry, VenuePlanningQuery } from './documents.js';

interface Loaded {
  about: string;
  /** Null: it could not be fetched. */
  entries: PlanningEntry[] | null;
}

/** Everything in the planning of a venue within a period; undefined while it loads. */
export function usePlanning(venueId: string, from: string, until: string) {
  const client = useClient();
  const about = `${venueId} ${from} ${until}`;
  const [loaded, setLoaded] = useState<Loaded>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const page = async (after: string | null) => {
      const variables = { venueId, from, until, after };
      const { data } = await client.query(VenuePlanningQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      return data?.venuePlanning;
    };
    void allNodes(page).then((entries) => {
      if (isCurrent) setLoaded({ about, entries });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, about, venueId, from, until, round]);

  const refetch = useCallback(() => setRound((before) => before + 1), []);
  useLive(`planning:${venueId}`, refetch);
  return { entries: loaded?.about === about ? loaded.entries : undefined, refetch };
}
