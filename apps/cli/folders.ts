import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of the project: this file runs as dist/apps/cli/folders.js. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where one installation keeps what must survive a restart; DATA_DIR moves it. */
export const dataFolder = resolve(root, process.env.DATA_DIR || '.data');

export function compiled(path: string): string {
  return join(root, 'dist', path);
}
