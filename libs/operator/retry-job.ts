import { type Actor, type Audit, type Database, dropJob, networkOfJob, retryFailedJob } from '#libs/platform';

const ACTS = {
  retry: { run: retryFailedJob, noted: 'JOB_RETRIED' },
  drop: { run: dropJob, noted: 'JOB_DROPPED' },
} as const;
export type JobAct = keyof typeof ACTS;

/**
 * Starts a failed job over, now, or drops one that is open, and notes who did.
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
  const networkId = await networkOfJob(database.open, jobId);
  if (!networkId) return false;
  return database.inTransaction(networkId, async (tx) => {
    const { run, noted } = ACTS[act];
    const isDone = await run(tx, jobId, now);
    if (isDone) await audit.note(tx, actor, noted, ['JOB', jobId]);
    return isDone;
  });
}
