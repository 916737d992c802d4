import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. This file runs as dist/apps/cli/folders.js. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The data of this installation that must survive a restart. DATA_DIR moves it. */
export const dataFolder = resolve(root, process.env.DATA_DIR || '.data');

export function compiled(path: string): string {
  return join(root, 'dist', path);
}
