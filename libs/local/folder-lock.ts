import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FileFault, isPresent } from './files.js';

const BUSY = 5;
/** Whoever only asks holds the lock for an instant: a start waits that long before it believes that another has the folder. */
const WAIT_MS = 1_000;
const held = new Map<string, DatabaseSync>();

/**
 * Takes a folder for this process alone, until it ends: the kernel releases the lock however that happens, so there is no stale
 * lock to recognise. SQLite is used for its portable file lock only, which Node does not offer by itself.
 * @returns false when another process has it
 */
export function lockFolder(folder: string): boolean {
  const database = openLock(folder, WAIT_MS, false);
  if (tryLock(database, folder, 'begin exclusive')) {
    held.set(folder, database);
    return true;
  }
  database.close();
  return false;
}

/** Whether another process holds the folder. */
export function isLocked(folder: string): boolean {
  if (held.has(folder) || !isPresent(lockPath(folder))) return false;
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
    throw new FileFault(lockPath(folder), 'cannot be opened', error);
  }
}

function tryLock(database: DatabaseSync, folder: string, sql: string): boolean {
  try {
    database.exec(sql);
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw new FileFault(lockPath(folder), 'cannot be locked (move it away if it is not a lock of Traboule)', error);
  }
}
