import { createHash, randomBytes } from 'node:crypto';
import { type Given } from '#libs/testing';

export interface KiosksOfPerson {
  /** A kiosk at the venue of the person. */
  readonly kioskId: string;
}

/** A device at the door of a venue. @returns its id and the cookie it sends */
export async function createKiosk(
  given: Given,
  networkId: string,
  venueId: string,
): Promise<{ id: string; secret: string }> {
  const token = randomBytes(32).toString('base64url');
  const { id } = await given.one<{ id: string }>(
    `insert into kiosk (network_id, venue_id, name, token_hash, added_at)
     values ($1, $2, 'Tablette', $3, '2026-11-23T08:00:00Z') returning id`,
    [networkId, venueId, createHash('sha256').update(token).digest()],
  );
  return { id, secret: `kiosk.${token}` };
}
