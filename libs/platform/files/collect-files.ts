import { type Database } from '../database/database.js';
import { type FileStore } from './file-store.js';
import { deleteUnattached, deleteUnusedBytes } from './files.queries.js';
import { deleteAbandonedParts } from './receive-bytes.js';

const KEPT_HOURS = 24;

/**
 * Deletes files of a network that were sent and never used, and then bytes that no file has referred to for a day. Bytes are deleted only
 * with their row and before its commit: what the store holds without a row is somebody else's, or of a newer backup, and stays.
 */
export async function collectFiles(
  database: Database,
  store: FileStore,
  networkId: string,
  now: Temporal.Instant,
): Promise<void> {
  const before = now.subtract({ hours: KEPT_HOURS });
  await database.inTransaction(networkId, (tx) => deleteUnattached(tx, before));
  await database.inTransaction(networkId, async (tx) => {
    for (const sha256 of await deleteUnusedBytes(tx, before)) await store.remove(networkId, sha256);
  });
}

/** Deletes what interrupted uploads left on this machine more than a day ago. */
export const collectParts = (store: FileStore, now: Temporal.Instant): Promise<number> =>
  deleteAbandonedParts(store.incomingFolder, now.subtract({ hours: KEPT_HOURS }));
