import Sequencer from '@jest/test-sequencer';

/** Milliseconds of the suites that take long, roughly; `npm test` prints the slowest ones. Browser specs take half a minute. */
const LONG = {
  'chaos/acts.steps.spec': 90_000,
  'apps/api/test/authorization/operations.spec': 80_000,
  'apps/api/test/authorization/id-swap.spec': 80_000,
  'chaos/steps.spec': 70_000,
  'apps/worker/crash.spec': 70_000,
  'apps/api/test/fuzz/fuzz.spec': 65_000,
  'apps/api/test/authorization/authorization.spec': 60_000,
  'apps/api/test/fuzz/stored-text.spec': 50_000,
  'apps/worker/no-show-crash.spec': 40_000,
};

/** Starts the slowest suites first, so that none of them is left for one core at the end. Jest alone knows durations only from earlier runs. */
export default class SlowestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? expectedMs(test);
  }
}

function expectedMs({ path, context }) {
  const long = Object.keys(LONG).find((suite) => path.endsWith(`${suite}.js`));
  if (long) return LONG[long];
  if (path.includes('/apps/web/e2e/')) return 30_000;
  return context.hasteFS.getSize(path) ?? 0; // about as many bytes as milliseconds
}
