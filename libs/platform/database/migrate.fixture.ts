import { migrate } from './migrate.js';

// One of several starters: a process of its own that migrates and says what it did.
process.send?.({ applied: await migrate(process.argv[2]!) });
process.disconnect?.();
