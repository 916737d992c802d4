import { type Job, MAX_ATTEMPTS } from './jobs.js';
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
  /** What the job is about; `voidJobs` finds jobs by it. */
  subjectId: string;
  payload: Payload;
  runAt: Temporal.Instant;
  /** Unique in the network. Enqueuing a used key again has no effect. */
  key: string;
  requestId?: string;
}

/** A job as `queued` of the statement parts reads it. */
export interface JobRecord {
  readonly topic: string;
  readonly subject_id: string;
  readonly key: string;
  readonly payload: unknown;
  readonly run_at: string;
  readonly request_id: string | null;
  readonly traceparent: string | null;
}
/** @throws when the payload does not fit the job */
export const jobRecord = <Payload>({ job, ...fields }: JobToEnqueue<Payload>): JobRecord => ({
  topic: job.name,
  subject_id: fields.subjectId,
  key: fields.key,
  payload: job.payload.parse(fields.payload),
  run_at: fields.runAt.toString(),
  request_id: fields.requestId ?? null,
  traceparent: currentTrace() ?? null,
});

/** Writes a job in the caller's transaction; it runs if and only if the transaction commits. @returns false when its key was used before */
export async function enqueue<Payload>(tx: Sql, { job, ...fields }: JobToEnqueue<Payload>): Promise<boolean> {
  const payload = JSON.stringify(job.payload.parse(fields.payload));
  const origin = [fields.requestId ?? null, currentTrace() ?? null];
  return (await tx.run(insertJob, [job.name, fields.subjectId, fields.key, payload, fields.runAt, ...origin])) === 1;
}

/** Voids the pending jobs of one kind and subject, in the caller's transaction. @returns their number */
export async function voidJobs(tx: Sql, job: Job<unknown>, subjectId: string, now: Temporal.Instant): Promise<number> {
  return tx.run(voidSubject, [subjectId, job.name, now]);
}

const deleteJobs = statement(
  'platform.forgetJobs',
  `delete from outbox where network_id = (select current_network()) and coalesce(done_at, voided_at) < $1`,
);

/** Deletes jobs that were done or voided before an instant. Their effects have records of their own. */
export const deleteJobsBefore = (tx: Sql, before: Temporal.Instant): Promise<number> => tx.run(deleteJobs, [before]);

const readNetwork = statement('platform.networkOfJob', `select network_id as "networkId" from outbox where id = $1`);
const retry = statement(
  'platform.retryFailedJob',
  `update outbox set attempts = 0, run_at = $2, published_at = null
    where id = $1 and attempts > 0 and done_at is null and voided_at is null`,
);
const drop = statement(
  'platform.dropJob',
  `update outbox set voided_at = $2 where id = $1 and done_at is null and voided_at is null`,
);

/** The network of a job; undefined when there is no such job. */
export const networkOfJob = async (sql: Sql, jobId: string): Promise<string | undefined> =>
  (await sql.maybe<{ networkId: string }>(readNetwork, [jobId]))?.networkId;

/** Starts a failed job over, now. @returns false when it ended or never failed */
export const retryFailedJob = async (tx: Sql, jobId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(retry, [jobId, now])) > 0;

/** Voids an open job. @returns false when it ended */
export const dropJob = async (tx: Sql, jobId: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(drop, [jobId, now])) > 0;

const readAbout = statement(
  'platform.jobsAbout',
  `select payload,
          run_at as "runAt",
          case when voided_at is not null then 'VOIDED'
               when done_at is not null then 'DONE'
               when attempts >= $3 then 'GIVEN_UP'
               else 'OPEN' end as state
     from outbox
    where network_id = (select current_network())
      and subject_id = $1
      and topic = $2
    order by run_at`,
);

/** How a job stands. DONE says that its handler ended, not what came of it. */
export interface JobAbout<Payload> {
  payload: Payload;
  runAt: Temporal.Instant;
  state: 'OPEN' | 'DONE' | 'VOIDED' | 'GIVEN_UP';
}

/** The jobs of one kind about one subject, the earliest first. */
export const jobsAbout = <Payload>(tx: Sql, job: Job<Payload>, subjectId: string): Promise<JobAbout<Payload>[]> =>
  tx.rows<JobAbout<Payload>>(readAbout, [subjectId, job.name, MAX_ATTEMPTS]);
