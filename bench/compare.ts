import { type LoadResult, type LoadRequest, load } from './load.js';
import { type Server, cpuMicros, postgresCpuMicros } from './processes.js';

/** One side of a comparison: a server and its requests. */
export interface Side {
  readonly server: Server;
  readonly next: () => LoadRequest;
}

export interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU microseconds per request; undefined when the system does not report them. */
  readonly nodeMicros: number | undefined;
  readonly postgresMicros: number | undefined;
  /** Connections that the server closed. */
  readonly reconnects?: number;
}

export interface Comparison {
  readonly ours: Run;
  readonly limit: Run;
  /** Ours divided by the limit, in requests per second: the median of the passes without much interference. */
  readonly ratio: number;
  /** The limit divided by ours, in CPU time per request of Node and PostgreSQL; hardly affected by a busy machine. */
  readonly cpuRatio: number | undefined;
  readonly judgedPasses: number;
  readonly reconnects: number;
}

export interface PassSettings {
  readonly passes: number;
  readonly seconds: number;
  /** Requests before the first pass, during which V8 still compiles. */
  readonly warmUp: number;
}
export const FULL: PassSettings = { passes: 5, seconds: 4, warmUp: 10_000 };
export const QUICK: PassSettings = { passes: 3, seconds: 1, warmUp: 2_500 };
const MAX_WARM_UP_SECONDS = 15;

/** When the runs of the limit before and after ours differ by more than this, other programs were using the machine. */
const MAX_DRIFT = 0.15;
export const MIN_JUDGED_PASSES = 3;
const MAX_EXTRA_PASSES = 3;

/** Loads two servers in turn with `clients` connections, after a warm-up of each. */
export async function compare(
  effort: PassSettings,
  clients: number,
  backend: number,
  { ours, limit }: { ours: Side; limit: Side },
): Promise<Comparison> {
  const run = (side: Side) => () => measureRun(side, clients, { seconds: effort.seconds }, backend);
  for (const side of [limit, ours])
    await measureRun(side, clients, { seconds: MAX_WARM_UP_SECONDS, requests: effort.warmUp }, backend);
  return compareRuns(effort, { ours: run(ours), limit: run(limit) });
}

/** Runs passes of limit, ours and limit again, until enough of them were without much interference or the attempts are used up. */
export async function compareRuns(
  effort: PassSettings,
  run: { ours: () => Promise<Run>; limit: () => Promise<Run> },
): Promise<Comparison> {
  const passes: { before: Run; ours: Run; after: Run }[] = [];
  const isCalm = ({ before, after }: (typeof passes)[number]) =>
    Math.abs(before.perSecond - after.perSecond) / Math.max(before.perSecond, after.perSecond) <= MAX_DRIFT;
  while (passes.filter(isCalm).length < effort.passes && passes.length < effort.passes + MAX_EXTRA_PASSES)
    passes.push({ before: await run.limit(), ours: await run.ours(), after: await run.limit() });
  const calm = passes.filter(isCalm);
  const reported = calm.length >= MIN_JUDGED_PASSES ? calm : passes;
  const limits = reported.flatMap(({ before, after }) => [before, after]);
  return {
    ours: medianRun(reported.map((pass) => pass.ours)),
    limit: medianRun(limits),
    ratio: median(reported.map((pass) => pass.ours.perSecond / ((pass.before.perSecond + pass.after.perSecond) / 2))),
    cpuRatio: cpuRatio(medianRun(limits), medianRun(reported.map((pass) => pass.ours))),
    judgedPasses: calm.length,
    reconnects: passes.reduce((sum, pass) => sum + (pass.ours.reconnects ?? 0), 0),
  };
}

async function measureRun(
  { server, next }: Side,
  clients: number,
  until: { seconds: number; requests?: number },
  backend: number,
): Promise<Run> {
  const before = [cpuMicros(server.pid), postgresCpuMicros(backend)] as const;
  const result = await load(server.port, clients, until, next);
  if (result.wrongAnswers > 0)
    throw new Error(`${result.wrongAnswers} of ${result.answers} answers were wrong: ${result.firstWrongAnswer}`);
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

const percentile = ({ milliseconds }: LoadResult, share: number) =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? NaN;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The median of each figure separately. */
function medianRun(runs: readonly Run[]): Run {
  const medianOf = (figure: (run: Run) => number | undefined) => median(runs.map((run) => figure(run) ?? NaN));
  const knownOrUndefined = (value: number) => (Number.isNaN(value) ? undefined : value);
  return {
    perSecond: medianOf((run) => run.perSecond),
    p50Ms: medianOf((run) => run.p50Ms),
    p99Ms: medianOf((run) => run.p99Ms),
    nodeMicros: knownOrUndefined(medianOf((run) => run.nodeMicros)),
    postgresMicros: knownOrUndefined(medianOf((run) => run.postgresMicros)),
  };
}

function cpuRatio(limit: Run, ours: Run): number | undefined {
  const total = ({ nodeMicros, postgresMicros }: Run) => (nodeMicros ?? NaN) + (postgresMicros ?? NaN);
  const ratio = total(limit) / total(ours);
  return Number.isNaN(ratio) ? undefined : ratio;
}
