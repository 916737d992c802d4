import { pathToFileURL } from 'node:url';
import { compiled } from './folders.js';

const [name = '', ...rest] = process.argv.slice(2);

// A server becomes this very process: it answers signals itself, and carries none of the commands along.
if ((name === 'api' || name === 'worker') && rest.length === 0) {
  const servers = { api: 'apps/api/main.js', worker: 'apps/worker/main.js' };
  await import(pathToFileURL(compiled(servers[name])).href).catch((error: Error) => {
    console.error(error.constructor.name === 'EnvironmentFault' ? error.message : error);
    process.exit(1);
  });
} else {
  await import('./commands.js');
}
