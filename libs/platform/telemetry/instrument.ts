import { type GraphQLError } from 'graphql';

/** Work worth telling operators of: its kind, and a name out of a bounded set. Never a value, an address or a person. */
export interface Work {
  readonly kind: 'http' | 'graphql' | 'mutation' | 'sql' | 'job' | 'mail';
  readonly name: string;
  /** The W3C trace context of whoever asked for it, when that was another process. */
  readonly asked?: string | null | undefined;
}

/** One piece of work under way. */
export interface WorkInProgress {
  /** Runs what belongs to it, so that work inside is known to be its part. */
  within<Result>(run: () => Result): Result;
  /** `outcome` is out of a bounded set too. */
  end(outcome: string): void;
}

export interface Instrumentation {
  start(work: Work): WorkInProgress;
  /** The trace context to write beside work that another process will do. */
  trace?(): string | undefined;
}

const watchers = new Set<Instrumentation>();

/** Lets a watcher see all work of this process from now on. @returns what ends that */
export function addInstrumentation(watcher: Instrumentation): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

export const isInstrumented = (): boolean => watchers.size > 0;

/** Begins to watch work that has its start and its end in two places. */
export function startInstrumentedWork(work: Work): WorkInProgress {
  const watches = [...watchers].map((watcher) => watcher.start(work));
  return {
    within: (run) => watches.reduce((inner, watch) => () => watch.within(inner), run)(),
    end: (outcome) => watches.forEach((watch) => watch.end(outcome)),
  };
}

/** Runs work under the eyes of whoever watches; where nobody does, this is a call and no more. */
export function instrument<Result>(
  work: Work,
  run: () => Promise<Result>,
  outcomeOf: (result: Result) => string = () => 'ok',
): Promise<Result> {
  return watchers.size === 0 ? run() : seen(work, run, outcomeOf);
}

async function seen<Result>(
  work: Work,
  run: () => Promise<Result>,
  outcomeOf: (result: Result) => string,
): Promise<Result> {
  const watch = startInstrumentedWork(work);
  try {
    const result = await watch.within(run);
    watch.end(outcomeOf(result));
    return result;
  } catch (error) {
    const code = (error as Partial<GraphQLError>)?.extensions?.code;
    watch.end(typeof code === 'string' ? code : 'error');
    throw error;
  }
}

/** The trace that is under way here, for work handed to another process; undefined where nothing is traced. */
export function currentTrace(): string | undefined {
  for (const watcher of watchers) {
    const trace = watcher.trace?.();
    if (trace) return trace;
  }
  return undefined;
}

/** Whether an outcome is somebody's fault here, rather than an answer. */
export const isFault = (outcome: string): boolean =>
  /^(5\d\d|error|failed|given up|FAILED|INTERNAL_SERVER_ERROR|OVERLOADED|UNAVAILABLE|TIMEOUT)$/.test(outcome);
