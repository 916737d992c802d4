// Small files that say what was done last. Only a stamp that does not exist counts as absent: one that cannot be read stops with
// its name, since what follows deletes and rebuilds.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Failure } from './steps.mjs';

/** Whether anything has this name. */
export function isPresent(path) {
  return attempt(path, 'looked at', () => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

export function readStamp(path) {
  return attempt(path, 'read', () => (isPresent(path) ? readFileSync(path, 'utf8') : undefined));
}

/** Written whole or not at all. */
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
