import { setTimeout as sleep } from 'node:timers/promises';
import { type seededChance } from '#libs/testing';
import { LOG_FAULTS } from './disk-faults.js';
import { type Deployment } from './deployment.js';
import { type Fault } from './fault.js';
import { greedyCaller } from './greedy-caller.js';

type Chance = ReturnType<typeof seededChance>;

type Make = (estate: Deployment, chance: Chance, longestFreezeMs: number) => Fault;

const which = (chance: Chance) => Math.floor(chance.next() * 2);
const freezeMs = (chance: Chance, longest: number) => Math.round(Math.min(longest, 2_000 + chance.next() * longest));
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** Every kind of fault there is. */
export const FAULTS = {
  'api killed': (estate, chance) => {
    const api = which(chance);
    return { title: `api ${api + 1} killed`, sign: { api }, strike: () => estate.apis[api]!.killed9() };
  },
  'worker killed': (estate, chance) => {
    const worker = which(chance);
    return { title: `worker ${worker + 1} killed`, sign: 'MAIL', strike: () => estate.workers[worker]!.killed9() };
  },
  'both workers killed': (estate) => ({
    title: 'both workers killed',
    sign: 'MAIL',
    strike: async () => void (await Promise.all(estate.workers.map((worker) => worker.killed9()))),
  }),
  'PostgreSQL killed': (estate) => ({
    title: 'PostgreSQL killed',
    sign: 'ANSWER',
    strike: () => estate.database.killed9(),
  }),
  'connections cut': (estate) => ({
    title: 'every connection to PostgreSQL cut',
    sign: 'ANSWER',
    strike: async () =>
      void (await estate.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'chaos' and pid <> pg_backend_pid()`,
      )),
  }),
  'api frozen': (estate, chance, longest) => {
    const [api, ms] = [which(chance), freezeMs(chance, longest)];
    return { title: `api ${api + 1} frozen for ${seconds(ms)}`, sign: { api }, strike: () => estate.apis[api]!.frozen(ms) }; // prettier-ignore
  },
  'worker frozen': (estate, chance, longest) => {
    const [worker, ms] = [which(chance), freezeMs(chance, longest)];
    return { title: `worker ${worker + 1} frozen for ${seconds(ms)}`, sign: 'MAIL', strike: () => estate.workers[worker]!.frozen(ms) }; // prettier-ignore
  },
  ...LOG_FAULTS,
  'greedy caller': (estate, chance, longest) => greedyCaller(estate, which(chance), freezeMs(chance, longest)),
} as const satisfies Record<string, Make>;

/** Those of a queue in Redis. */
export const REDIS_FAULTS = {
  'Redis killed': (estate) => ({
    title: 'Redis killed, back empty',
    sign: 'MAIL',
    strike: async () => {
      await estate.redis!.kill();
      await sleep(500);
      await estate.redis!.start();
    },
  }),
  'Redis emptied': (estate) => ({
    title: 'Redis emptied (FLUSHALL)',
    sign: 'MAIL',
    strike: async () => void (await estate.redis!.empty()),
  }),
} as const satisfies Record<string, Make>;

/** `count` faults, each kind as often as any other, in an order of chance. */
export function drawFaults(kinds: Record<string, Make>, count: number, chance: Chance): [string, Make][] {
  const drawn: [string, Make][] = [];
  while (drawn.length < count) drawn.push(...chance.shuffle(Object.entries(kinds)));
  return drawn.slice(0, count);
}
