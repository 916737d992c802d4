import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of the project: this file runs as dist/apps/cli/folders.js. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where one installation keeps what must survive a restart; DATA_DIR moves it. */
export const dataFolder = resolve(root, process.env.DATA_DIR || '.data');

export function compiled(path: string): string {
  return join(root, 'dist', path);
}

/** The secret of this installation, made once: offers signed before a restart stay good after it. */
export function ownSecret(): string {
  const path = join(dataFolder, 'secret');
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const secret = randomBytes(32).toString('base64url');
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(path, secret, { mode: 0o600 });
    return secret;
  }
}
