import { randomInt } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#libs/local';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** Runs once: starts one PostgreSQL for all Jest workers, migrates the template database that spec files clone, and chooses the seed. */
export default async function setup(): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startPostgres(); // it stops when the run ends, in whatever way
    globalThis.stopTestPostgres = () => postgres.stop();
    process.env.TEST_DATABASE_URL = postgres.url;
  }
  process.env.SEED ||= String(randomInt(2 ** 31));
  if (!Number.isInteger(Number(process.env.SEED)))
    throw new Error(`SEED must be a whole number, not ${process.env.SEED}`);
  console.log(`\nRandom tests use the seed ${process.env.SEED}; SEED=${process.env.SEED} repeats them.`);
  // A separate process, because Nest's global state would otherwise leak into the specs.
  execFileSync(process.execPath, [fileURLToPath(new URL('./make-template.js', import.meta.url))], { stdio: 'inherit' });
}
