import { useState } from 'react';
import { useClient } from 'urql';
import { type Offer, placeOf } from '../../api/documents.js';
import { AddableSpacesQuery } from './documents.js';

export interface AddedSpaces {
  added: readonly Offer[];
  add: (offer: Offer) => void;
  /** Takes a space away, or puts another one in its place. Those that were added after it are priced again. */
  replace: (spaceId: string, by: Offer | null) => Promise<void>;
  isBusy: boolean;
  /** The last change could not be priced, so nothing changed. */
  hasFailed: boolean;
}

const spaceOf = (offer: Offer): string | undefined => placeOf(offer)?.space.id;

/** The spaces that are booked with an offer, in the order in which they are charged: each price depends on those before it. */
export function useAddedSpaces(offer: Offer, changed: () => void): AddedSpaces {
  const client = useClient();
  const [added, setAdded] = useState<readonly Offer[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function priced(before: readonly Offer[], { items, ...one }: Offer): Promise<Offer | undefined> {
    const spaceId = spaceOf({ items, ...one });
    const seats = placeOf({ items, ...one })?.seats ?? 1;
    const variables = { token: offer.token, with: before.map(({ token }) => token), seats };
    const { data, error } = await client
      .query(AddableSpacesQuery, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) throw error ?? new Error('no answer');
    return data.addableSpaces.find((other) => spaceOf(other) === spaceId);
  }

  async function replace(spaceId: string, by: Offer | null): Promise<void> {
    const place = added.findIndex((one) => spaceOf(one) === spaceId);
    if (place < 0) return;
    changed();
    setBusy(true);
    setFailed(false);
    const kept = added.slice(0, place);
    try {
      for (const one of [...(by ? [by] : []), ...added.slice(place + 1)]) {
        const again = await priced(kept, one);
        if (again) kept.push(again);
      }
      setAdded(kept);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  const add = (one: Offer) => {
    changed();
    setAdded([...added, one]);
  };
  return { added, add, replace, isBusy, hasFailed };
}
