import { Command, CommandRunner } from 'nest-commander';

const refuseArguments = (): Promise<void> =>
  Promise.reject(
    new Error('This command takes no arguments. It is configured by environment variables (npx traboule settings).'),
  );

// Declared for the help. main.ts runs them.

@Command({
  name: 'api',
  description: 'Run only the api with the web app, configured by environment variables (DATABASE_URL, PORT …)',
})
export class ApiCommand extends CommandRunner {
  run = refuseArguments;
}

@Command({
  name: 'worker',
  description: 'Run only the worker, configured by environment variables (DATABASE_URL, WORKER_PORT …)',
})
export class WorkerCommand extends CommandRunner {
  run = refuseArguments;
}
