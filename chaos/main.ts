import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TestRedis, seededRandom, smallDiskObstacle } from '#libs/testing';
import { runCampaign } from './campaign.js';
import { runWithPrivateMounts } from './small-disk.js';
import { formatTable, assess } from './verdict.js';

/** `npm run chaos`, `npm run chaos -- --minutes 1 --faults 8 --seed 7 --no-redis`. */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== 'chaos'),
  options: {
    minutes: { type: 'string', default: '5' },
    faults: { type: 'string', default: '30' },
    rate: { type: 'string', default: '30' },
    seed: { type: 'string' },
    redis: { type: 'boolean' },
  },
  allowNegative: true,
});
const number = (name: 'minutes' | 'faults' | 'rate', least: number) => {
  const given = Number(values[name]);
  if (given >= least && given <= 1_000) return given;
  console.error(`--${name} ${values[name]}: must be a number from ${least} to 1000.`);
  process.exit(2);
};
const [minutes, faults, rate] = [number('minutes', 0.3), number('faults', 1), number('rate', 1)];
if (values.seed !== undefined) process.env.SEED = values.seed;
const chance = seededRandom();
if (!Number.isSafeInteger(chance.seed)) {
  console.error(`--seed ${values.seed}: must be a whole number.`);
  process.exit(2);
}
if (values.redis && !TestRedis.isOwn) {
  console.error('--redis: this machine has no redis-server in PATH. Install it, or omit --redis.');
  process.exit(2);
}

const noDisk = smallDiskObstacle();
if (noDisk) console.log(`Skipped: the fault "disk full" (no small disk can be mounted here: ${noDisk})`);
else {
  const code = await runWithPrivateMounts(fileURLToPath(import.meta.url));
  if (code !== undefined) process.exit(code);
}

await mkdir(resolve('.data'), { recursive: true });
const folder = await mkdtemp(resolve('.data/chaos-'));
await chmod(folder, 0o711); // the account that runs PostgreSQL for root passes through, so its files stay on the small disk
const redis = values.redis ? 'YES' : values.redis === false || !TestRedis.isOwn ? 'NO' : 'HALF';
const queue = { YES: 'in Redis', NO: 'in PostgreSQL', HALF: 'in PostgreSQL, then in Redis' }[redis];
console.log(`Chaos for ${minutes} min: ${faults} faults, ${rate} requests a second, the queue ${queue}; seed ${chance.seed}`); // prettier-ignore

const began = performance.now();
const lines = assess(
  await runCampaign({
    seconds: minutes * 60,
    faults,
    requestsPerSecond: rate,
    members: 250,
    bookingsWithReminders: 60,
    leaseSeconds: 15,
    longestFreezeMs: Math.min(20_000, (minutes * 60_000) / faults),
    redis,
    folder,
    chance,
    log: (line) => console.log(`${String(Math.round((performance.now() - began) / 1_000)).padStart(4)} s  ${line}`),
  }),
);
console.log(`\n${formatTable(lines)}\n`);
const wrong = lines.filter(({ isRight }) => !isRight).length;
console.log(wrong ? `${wrong} figure(s) are wrong. Seed ${chance.seed} repeats the faults.` : `All figures are right (seed ${chance.seed}).`); // prettier-ignore
if (wrong) console.log(`The logs of the processes are in ${folder}`);
else await rm(folder, { recursive: true, force: true });
process.exitCode = wrong ? 1 : 0;
