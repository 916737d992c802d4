import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createFile, makeFolder, readIfPresent } from '#libs/local';
import { dataFolder } from './folders.js';

/** As SECRET: 32 characters or more, not only spaces, none of them a control character. */
const USABLE = /^(?=.*\S)[^\p{Cc}]{32,}\s*$/u;

/**
 * The secret of this installation, created once: offers signed before a restart stay valid after it.
 * @throws when the file is there and holds none: another secret would change door codes and links without a word
 */
export function ownSecret(folder = dataFolder): string {
  const path = join(folder, 'secret');
  let secret = readIfPresent(path);
  if (secret === undefined) {
    makeFolder(folder);
    createFile(path, randomBytes(32).toString('base64url'));
    secret = readIfPresent(path) ?? ''; // two starts at once agree on the one that was created first
  }
  if (USABLE.test(secret)) return secret;
  throw new Error(
    `${path} holds no usable secret: 32 characters or more are needed, it has ${secret.length}. A full disk may have cut it short. ` +
      'If there is a copy, put it back. Otherwise delete the file: the next start creates another, and offers and mailed links ' +
      'made before stop working, door codes of bookings to come change, and authenticator apps have to be set up again.',
  );
}
