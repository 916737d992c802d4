import { type Comparison, type Effort, LEAST_JUDGED } from './compare.js';
import { type Town } from './town.types.js';

/** What a workload is given. */
export interface Bench {
  readonly effort: Effort;
  readonly quick: boolean;
  /** The town, made at its first use and the same for all workloads of a run. */
  readonly town: () => Promise<Town>;
  readonly say: (line: string) => void;
}

/** One file each, and a line or more of the table. */
export interface Workload {
  readonly number: number;
  readonly title: string;
  /** The least ratio to the limit that passes. */
  readonly target: number;
  readonly run: (bench: Bench) => Promise<Line[]>;
}

/** A line of the table, as it is printed. */
export interface Line {
  readonly number: number;
  readonly title: string;
  readonly ours: string;
  readonly limit: string;
  readonly ratio: string;
  readonly target: string;
  /** Node and PostgreSQL, microseconds a request, ours and the limit's. */
  readonly cpu: string;
  /** Milliseconds, ours and the limit's. */
  readonly p50: string;
  readonly p99: string;
  readonly verdict: 'pass' | 'short of target' | 'not judged' | 'FAILED';
}

const rate = (perSecond: number) => `${Math.round(perSecond)}/s`;
const micros = (value: number | undefined) => (value === undefined ? '?' : String(Math.round(value)));

/** The line of a comparison with a limit. `faults` are what must not have happened: any makes it fail. */
export function lineOf(
  { number, title, target }: Pick<Workload, 'number' | 'title' | 'target'>,
  { ours, limit, ratio, cpuRatio, judgedPasses }: Comparison,
  faults: readonly string[] = [],
): Line {
  const judged = judgedPasses >= LEAST_JUDGED;
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
