import { type Comparison, type PassSettings, MIN_JUDGED_PASSES } from './compare.js';
import { type Town } from './town.types.js';

/** The context of a workload. */
export interface BenchContext {
  readonly effort: PassSettings;
  readonly quick: boolean;
  /** The town, created on first use and shared by all workloads of a run. */
  readonly town: () => Promise<Town>;
  readonly log: (line: string) => void;
}

/** A workload, in a file of its own, with one or more lines of the table. */
export interface Workload {
  readonly number: number;
  readonly title: string;
  /** The minimum ratio to the limit that passes. */
  readonly target: number;
  readonly run: (bench: BenchContext) => Promise<ResultLine[]>;
}

/** A line of the printed table. */
export interface ResultLine {
  readonly number: number;
  readonly title: string;
  readonly ours: string;
  readonly limit: string;
  readonly ratio: string;
  readonly target: string;
  /** CPU microseconds per request of Node and PostgreSQL, ours and the limit. */
  readonly cpu: string;
  /** Milliseconds, ours and the limit. */
  readonly p50: string;
  readonly p99: string;
  readonly verdict: 'pass' | 'short of target' | 'not judged' | 'FAILED';
}

const rate = (perSecond: number) => `${Math.round(perSecond)}/s`;
const micros = (value: number | undefined) => (value === undefined ? '?' : String(Math.round(value)));

/** The line of a comparison with a limit. Any entry in `faults` makes it fail. */
export function lineOf(
  { number, title, target }: Pick<Workload, 'number' | 'title' | 'target'>,
  { ours, limit, ratio, cpuRatio, judgedPasses }: Comparison,
  faults: readonly string[] = [],
): ResultLine {
  const judged = judgedPasses >= MIN_JUDGED_PASSES;
  return {
    number,
    title,
    ours: rate(ours.perSecond),
    limit: rate(limit.perSecond),
    ratio: `${ratio.toFixed(2)}${cpuRatio === undefined ? '' : ` (cpu ${cpuRatio.toFixed(2)})`}`,
    target: `≥ ${target}`,
    cpu: `${micros(ours.nodeMicros)}+${micros(ours.postgresMicros)} / ${micros(limit.nodeMicros)}+${micros(limit.postgresMicros)}`,
    p50: `${ours.p50Ms.toFixed(1)} / ${limit.p50Ms.toFixed(1)}`,
    p99: `${ours.p99Ms.toFixed(1)} / ${limit.p99Ms.toFixed(1)}`,
    verdict: faults.length > 0 ? 'FAILED' : !judged ? 'not judged' : ratio >= target ? 'pass' : 'short of target',
  };
}
