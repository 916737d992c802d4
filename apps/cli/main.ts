import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiled, dataFolder } from './folders.js';

const [name = '', ...rest] = process.argv.slice(2);

// A server runs in this very process, which handles signals itself and loads none of the other commands.
if ((name === 'api' || name === 'worker') && rest.length === 0) {
  const servers = { api: 'apps/api/main.js', worker: 'apps/worker/main.js' };
  await import(pathToFileURL(compiled(servers[name])).href).catch((error: Error) => {
    console.error(error.constructor.name === 'EnvironmentError' ? error.message : error);
    process.exit(1);
  });
} else {
  // The compile cache saves a sixth of the start time of the commands and of the servers of `up`, for 14 MB of memory each, so
  // a server alone runs without it. The cache is executed, so it is in a folder that only we can write.
  const cache = join(dataFolder, 'compiled');
  if (!process.env.NODE_COMPILE_CACHE && [dataFolder, cache].every(isFolder)) process.env.NODE_COMPILE_CACHE = cache;
  enableCompileCache();
  await import('./commands.js');
}

// Node searches for ever for a parent folder that it can create, as in /proc, so the folders are created here. Commands that
// need the data folder report why it cannot be used; the others run without the cache.
function isFolder(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}
