import { type Database, hashOf } from '#libs/platform';
import { type KioskRow, kioskOfToken } from './kiosk.queries.js';

/** The cookie of a kiosk has this before its token, so that it is never taken for a session of a person. */
const PREFIX = 'kiosk.';
const TOKEN = /^[\w-]{43}$/;

export const kioskSecret = (token: string): string => PREFIX + token;
export const isKioskSecret = (secret: string): boolean => secret.startsWith(PREFIX);

/** The kiosk of a network whose device sends this token. */
export async function kioskWithToken(
  database: Database,
  networkId: string,
  token: string,
  now: Temporal.Instant,
): Promise<KioskRow | undefined> {
  if (!TOKEN.test(token)) return undefined;
  return database.inTransaction(networkId, (tx) => kioskOfToken(tx, hashOf(token), now));
}

/** The kiosk of a network whose device sends this cookie. */
export const kioskWithSecret = (
  database: Database,
  networkId: string,
  secret: string,
  now: Temporal.Instant,
): Promise<KioskRow | undefined> => kioskWithToken(database, networkId, secret.slice(PREFIX.length), now);
