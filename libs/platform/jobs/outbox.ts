import { type Job } from './jobs.js';
import { type Sql, statement } from '../database/sql.js';
import { currentTrace } from '../telemetry/instrument.js';

const insertJob = statement(
  'platform.enqueue',
  `insert into outbox (network_id, topic, subject_id, key, payload, run_at, request_id, traceparent)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7) on conflict (network_id, key) do nothing`,
);
const voidSubject = statement(
  'platform.voidJobs',
  `update outbox set voided_at = $3 where network_id = (select current_network()) and subject_id = $1 and topic = $2
      and done_at is null and voided_at is null`,
);

export interface JobToEnqueue<Payload> {
  job: Job<Payload>;
  /** What the job is about: voiding goes by it. */
  subjectId: string;
  payload: Payload;
  runAt: Temporal.Instant;
  /** Unique in the network: the same key is the same job, however often it is asked for. */
  key: string;
  requestId?: string;
}

/** The record of a job as `queued` of the statement parts reads it. @throws when the payload does not fit the job. */
export const jobRecord = <Payload>({ job, ...order }: JobToEnqueue<Payload>) => ({
  topic: job.name,
  subject_id: order.subjectId,
  key: order.key,
  payload: job.payload.parse(order.payload),
  run_at: order.runAt.toString(),
  request_id: order.requestId ?? null,
  traceparent: currentTrace() ?? null,
});

/** Writes a job in the caller's transaction: it runs if and only if the transaction commits. @returns false when its key was used before */
export async function enqueue<Payload>(tx: Sql, { job, ...order }: JobToEnqueue<Payload>): Promise<boolean> {
  const payload = JSON.stringify(job.payload.parse(order.payload));
  const origin = [order.requestId ?? null, currentTrace() ?? null];
  return (await tx.run(insertJob, [job.name, order.subjectId, order.key, payload, order.runAt, ...origin])) === 1;
}

/** Voids what was still to do of one kind about one subject, in the caller's transaction. */
export async function voidJobs(tx: Sql, job: Job<unknown>, subjectId: string, now: Temporal.Instant): Promise<number> {
  return tx.run(voidSubject, [subjectId, job.name, now]);
}

const forgetJobs = statement(
  'platform.forgetJobs',
  `delete from outbox where network_id = (select current_network()) and coalesce(done_at, voided_at) < $1`,
);

/** Drops jobs done or voided before an instant: what they did is told by their own rows. */
export const forgetJobsBefore = (tx: Sql, before: Temporal.Instant): Promise<number> => tx.run(forgetJobs, [before]);
