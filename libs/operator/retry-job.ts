import { type Actor, type Audit, type Database, dropJob, networkOfJob, retryFailedJob } from '#libs/platform';

const ACTIONS = {
  retry: { run: retryFailedJob, auditAction: 'JOB_RETRIED' },
  drop: { run: dropJob, auditAction: 'JOB_DROPPED' },
} as const;
export type JobAction = keyof typeof ACTIONS;

/**
 * Restarts a failed job now, or drops a pending one, and records who did it in the audit log.
 * @returns false when nothing was changed, because the job has ended or never failed
 */
export async function actOnJob(
  database: Database,
  audit: Audit,
  actor: Actor,
  act: JobAction,
  jobId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const networkId = await networkOfJob(database.open, jobId);
  if (!networkId) return false;
  return database.inTransaction(networkId, async (tx) => {
    const { run, auditAction } = ACTIONS[act];
    const isDone = await run(tx, jobId, now);
    if (isDone) await audit.record(tx, actor, auditAction, ['JOB', jobId]);
    return isDone;
  });
}
