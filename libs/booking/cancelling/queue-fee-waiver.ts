import { type Sql, enqueue } from '#libs/platform';
import { decideFeeWaiver } from '../declared-jobs.js';

/**
 * Queues the decision how much of the fee of a booking is given back because others used its time: after its end, when nothing
 * more can happen in that time.
 */
export const queueFeeWaiver = (
  tx: Sql,
  { id, end }: { readonly id: string; readonly end: Temporal.Instant },
  now: Temporal.Instant,
): Promise<unknown> =>
  enqueue(tx, {
    job: decideFeeWaiver,
    subjectId: id,
    payload: { bookingId: id },
    runAt: Temporal.Instant.compare(end, now) > 0 ? end : now,
    key: `booking.decideFeeWaiver:${id}`,
  });
