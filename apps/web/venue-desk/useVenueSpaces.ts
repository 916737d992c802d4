import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { graphql } from '../api/graphql.js';

const VenueSpacesQuery = graphql(`
  query VenueSpaces($slug: String!, $after: String) {
    venue(slug: $slug) {
      id
      zone
      spaces(first: 50, after: $after) {
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          cursor
          node {
            id
            name
            capacity
          }
        }
      }
    }
  }
`);

export interface VenueSpace {
  id: string;
  name: string;
  capacity: number;
  /** Cursor of the space before it, to read this one alone; null for the first. */
  after: string | null;
}

interface Loaded {
  slug: string;
  zone?: string;
  spaces?: VenueSpace[];
  error?: CombinedError;
}

/** All spaces of a venue that can be booked, by name, and the time zone of the venue. */
export function useVenueSpaces(slug: string): Loaded & { refetch: () => void } {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded>({ slug });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    async function load() {
      const spaces: VenueSpace[] = [];
      let [after, before, zone]: [string | null, string | null, string] = [null, null, ''];
      for (;;) {
        const answer = await page(after);
        if (!isCurrent) return;
        const venue = answer.data?.venue;
        if (answer.error) return setLoaded({ slug, error: answer.error });
        if (!venue) return setLoaded({ slug, zone, spaces });
        zone = venue.zone;
        for (const { cursor, node } of venue.spaces.edges) {
          spaces.push({ id: node.id, name: node.name, capacity: node.capacity, after: before });
          before = cursor;
        }
        if (!venue.spaces.pageInfo.hasNextPage) return setLoaded({ slug, zone, spaces });
        after = venue.spaces.pageInfo.endCursor;
      }
    }
    const page = (after: string | null) =>
      client.query(VenueSpacesQuery, { slug, after }, { requestPolicy: 'network-only' }).toPromise();
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, slug, round]);

  const refetch = useCallback(() => setRound((before) => before + 1), []);
  return { ...(loaded.slug === slug ? loaded : { slug }), refetch };
}
