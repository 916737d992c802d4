import fc from 'fast-check';

// Runs before each spec file, so that all random tests use the seed that jest-setup.ts prints.
fc.configureGlobal({ seed: Number(process.env.SEED) });
