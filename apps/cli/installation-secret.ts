import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createFile, makeFolder, readIfPresent } from '#libs/local';
import { dataFolder } from './folders.js';

/** The rule for SECRET: at least 32 characters, not only spaces, no control characters. */
const USABLE = /^(?=.*\S)[^\p{Cc}]{32,}\s*$/u;

/**
 * The secret of this installation. It is created once, so that tokens signed before a restart stay valid. @throws when the file
 * exists without a usable secret: a new secret would silently change door codes and links
 */
export function installationSecret(folder = dataFolder): string {
  const path = join(folder, 'secret');
  let secret = readIfPresent(path);
  if (secret === undefined) {
    makeFolder(folder);
    createFile(path, randomBytes(32).toString('base64url'));
    secret = readIfPresent(path) ?? ''; // of two simultaneous starts, both use the file that was created first
  }
  if (USABLE.test(secret)) return secret;
  throw new Error(
    `${path} contains no usable secret: it has ${secret.length} characters, at least 32 are required. A full disk may have truncated it. ` +
      'If you have a copy, restore it. Otherwise delete the file. The next start then creates a new secret: offers and mailed links ' +
      'stop working, door codes of future bookings change, and authenticator apps must be set up again.',
  );
}
