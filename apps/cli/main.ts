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
  process.env.NODE_COMPILE_CACHE ??= join(dataFolder, 'compiled');
  enableCompileCache();
  await import('./commands.js');
}
