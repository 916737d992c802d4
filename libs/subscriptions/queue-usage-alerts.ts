import { type Sql, enqueue } from '#libs/platform';
import { announceHoursUsed } from './declared-jobs.js';
import { lotsUsed } from './usage.queries.js';

/** Queues the alerts at 80 % and at 100 % of the hours of a period, each once. @returns how many were new */
export async function queueUsageAlerts(tx: Sql, now: Temporal.Instant): Promise<number> {
  let queued = 0;
  for (const { id, percent } of await lotsUsed(tx, announceHoursUsed.name, now)) {
    const key = `${announceHoursUsed.name}:${id}:${percent}`;
    const payload = { lotId: id, percent };
    queued += (await enqueue(tx, { job: announceHoursUsed, subjectId: id, payload, runAt: now, key })) ? 1 : 0;
  }
  return queued;
}
