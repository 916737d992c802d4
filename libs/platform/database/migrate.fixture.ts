import { migrate } from './migrate.js';

// Runs in a separate process: migrates and reports the applied migrations to its parent.
process.send?.({ applied: await migrate(process.argv[2]!) });
process.disconnect?.();
