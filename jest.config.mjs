import { fileURLToPath } from 'node:url';

// Jest runs what ships: the compiled dist/, no transform.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const every = {
  rootDir: 'dist',
  transform: {},
  setupFiles: ['<rootDir>/libs/testing/jest-seed.js'],
  globalSetup: '<rootDir>/libs/testing/jest-setup.js',
  globalTeardown: '<rootDir>/libs/testing/jest-teardown.js',
};
/**
 * Specs of declarations declare jobs, notifications and types of their own, which others must not see; those of the schema must not see what
 * others declare.
 */
const DECLARING = [
  '**/libs/platform/**/*.spec.js',
  '**/libs/messages/notifications/*.spec.js',
  '**/apps/api/test/schema/*.spec.js',
];

export default {
  projects: [
    {
      ...every,
      testMatch: ['**/*.spec.js', ...DECLARING.map((pattern) => `!${pattern}`)],
      // Modules are loaded once for each process, as Node loads them (docs/decisions/specs-share-modules.md).
      testEnvironment: here('scripts/jest/native-environment.mjs'),
      runtime: here('scripts/jest/native-runtime.mjs'),
    },
    {
      ...every,
      testMatch: DECLARING,
      testEnvironment: 'node',
    },
  ],
  testTimeout: 180_000,
  maxWorkers: 2,
  testSequencer: here('scripts/jest/slowest-first.mjs'),
  // The api keeps what it compiled; a process that grew is replaced between two files.
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/scripts/slowest-suites.mjs'],
};
