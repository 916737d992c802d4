import { giveTimeBack } from '#libs/agenda';
import { type Sql, statement, voidJobs } from '#libs/platform';
import { confirmBooking, remindOfBooking } from '../declared-jobs.js';
import { followEnd } from '../when-booking-ends.js';
import { giveOpeningsBack } from '../pass-openings/pass-opening.parts.js';
import { type CancelledBy } from '../rules/cancelled-by.js';
import { statesBefore } from '../rules/states.js';

const BEFORE_CANCELLED = statesBefore('CANCELLED')
  .map((state) => `'${state}'`)
  .join(', ');
const release = statement(
  'booking.cancel',
  `with released as (
     update booking
        set state = 'CANCELLED', cancelled_at = $2, cancelled_by = $3, cancellation_reason = $4,
            withdrawn_at = case when $5 then $2::timestamptz end, sequence = sequence + 1
      where network_id = (select current_network()) and id = $1 and state in (${BEFORE_CANCELLED})
     returning network_id, id as holder_id, state, with_mentor),
   ${giveTimeBack},
   ${giveOpeningsBack}
   select (select count(*) from freed) as freed, (select count(*) from draws_back) as draws, (select count(*) from emptied) as emptied, (select count(*) from left_free) as people, with_mentor as "withMentor" from released`,
);

export interface BookingToRelease {
  readonly id: string;
  readonly by: CancelledBy;
  readonly reason?: string | null;
  /** Withdrawn from, by the right of consumers. */
  readonly isWithdrawal?: boolean;
  readonly now: Temporal.Instant;
}

/**
 * Cancels a booking and gives its time and its part of what is open to the pass back. The caller then settles its price and
 * calls `voidJobsOfBooking`. @returns false when the booking cannot be cancelled any more
 */
export async function releaseBooking(
  tx: Sql,
  { id, by, reason = null, isWithdrawal = false, now }: BookingToRelease,
): Promise<boolean> {
  const released = await tx.maybe<{ withMentor: boolean }>(release, [id, now, by, reason, isWithdrawal]);
  if (released?.withMentor) await followEnd(tx, { bookingId: id, by, now });
  return released !== undefined;
}

/** Voids what was still to be sent about a booking that no longer takes place. */
export async function voidJobsOfBooking(tx: Sql, id: string, now: Temporal.Instant): Promise<void> {
  await voidJobs(tx, remindOfBooking, id, now);
  await voidJobs(tx, confirmBooking, id, now);
}
