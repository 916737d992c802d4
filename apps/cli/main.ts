import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiled, dataFolder } from './folders.js';

const [name = '', ...rest] = process.argv.slice(2);

// A server becomes this very process: it answers signals itself, and carries none of the commands along.
if ((name === 'api' || name === 'worker') && rest.length === 0) {
  const servers = { api: 'apps/api/main.js', worker: 'apps/worker/main.js' };
  await import(pathToFileURL(compiled(servers[name])).href).catch((error: Error) => {
    console.error(error.constructor.name === 'EnvironmentFault' ? error.message : error);
    process.exit(1);
  });
} else {
  // What was compiled once is read back at the next start, here and in the servers that `up` starts: a sixth of their time,
  // for 14 MB of memory each, which is why a server alone does without. Kept where nobody else writes, since it is run.
  const cache = join(dataFolder, 'compiled');
  if (!process.env.NODE_COMPILE_CACHE && [dataFolder, cache].every(isFolder)) process.env.NODE_COMPILE_CACHE = cache;
  enableCompileCache();
  await import('./commands.js');
}

// Node looks for ever for a parent it can create where there is none, as in /proc: it is given folders that are there. Those who
// need the data folder say why it cannot be used; others do without the cache.
function isFolder(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}
