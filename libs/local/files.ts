import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file or folder cannot be used. The message contains its path and the reason. */
export class FileError extends Error {
  readonly code: string | undefined;

  constructor(path: string, what: string, cause: unknown) {
    super(`${path} ${what}: ${reasonOf(cause)}.`, { cause });
    this.code = (cause as NodeJS.ErrnoException).code;
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder, a file is needed',
  ENOTDIR: 'there is a file where a folder is needed',
  ENOENT: 'the folder it belongs to does not exist and cannot be created',
  ELOOP: 'its symbolic links form a loop',
  EIO: 'the disk reports an error',
};

function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

/** The text of a file; undefined only when it does not exist. @throws FileError when it exists and cannot be read */
export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new FileError(path, 'cannot be read', error);
  }
}

/** Whether anything exists at this path, even a broken link. @throws FileError when that cannot be determined */
export function isPresent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new FileError(path, 'cannot be examined', error);
  }
}

/** Creates a folder and its parents. Node's own recursive mkdir never returns when a parent accepts no entries, as in /proc. */
export function makeFolder(path: string, mode?: number): void {
  try {
    if (createFolder(path, mode)) return;
    if (dirname(path) !== path) makeFolder(dirname(path), mode);
    mkdirSync(path, { mode });
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(path, 'cannot be created', error);
  }
}

/** @returns false when the parent folder is missing */
function createFolder(path: string, mode: number | undefined): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code !== 'EEXIST') throw error;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return true;
    throw new FileError(path, 'cannot be used', {
      message: found ? 'it is a file, a folder is needed' : 'it is a broken link; is its disk mounted',
    });
  }
}

/** Creates the file with its whole text, flushed to the disk, or not at all. @returns false when it exists already */
export function createFile(path: string, text: string): boolean {
  return writeDraft(path, text, (draft) => {
    try {
      linkSync(draft, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Replaces the file atomically: readers find either the whole old text or the whole new one. */
export function replaceFile(path: string, text: string): void {
  writeDraft(path, text, (draft) => renameSync(draft, path));
}

function writeDraft<Result>(path: string, text: string, moveIntoPlace: (draft: string) => Result): Result {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.new`);
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    const result = moveIntoPlace(draft);
    flushFolder(dirname(path));
    return result;
  } catch (error) {
    throw new FileError(path, 'cannot be written', error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Flushes new names in this folder to the disk, so that they survive a power cut. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return; // Windows cannot open a folder as a file
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Creates the folder and checks that it can be written to. @throws FileError with the reason when it cannot */
export function prepareFolder(path: string): void {
  makeFolder(path);
  const probe = join(path, `.write-test.${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    writeFileSync(probe, 'x', { flag: 'wx', flush: true });
  } catch (error) {
    throw new FileError(path, 'cannot be written to', error);
  } finally {
    rmSync(probe, { force: true });
  }
}

export function setMode(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    throw new FileError(path, `cannot be given the mode ${mode.toString(8)}`, error);
  }
}
