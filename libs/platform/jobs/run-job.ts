import { type Clock } from '../clock.js';
import { failpoint } from '../failpoint.js';
import { type JobContext, type JobHandler, MAX_ATTEMPTS, declaredJob } from './jobs.js';
import { type Sql, statement } from '../database/sql.js';
import { createBatcher } from '../database/batcher.js';
import { type Work, instrument } from '../telemetry/instrument.js';

const readJobs = statement(
  'platform.readJobs',
  `select id, network_id as "networkId", topic, payload, request_id as "requestId", traceparent from outbox
    where id = any($1::uuid[]) and done_at is null and voided_at is null`,
);
const markDone = statement(
  'platform.markDone',
  `update outbox set done_at = $2, last_error = null where id = any($1::uuid[]) and done_at is null`,
);
const markFailed = statement(
  'platform.markFailed',
  // The wait before the next attempt doubles from 5 s to about an hour.
  `update outbox set attempts = attempts + 1, last_error = $2, published_at = null,
          run_at = greatest(run_at, $3::timestamptz) + least(power(2, least(attempts, 10)) * interval '5 seconds', interval '1 hour')
    where id = $1 and done_at is null returning attempts`,
);

interface JobRow {
  id: string;
  networkId: string;
  topic: string;
  payload: unknown;
  requestId: string | null;
  traceparent: string | null;
}

/** Reads and updates the rows of the jobs that a process runs, in batches when several begin or end at the same time. */
export class JobRows {
  /** Undefined when the job is done, voided or unknown. */
  readonly read: (jobId: string) => Promise<JobRow | undefined>;
  readonly done: (jobId: string) => Promise<unknown>;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {
    this.read = createBatcher(async (ids) => {
      const found = new Map((await sql.rows<JobRow>(readJobs, [ids])).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    });
    this.done = createBatcher(async (ids) => {
      await sql.run(markDone, [ids, clock.now()]);
      return ids;
    });
  }

  /** @returns the number of failed attempts; undefined when another worker has completed the job */
  async failed(jobId: string, message: string): Promise<number | undefined> {
    return (await this.sql.maybe<{ attempts: number }>(markFailed, [jobId, message, this.clock.now()]))?.attempts;
  }
}

/** The outcome of one job, for logs and metrics. */
export interface JobReport {
  topic: string;
  jobId: string;
  requestId: string | null;
  outcome: 'done' | 'failed' | 'given up' | 'skipped';
  error?: unknown;
}

/**
 * Runs the handler of one outbox row. A row that is done or voided is skipped. A failure is recorded in the row, which is retried after
 * a growing wait. BullMQ never sees the failure, since the outbox row is the source of truth.
 */
export async function runJob(
  rows: JobRows,
  handlers: Map<string, JobHandler>,
  jobId: string,
  report: (line: JobReport) => void,
): Promise<void> {
  const row = await rows.read(jobId);
  if (!row) return report({ topic: '?', jobId, requestId: null, outcome: 'skipped' });
  failpoint('job:started');
  const { topic, requestId } = row;
  const work: Work = { kind: 'job', name: topic, parentTrace: row.traceparent };
  const attempt = async (): Promise<JobReport> => {
    try {
      const payload = declaredJob(topic).payload.parse(row.payload);
      const context: JobContext = { networkId: row.networkId, jobId };
      await handlers.get(topic)!(payload as never, context);
      await rows.done(jobId);
      failpoint('job:done');
      return { topic, jobId, requestId, outcome: 'done' };
    } catch (error) {
      const message = String((error as Error)?.message ?? error).slice(0, 500);
      const outcome = ((await rows.failed(jobId, message)) ?? 0) < MAX_ATTEMPTS ? 'failed' : 'given up';
      return { topic, jobId, requestId, outcome, error };
    }
  };
  report(await instrument(work, attempt, ({ outcome }) => outcome));
}
