import { randomInt } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#libs/local';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** Once a run: one PostgreSQL for all workers and one migrated template that each spec file clones. One seed, too. */
export default async function setup(): Promise<void> {
  if (!process.env.TEST_DATABASE_URL) {
    const postgres = await startPostgres(); // gone with the run, however it ends
    globalThis.stopTestPostgres = () => postgres.stop();
    process.env.TEST_DATABASE_URL = postgres.url;
  }
  process.env.SEED ||= String(randomInt(2 ** 31));
  if (!Number.isInteger(Number(process.env.SEED)))
    throw new Error(`SEED must be a whole number, not ${process.env.SEED}`);
  console.log(`\nRandom tests draw from seed ${process.env.SEED}; SEED=${process.env.SEED} replays them.`);
  // In a process of its own: what Nest keeps on the global object here would leak into the specs.
  execFileSync(process.execPath, [fileURLToPath(new URL('./make-template.js', import.meta.url))], { stdio: 'inherit' });
}
