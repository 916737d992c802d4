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
}

const spaceOf = (offer: Offer): string | undefined => placeOf(offer)?.space.id;

/** The spaces that are booked with an offer, in the order in which they are charged: each price depends on those before it. */
export function useAddedSpaces(offer: Offer): AddedSpaces {
  const client = useClient();
  const [added, setAdded] = useState<readonly Offer[]>([]);
  const [isBusy, setBusy] = useState(false);

  async function priced(before: readonly Offer[], { items, ...one }: Offer): Promise<Offer | undefined> {
    const spaceId = spaceOf({ items, ...one });
    const seats = placeOf({ items, ...one })?.seats ?? 1;
    const variables = { token: offer.token, with: before.map(({ token }) => token), seats };
    const { data } = await client.query(AddableSpacesQuery, variables, { requestPolicy: 'network-only' }).toPromise();
    return data?.addableSpaces.find((other) => spaceOf(other) === spaceId);
  }

  async function replace(spaceId: string, by: Offer | null): Promise<void> {
    const place = added.findIndex((one) => spaceOf(one) === spaceId);
    if (place < 0) return;
    setBusy(true);
    const kept = added.slice(0, place);
    for (const one of [...(by ? [by] : []), ...added.slice(place + 1)]) {
      const again = await priced(kept, one);
      if (again) kept.push(again);
    }
    setAdded(kept);
    setBusy(false);
  }

  return { added, add: (one) => setAdded([...added, one]), replace, isBusy };
}
