import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '#libs/testing';
import { SEARCH, askedOfOurs, askedOfRaw, wishes } from './03-availability.js';
import { median } from './compare.js';
import { type Shot, load, post } from './load.js';
import { type Server } from './processes.js';
import { persisted, startApi, startRaw } from './sides.js';
import { type Town } from './town.types.js';
import { type Line, type Workload } from './workload.js';

const CLIENTS = 16;
const MOST = { firstAnswerMs: 450, idleMb: 140, loadedMb: 300 };

/** How long until the first answer, and what memory it takes: the api, beside the raw server. */
export const start: Workload = {
  number: 8,
  title: 'start and memory',
  target: 1,
  run: async ({ effort, quick, town: open, say }): Promise<Line[]> => {
    const town = await open();
    const chance = seededChance();
    const wish = wishes(town, chance);
    const raw = askedOfRaw(town);
    const { secret } = town.members[0]!;
    const seconds = quick ? 5 : 60;
    say(`workload 8: memory after ${seconds} s of load${quick ? ' (60 s without --quick)' : ''}, SEED=${chance.seed}`);
    const sides = {
      ours: await measured(town, seconds, effort.passes, {
        launch: startApi,
        first: post(`/${town.slug}/graphql`, { query: '{ network { name } }' }, { cookie: `traboule=${secret}` }),
        shots: async (server) => {
          const ours = askedOfOurs(await persisted(town, server, SEARCH, { first: 1 }));
          return () => ours(wish());
        },
      }),
      limit: await measured(town, seconds, effort.passes, {
        launch: startRaw,
        first: post('/viewer', { session: secret }),
        shots: async () => () => raw(wish()),
      }),
    };
    const line = (title: string, figure: keyof typeof MOST, unit: string): Line => ({
      number: start.number,
      title,
      ours: `${sides.ours[figure].toFixed(0)} ${unit}`,
      limit: `${sides.limit[figure].toFixed(0)} ${unit}`,
      ratio: (sides.limit[figure] / sides.ours[figure]).toFixed(2),
      target: `≤ ${MOST[figure]} ${unit}`,
      cpu: '',
      p50: '',
      p99: '',
      verdict: sides.ours[figure] <= MOST[figure] ? 'pass' : 'short of target',
    });
    return [
      line('first answer after the process starts', 'firstAnswerMs', 'ms'),
      line('memory (RSS) idle', 'idleMb', 'MB'),
      line(`memory (RSS) after ${seconds} s of load`, 'loadedMb', 'MB'),
    ];
  },
};

interface Candidate {
  readonly launch: (town: Town) => Promise<Server>;
  /** Asks something that the database has to be asked for. */
  readonly first: Buffer;
  readonly shots: (server: Server) => Promise<() => Shot>;
}

/** Starts a server again and again; the last one is looked at while it rests, then loaded. */
async function measured(
  town: Town,
  seconds: number,
  passes: number,
  { launch, first, shots }: Candidate,
): Promise<Record<keyof typeof MOST, number>> {
  const starts: number[] = [];
  const started = async () => {
    const server = await launch(town);
    const isRight = (body: string) => body.startsWith('{') && !body.includes('"errors"');
    const { fault } = await load(server.port, 1, { seconds: 30, requests: 1 }, () => ({ request: first, isRight }));
    if (fault) throw new Error(`the first answer was wrong: ${fault}`);
    starts.push(performance.now() - server.startedAt);
    return server;
  };
  for (let n = 1; n < passes; n++) await (await started()).stop();
  const server = await started();
  try {
    await sleep(2_000);
    const idleMb = memoryMb(server.pid);
    const { faults, fault } = await load(server.port, CLIENTS, { seconds }, await shots(server));
    if (faults > 0) throw new Error(`${faults} answers were wrong: ${fault}`);
    return { firstAnswerMs: median(starts), idleMb, loadedMb: memoryMb(server.pid) };
  } finally {
    await server.stop();
  }
}

/** Resident memory; NaN where the system does not tell. */
function memoryMb(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return NaN;
  }
}
