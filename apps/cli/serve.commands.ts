import { pathToFileURL } from 'node:url';
import { Command, CommandRunner } from 'nest-commander';
import { compiled } from './folders.js';
import { onStop } from './stopping.js';

/** Becomes one of the two servers, which answers signals itself: it lets what is under way end. */
async function become(name: 'api' | 'worker'): Promise<void> {
  onStop(() => new Promise(() => {}));
  await import(pathToFileURL(compiled(`apps/${name}/main.js`)).href);
}

@Command({
  name: 'api',
  description: 'Run the api with the web app alone, as its environment says (DATABASE_URL, PORT …)',
})
export class ApiCommand extends CommandRunner {
  run(): Promise<void> {
    return become('api');
  }
}

@Command({ name: 'worker', description: 'Run the worker alone, as its environment says (DATABASE_URL, WORKER_PORT …)' })
export class WorkerCommand extends CommandRunner {
  run(): Promise<void> {
    return become('worker');
  }
}
