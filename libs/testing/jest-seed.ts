import fc from 'fast-check';

// Before each spec file: every random test draws from the run's one seed, which jest-setup.ts prints.
fc.configureGlobal({ seed: Number(process.env.SEED) });
