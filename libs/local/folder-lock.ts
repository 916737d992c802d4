import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FileError, isPresent } from './files.js';

const SQLITE_BUSY = 5;
/** `isLocked` holds the lock for an instant, so `lockFolder` waits this long before it concludes that another process has the folder. */
const WAIT_MS = 1_000;
const ownLocks = new Map<string, DatabaseSync>();

/**
 * Locks a folder for this process until it ends. The kernel releases the lock however the process ends, so there are no stale locks.
 * SQLite is used only for its portable file lock, which Node does not offer.
 * @returns false when another process has the lock
 */
export function lockFolder(folder: string): boolean {
  const database = openLock(folder, WAIT_MS, false);
  if (tryLock(database, folder, 'begin exclusive')) {
    ownLocks.set(folder, database);
    return true;
  }
  database.close();
  return false;
}

/** Whether another process has locked the folder. */
export function isLocked(folder: string): boolean {
  if (ownLocks.has(folder) || !isPresent(lockPath(folder))) return false;
  const database = openLock(folder, 0, true);
  try {
    return !tryLock(database, folder, 'select count(*) from sqlite_master');
  } finally {
    database.close();
  }
}

const lockPath = (folder: string): string => join(folder, 'lock');

function openLock(folder: string, timeout: number, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(lockPath(folder), { timeout, readOnly });
  } catch (error) {
    throw new FileError(lockPath(folder), 'cannot be opened', error);
  }
}

function tryLock(database: DatabaseSync, folder: string, sql: string): boolean {
  try {
    database.exec(sql);
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw new FileError(lockPath(folder), 'cannot be locked (move it away if Traboule did not create it)', error);
  }
}
