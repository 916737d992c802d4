// Jest runs what ships: the compiled dist/, no transform.
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  transform: {},
  testMatch: ['**/*.spec.js'],
  testTimeout: 60_000,
  maxWorkers: 2,
  // The api keeps what it compiled; a process that grew is replaced between two files.
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/../scripts/slowest-suites.mjs'],
  setupFiles: ['<rootDir>/libs/testing/jest-seed.js'],
  globalSetup: '<rootDir>/libs/testing/jest-setup.js',
  globalTeardown: '<rootDir>/libs/testing/jest-teardown.js',
};
