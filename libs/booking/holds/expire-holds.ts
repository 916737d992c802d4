import { type Database } from '#libs/platform';
import { expireHold, overdueHolds } from './hold.queries.js';

/**
 * Gives back what expired holds kept. Searches ignore them at once, but the counter of seats has them until then. One transaction
 * for each, so that no two wait for each other. @returns their number
 */
export async function expireHolds(database: Database, networkId: string, now: Temporal.Instant): Promise<number> {
  let expired = 0;
  for (const id of await database.inTransaction(networkId, (tx) => overdueHolds(tx, now)))
    if (await database.inTransaction(networkId, (tx) => expireHold(tx, id, now))) expired++;
  return expired;
}
