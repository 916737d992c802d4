// Small files that record what was done last. A stamp counts as absent only when it does not exist. One that cannot be read is an error
// with its path, because callers delete and rebuild when a stamp is absent.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Failure } from './steps.mjs';

/** Whether anything exists at this path. */
export function isPresent(path) {
  return attempt(path, 'examined', () => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

export function readStamp(path) {
  return attempt(path, 'read', () => (isPresent(path) ? readFileSync(path, 'utf8') : undefined));
}

/** Writes a stamp completely or not at all. */
export function writeStamp(path, text) {
  const draft = `${path}.${process.pid}.new`;
  try {
    attempt(path, 'written', () => {
      writeFileSync(draft, text);
      renameSync(draft, path);
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function attempt(path, what, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${path} cannot be ${what}: ${error.message}.`);
  }
}
