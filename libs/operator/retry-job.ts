import { type Actor, type Audit, type Database, statement } from '#libs/platform';

const networkOf = statement('operator.networkOfJob', `select network_id as "networkId" from outbox where id = $1`);
const retry = statement(
  'operator.retryJob',
  `update outbox set attempts = 0, run_at = $2, published_at = null
    where id = $1 and attempts > 0 and done_at is null and voided_at is null`,
);
const drop = statement(
  'operator.dropJob',
  `update outbox set voided_at = $2 where id = $1 and done_at is null and voided_at is null`,
);

const ACTS = {
  retry: { statement: retry, noted: 'JOB_RETRIED' },
  drop: { statement: drop, noted: 'JOB_DROPPED' },
} as const;
export type JobAct = keyof typeof ACTS;

/**
 * Lets a failed job begin anew, now, or drops one that is open, and notes who did.
 * @returns false when there was nothing to do: it ended, or never failed
 */
export async function actOnJob(
  database: Database,
  audit: Audit,
  actor: Actor,
  act: JobAct,
  jobId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const job = await database.open.maybe<{ networkId: string }>(networkOf, [jobId]);
  if (!job) return false;
  return database.inTransaction(job.networkId, async (tx) => {
    const changed = await tx.run(ACTS[act].statement, [jobId, now]);
    if (changed > 0) await audit.note(tx, actor, ACTS[act].noted, ['JOB', jobId]);
    return changed > 0;
  });
}
