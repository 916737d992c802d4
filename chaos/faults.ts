import { setTimeout as sleep } from 'node:timers/promises';
import { type seededRandom } from '#libs/testing';
import { LOG_FAULTS } from './disk-faults.js';
import { type Deployment } from './deployment.js';
import { type Fault } from './fault.js';
import { greedyCaller } from './greedy-caller.js';

type Chance = ReturnType<typeof seededRandom>;

type Make = (deployment: Deployment, chance: Chance, longestFreezeMs: number) => Fault;

const pickOne = (chance: Chance) => Math.floor(chance.next() * 2);
const freezeMs = (chance: Chance, longest: number) => Math.round(Math.min(longest, 2_000 + chance.next() * longest));
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** All kinds of fault that need no Redis. */
export const FAULTS = {
  'api killed': (deployment, chance) => {
    const api = pickOne(chance);
    return { title: `api ${api + 1} killed`, sign: { api }, inject: () => deployment.apis[api]!.killAndRestart() };
  },
  'worker killed': (deployment, chance) => {
    const worker = pickOne(chance);
    return {
      title: `worker ${worker + 1} killed`,
      sign: 'MAIL',
      inject: () => deployment.workers[worker]!.killAndRestart(),
    };
  },
  'both workers killed': (deployment) => ({
    title: 'both workers killed',
    sign: 'MAIL',
    inject: async () => void (await Promise.all(deployment.workers.map((worker) => worker.killAndRestart()))),
  }),
  'PostgreSQL killed': (deployment) => ({
    title: 'PostgreSQL killed',
    sign: 'ANSWER',
    inject: () => deployment.database.killAndRestart(),
  }),
  'connections cut': (deployment) => ({
    title: 'every connection to PostgreSQL cut',
    sign: 'ANSWER',
    inject: async () =>
      void (await deployment.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'chaos' and pid <> pg_backend_pid()`,
      )),
  }),
  'api frozen': (deployment, chance, longest) => {
    const [api, ms] = [pickOne(chance), freezeMs(chance, longest)];
    return { title: `api ${api + 1} frozen for ${seconds(ms)}`, sign: { api }, inject: () => deployment.apis[api]!.freeze(ms) }; // prettier-ignore
  },
  'worker frozen': (deployment, chance, longest) => {
    const [worker, ms] = [pickOne(chance), freezeMs(chance, longest)];
    return { title: `worker ${worker + 1} frozen for ${seconds(ms)}`, sign: 'MAIL', inject: () => deployment.workers[worker]!.freeze(ms) }; // prettier-ignore
  },
  ...LOG_FAULTS,
  'greedy caller': (deployment, chance, longest) =>
    greedyCaller(deployment, pickOne(chance), freezeMs(chance, longest)),
} as const satisfies Record<string, Make>;

/** Faults of a queue in Redis. */
export const REDIS_FAULTS = {
  'Redis killed': (deployment) => ({
    title: 'Redis killed, restarted empty',
    sign: 'MAIL',
    inject: async () => {
      await deployment.redis!.kill();
      await sleep(500);
      await deployment.redis!.start();
    },
  }),
  'Redis emptied': (deployment) => ({
    title: 'Redis emptied (FLUSHALL)',
    sign: 'MAIL',
    inject: async () => void (await deployment.redis!.flush()),
  }),
} as const satisfies Record<string, Make>;

/** Draws `count` faults in random order, each kind equally often. */
export function drawFaults(kinds: Record<string, Make>, count: number, chance: Chance): [string, Make][] {
  const drawn: [string, Make][] = [];
  while (drawn.length < count) drawn.push(...chance.shuffle(Object.entries(kinds)));
  return drawn.slice(0, count);
}
