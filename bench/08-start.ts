import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#libs/testing';
import { SEARCH, apiSearchRequest, rawSearchRequest, randomSearches } from './03-availability.js';
import { median } from './compare.js';
import { type LoadRequest, load, post } from './load.js';
import { type Server } from './processes.js';
import { persistedRequests, startApi, startRaw } from './sides.js';
import { type Town } from './town.types.js';
import { type ResultLine, type Workload } from './workload.js';

const CLIENTS = 16;
const LIMITS = { firstAnswerMs: 450, idleMb: 140, loadedMb: 300 };

/** Time to the first answer and memory of the api, compared with the raw server. */
export const start: Workload = {
  number: 8,
  title: 'start and memory',
  target: 1,
  run: async ({ effort, quick, town: open, log }): Promise<ResultLine[]> => {
    const town = await open();
    const chance = seededRandom();
    const nextSearch = randomSearches(town, chance);
    const raw = rawSearchRequest(town);
    const { secret } = town.members[0]!;
    const seconds = quick ? 5 : 60;
    log(`workload 8: memory after ${seconds} s of load${quick ? ' (60 s without --quick)' : ''}, SEED=${chance.seed}`);
    const sides = {
      ours: await measureServer(town, seconds, effort.passes, {
        launch: startApi,
        first: post(`/${town.slug}/graphql`, { query: '{ network { name } }' }, { cookie: `traboule=${secret}` }),
        requests: async (server) => {
          const ours = apiSearchRequest(await persistedRequests(town, server, SEARCH, { first: 1 }));
          return () => ours(nextSearch());
        },
      }),
      limit: await measureServer(town, seconds, effort.passes, {
        launch: startRaw,
        first: post('/viewer', { session: secret }),
        requests: async () => () => raw(nextSearch()),
      }),
    };
    const line = (title: string, figure: keyof typeof LIMITS, unit: string): ResultLine => ({
      number: start.number,
      title,
      ours: `${sides.ours[figure].toFixed(0)} ${unit}`,
      limit: `${sides.limit[figure].toFixed(0)} ${unit}`,
      ratio: (sides.limit[figure] / sides.ours[figure]).toFixed(2),
      target: `≤ ${LIMITS[figure]} ${unit}`,
      cpu: '',
      p50: '',
      p99: '',
      verdict: sides.ours[figure] <= LIMITS[figure] ? 'pass' : 'short of target',
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
  /** A first request that needs the database. */
  readonly first: Buffer;
  readonly requests: (server: Server) => Promise<() => LoadRequest>;
}

/** Starts a server several times, then measures the last one idle and after load. */
async function measureServer(
  town: Town,
  seconds: number,
  passes: number,
  { launch, first, requests }: Candidate,
): Promise<Record<keyof typeof LIMITS, number>> {
  const starts: number[] = [];
  const startAndMeasure = async () => {
    const server = await launch(town);
    const isRight = (body: string) => body.startsWith('{') && !body.includes('"errors"');
    const { firstWrongAnswer } = await load(server.port, 1, { seconds: 30, requests: 1 }, () => ({
      request: first,
      isRight,
    }));
    if (firstWrongAnswer) throw new Error(`the first answer was wrong: ${firstWrongAnswer}`);
    starts.push(performance.now() - server.startedAt);
    return server;
  };
  for (let n = 1; n < passes; n++) await (await startAndMeasure()).stop();
  const server = await startAndMeasure();
  try {
    await sleep(2_000);
    const idleMb = memoryMb(server.pid);
    const { wrongAnswers, firstWrongAnswer } = await load(server.port, CLIENTS, { seconds }, await requests(server));
    if (wrongAnswers > 0) throw new Error(`${wrongAnswers} answers were wrong: ${firstWrongAnswer}`);
    return { firstAnswerMs: median(starts), idleMb, loadedMb: memoryMb(server.pid) };
  } finally {
    await server.stop();
  }
}

/** Resident memory in megabytes; NaN when the system does not report it. */
function memoryMb(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return NaN;
  }
}
