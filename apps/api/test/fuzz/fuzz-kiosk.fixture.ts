import { createHash, randomBytes } from 'node:crypto';
import { type Given } from '#libs/testing';

/** A kiosk of a venue. @returns its id and the cookie of its device */
export async function fuzzKiosk(
  given: Given,
  networkId: string,
  venueId: string,
): Promise<{ id: string; secret: string }> {
  const token = randomBytes(32).toString('base64url');
  const { id } = await given.one<{ id: string }>(
    `insert into kiosk (network_id, venue_id, name, token_hash, added_at) values ($1, $2, 'Tablette', $3, now()) returning id`,
    [networkId, venueId, createHash('sha256').update(token).digest()],
  );
  return { id, secret: `kiosk.${token}` };
}
