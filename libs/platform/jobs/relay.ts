import { type Queue } from 'bullmq';
import { failpoint } from '../failpoint.js';
import { MAX_ATTEMPTS } from './jobs.js';
import { type QueuedJob } from './bullmq.js';
import { type Sql, statement } from '../database/sql.js';

/** The maximum number of jobs that one call of the relay hands over. */
export const RELAY_BATCH = 200;

const claimDueJobs = statement(
  'platform.claimDue',
  // Materialized, because a subquery that the planner runs again would lock and claim other rows each time.
  `with due as materialized (
     select id from outbox
      where done_at is null and voided_at is null and run_at <= $1 and attempts < $3
        and (published_at is null or published_at <= $2)
      order by run_at limit $4 for update skip locked)
   update outbox o set published_at = $1 from due where o.id = due.id returning o.id`,
);
const releaseClaims = statement(
  'platform.unclaim',
  `update outbox set published_at = null where id = any($1::uuid[]) and done_at is null`,
);
/**
 * Hands due outbox rows to BullMQ, and hands them over again when they are not done after two leases, so losing the queue loses no job.
 * The queue ignores jobs it already has. Any number of relays may run. @returns the number handed over, at most RELAY_BATCH
 */
export async function relayDue(
  sql: Sql,
  queue: Pick<Queue<QueuedJob>, 'addBulk'>,
  now: Temporal.Instant,
  leaseSeconds: number,
): Promise<number> {
  const publishedBefore = now.subtract({ seconds: 2 * leaseSeconds });
  const due = await sql.rows<{ id: string }>(claimDueJobs, [now, publishedBefore, MAX_ATTEMPTS, RELAY_BATCH]);
  if (due.length === 0) return 0;
  failpoint('relay:claimed');
  try {
    await queue.addBulk(due.map(({ id }) => ({ name: 'outbox', data: { outboxId: id }, opts: { jobId: id } })));
  } catch (error) {
    await sql.run(releaseClaims, [due.map(({ id }) => id)]);
    throw error;
  }
  failpoint('relay:handed-over');
  return due.length;
}
