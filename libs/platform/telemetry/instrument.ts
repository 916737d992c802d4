import { type GraphQLError } from 'graphql';

/** Work that is measured and traced. Its name comes from a bounded set and never contains values, addresses or persons. */
export interface Work {
  readonly kind: 'http' | 'graphql' | 'mutation' | 'sql' | 'job' | 'mail';
  readonly name: string;
  /** The W3C trace context of the request or job that caused the work in another process. */
  readonly parentTrace?: string | null | undefined;
}

/** Work that has started and not ended. */
export interface WorkInProgress {
  /** Runs a function as part of this work, so that work inside it becomes a child. */
  within<Result>(run: () => Result): Result;
  /** `outcome` comes from a bounded set. */
  end(outcome: string): void;
}

export interface Instrumentation {
  start(work: Work): WorkInProgress;
  /** The current trace context, to be stored with work for another process. */
  trace?(): string | undefined;
}

const instrumentations = new Set<Instrumentation>();

/** Measures all work of this process from now on. @returns a function that ends that */
export function addInstrumentation(instrumentation: Instrumentation): () => void {
  instrumentations.add(instrumentation);
  return () => void instrumentations.delete(instrumentation);
}

export const isInstrumented = (): boolean => instrumentations.size > 0;

/** Starts measuring work whose start and end are in different places. */
export function startInstrumentedWork(work: Work): WorkInProgress {
  const started = [...instrumentations].map((instrumentation) => instrumentation.start(work));
  return {
    within: (run) => started.reduce((inner, workInProgress) => () => workInProgress.within(inner), run)(),
    end: (outcome) => started.forEach((workInProgress) => workInProgress.end(outcome)),
  };
}

/** Runs and measures work. Without instrumentation this is a plain call. */
export function instrument<Result>(
  work: Work,
  run: () => Promise<Result>,
  outcomeOf: (result: Result) => string = () => 'ok',
): Promise<Result> {
  return instrumentations.size === 0 ? run() : runInstrumented(work, run, outcomeOf);
}

async function runInstrumented<Result>(
  work: Work,
  run: () => Promise<Result>,
  outcomeOf: (result: Result) => string,
): Promise<Result> {
  const workInProgress = startInstrumentedWork(work);
  try {
    const result = await workInProgress.within(run);
    workInProgress.end(outcomeOf(result));
    return result;
  } catch (error) {
    const code = (error as Partial<GraphQLError>)?.extensions?.code;
    workInProgress.end(typeof code === 'string' ? code : 'error');
    throw error;
  }
}

/** The current trace context, for work handed to another process; undefined when nothing is traced. */
export function currentTrace(): string | undefined {
  for (const instrumentation of instrumentations) {
    const trace = instrumentation.trace?.();
    if (trace) return trace;
  }
  return undefined;
}

/** Whether an outcome is a failure of the service, rather than an answer. */
export const isFailure = (outcome: string): boolean =>
  /^(5\d\d|error|failed|given up|FAILED|INTERNAL_SERVER_ERROR|OVERLOADED|UNAVAILABLE|TIMEOUT)$/.test(outcome);
