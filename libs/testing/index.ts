export { type TestDatabase, cloneDatabase, makeTemplate } from './template.js';
export { TestClock } from './test-clock.js';
export { Given, type GivenMember, type GivenNetwork, type GivenSpace, type GivenSpaceKind } from './given.js';
export { invariants, violations } from '#libs/safekeeping';
export { type Answer, type TestApi, startApi, startWorker, testEnv } from './api.js';
export { type BookedBy, type CancelledBy, Contacts } from './contacts.js';
export { seededChance } from './seed.js';
export { TestRedis, backends, on } from './redis.js';
export { until } from './until.js';
