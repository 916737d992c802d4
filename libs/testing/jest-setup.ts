import { randomInt } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#libs/local';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
  var stopTestBrowser: (() => Promise<void>) | undefined;
}

/** The part of Jest’s configuration that names the specs to run; without a pattern all of them run. */
interface RunConfig {
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}

/**
 * Runs once: starts one PostgreSQL and one browser for all Jest workers, migrates the template database that spec files clone,
 * and chooses the seed.
 */
export default async function setup({ testPathPatterns: { patterns } }: RunConfig): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startPostgres({ durable: false }); // it stops when the run ends, in whatever way
    globalThis.stopTestPostgres = () => postgres.stop();
    process.env.TEST_DATABASE_URL = postgres.url;
  }
  // Specs that start processes start the same ones many times. The cache stays for the next run.
  process.env.NODE_COMPILE_CACHE ||= fileURLToPath(new URL('../../.compiled', import.meta.url));
  process.env.SEED ||= String(randomInt(2 ** 31));
  if (!Number.isInteger(Number(process.env.SEED)))
    throw new Error(`SEED must be a whole number, not ${process.env.SEED}`);
  console.log(`\nRandom tests use the seed ${process.env.SEED}; SEED=${process.env.SEED} repeats them.`);
  // A separate process, because Nest's global state would otherwise leak into the specs.
  execFileSync(process.execPath, [fileURLToPath(new URL('./make-template.js', import.meta.url))], { stdio: 'inherit' });
  if (patterns.length === 0 || patterns.some((pattern) => /e2e|web/.test(pattern))) {
    const { startTestBrowser } = await import('./test-browser.js');
    const browser = await startTestBrowser();
    process.env.TEST_BROWSER = browser.address;
    globalThis.stopTestBrowser = () => browser.stop();
  }
}
