import { Command, CommandRunner } from 'nest-commander';

const alone = (): Promise<void> =>
  Promise.reject(new Error('This takes no arguments: everything is set by the environment (npx traboule settings).'));

// Told by the help; main.ts runs them.

@Command({
  name: 'api',
  description: 'Run the api with the web app alone, as its environment says (DATABASE_URL, PORT …)',
})
export class ApiCommand extends CommandRunner {
  run = alone;
}

@Command({ name: 'worker', description: 'Run the worker alone, as its environment says (DATABASE_URL, WORKER_PORT …)' })
export class WorkerCommand extends CommandRunner {
  run = alone;
}
