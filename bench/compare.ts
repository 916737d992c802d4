import { type Load, type Shot, load } from './load.js';
import { type Server, cpuMicros, postgresCpuMicros } from './processes.js';

/** One side of a comparison: a server, and what it is asked. */
export interface Side {
  readonly server: Server;
  readonly next: () => Shot;
}

export interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU microseconds a request; undefined where the system does not tell. */
  readonly nodeMicros: number | undefined;
  readonly postgresMicros: number | undefined;
  /** Connections that the server closed. */
  readonly reconnects?: number;
}

export interface Comparison {
  readonly ours: Run;
  readonly limit: Run;
  /** Ours / limit in requests a second: the median of the passes that were calm enough to judge. */
  readonly ratio: number;
  /** Limit / ours in CPU time a request, Node and PostgreSQL together: hardly moves when the machine is busy. */
  readonly cpuRatio: number | undefined;
  readonly judgedPasses: number;
  readonly reconnects: number;
}

export interface Effort {
  readonly passes: number;
  readonly seconds: number;
  /** Requests before the first pass: until then the server still compiles what it runs. */
  readonly warmUp: number;
}
export const FULL: Effort = { passes: 5, seconds: 4, warmUp: 10_000 };
export const QUICK: Effort = { passes: 3, seconds: 1, warmUp: 2_500 };
const LONGEST_WARM_UP_SECONDS = 15;

/** Two runs of the limit around ours that differ by more than this mean that something else was using the machine. */
const MOST_DRIFT = 0.15;
export const LEAST_JUDGED = 3;
const MORE_TRIES = 3;

/** Loads two servers in turn with `clients` at a time, after a warm-up of each. */
export async function compare(
  effort: Effort,
  clients: number,
  backend: number,
  { ours, limit }: { ours: Side; limit: Side },
): Promise<Comparison> {
  const run = (side: Side) => () => measured(side, clients, { seconds: effort.seconds }, backend);
  for (const side of [limit, ours])
    await measured(side, clients, { seconds: LONGEST_WARM_UP_SECONDS, requests: effort.warmUp }, backend);
  return compareRuns(effort, { ours: run(ours), limit: run(limit) });
}

/** Limit, ours, limit, pass after pass, until enough passes were calm or it is clear that they will not be. */
export async function compareRuns(
  effort: Effort,
  run: { ours: () => Promise<Run>; limit: () => Promise<Run> },
): Promise<Comparison> {
  const passes: { before: Run; ours: Run; after: Run }[] = [];
  const isCalm = ({ before, after }: (typeof passes)[number]) =>
    Math.abs(before.perSecond - after.perSecond) / Math.max(before.perSecond, after.perSecond) <= MOST_DRIFT;
  while (passes.filter(isCalm).length < effort.passes && passes.length < effort.passes + MORE_TRIES)
    passes.push({ before: await run.limit(), ours: await run.ours(), after: await run.limit() });
  const calm = passes.filter(isCalm);
  const told = calm.length >= LEAST_JUDGED ? calm : passes;
  const limits = told.flatMap(({ before, after }) => [before, after]);
  return {
    ours: middle(told.map((pass) => pass.ours)),
    limit: middle(limits),
    ratio: median(told.map((pass) => pass.ours.perSecond / ((pass.before.perSecond + pass.after.perSecond) / 2))),
    cpuRatio: cpuRatio(middle(limits), middle(told.map((pass) => pass.ours))),
    judgedPasses: calm.length,
    reconnects: passes.reduce((sum, pass) => sum + (pass.ours.reconnects ?? 0), 0),
  };
}

async function measured(
  { server, next }: Side,
  clients: number,
  until: { seconds: number; requests?: number },
  backend: number,
): Promise<Run> {
  const before = [cpuMicros(server.pid), postgresCpuMicros(backend)] as const;
  const result = await load(server.port, clients, until, next);
  if (result.faults > 0) throw new Error(`${result.faults} of ${result.answers} answers were wrong: ${result.fault}`);
  const each = (now: number | undefined, then: number | undefined) =>
    now === undefined || then === undefined ? undefined : (now - then) / result.answers;
  return {
    perSecond: result.answers / result.seconds,
    p50Ms: percentile(result, 0.5),
    p99Ms: percentile(result, 0.99),
    nodeMicros: each(cpuMicros(server.pid), before[0]),
    postgresMicros: each(postgresCpuMicros(backend), before[1]),
    reconnects: result.reconnects,
  };
}

const percentile = ({ milliseconds }: Load, share: number) =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? NaN;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The median of each figure by itself. */
function middle(runs: readonly Run[]): Run {
  const of = (figure: (run: Run) => number | undefined) => median(runs.map((run) => figure(run) ?? NaN));
  const known = (value: number) => (Number.isNaN(value) ? undefined : value);
  return {
    perSecond: of((run) => run.perSecond),
    p50Ms: of((run) => run.p50Ms),
    p99Ms: of((run) => run.p99Ms),
    nodeMicros: known(of((run) => run.nodeMicros)),
    postgresMicros: known(of((run) => run.postgresMicros)),
  };
}

function cpuRatio(limit: Run, ours: Run): number | undefined {
  const total = ({ nodeMicros, postgresMicros }: Run) => (nodeMicros ?? NaN) + (postgresMicros ?? NaN);
  const ratio = total(limit) / total(ours);
  return Number.isNaN(ratio) ? undefined : ratio;
}
