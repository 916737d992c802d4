import { giveTimeBack } from '#libs/agenda';
import { reverseChargesOf } from '#libs/passes';
import { type Sql, enqueue, failpoint, statement, takenOffQuota, voidJobs } from '#libs/platform';
import { type BookingRow } from '../booking.queries.js';
import { announceRequestAnswer, requestDeadline } from '../declared-jobs.js';
import { followEnd } from '../when-booking-ends.js';
import { giveOpeningsBack } from '../pass-openings/pass-opening.parts.js';
import { type RequestAnswer } from '../rules/request-answers.js';

/** An answer, who gave it and when. */
export interface AnswerToRecord {
  readonly answer: RequestAnswer;
  /** Null: nobody, the deadline passed. */
  readonly byId: string | null;
  readonly now: Temporal.Instant;
  /** Of a refusal. */
  readonly reason?: string | null;
  readonly suggestedStart?: Temporal.Instant | null;
}

const record = statement(
  'booking.recordRequestAnswer',
  `with closed as (
     update booking_request set answer = $2, answered_at = $3, answered_by_id = $4, reason = $5, suggested_start = $6
      where network_id = (select current_network()) and booking_id = $1 and answer is null
     returning network_id, booking_id),
   spent as (
     select b.network_id, 'booking.openRequests'::text as kind, b.member_id as subject_id, timestamptz 'epoch' as period_start, 1 as amount
       from closed c join booking b on (b.network_id, b.id) = (c.network_id, c.booking_id)),
   ${takenOffQuota('requests_left', 'spent')}
   select (select count(*) from closed)::int as closed, (select count(*) from requests_left)::int as left`,
);

/**
 * Records how a request ended, so that it no longer counts among the open ones. The booking must be locked. It does nothing for a
 * booking without an open request.
 */
export async function recordAnswer(tx: Sql, bookingId: string, to: AnswerToRecord): Promise<void> {
  const { answer, byId, now, reason = null, suggestedStart = null } = to;
  await tx.one(record, [bookingId, answer, now, byId, reason, suggestedStart]);
  await voidJobs(tx, requestDeadline, bookingId, now);
}

/** A request that did not become a booking is EXPIRED, whatever its answer: nobody cancelled anything. */
const end = statement(
  'booking.endRequest',
  `with released as (
     update booking set state = 'EXPIRED', sequence = sequence + 1
      where network_id = (select current_network()) and id = $1 and state in ('PENDING','CONFIRMED')
     returning network_id, id as holder_id, state, with_mentor),
   ${giveTimeBack},
   ${giveOpeningsBack}
   select (select count(*) from freed) as freed, (select count(*) from draws_back) as draws, (select count(*) from emptied) as emptied,
          (select count(*) from left_free) as people, with_mentor as "withMentor"
     from released`,
);

/** Ends a request that does not become a booking: its time, its seats and all that was charged are given back. */
export async function endRequest(
  tx: Sql,
  booking: Pick<BookingRow, 'id' | 'items'>,
  to: AnswerToRecord,
  restoredHoursDays: number,
): Promise<void> {
  const { withMentor } = await tx.one<{ withMentor: boolean }>(end, [booking.id]);
  if (withMentor) await followEnd(tx, { bookingId: booking.id, by: 'SYSTEM', now: to.now });
  failpoint('answer:released');
  await recordAnswer(tx, booking.id, to);
  const itemIds = booking.items.map(({ id }) => id);
  await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, { now: to.now, restoredHoursDays });
  failpoint('answer:reversed');
  // Of an appointment the member hears once, when nobody is left to ask.
  if (!withMentor) await tellMember(tx, booking.id, to.now);
}

export const tellMember = (tx: Sql, bookingId: string, now: Temporal.Instant, requestId?: string): Promise<unknown> =>
  enqueue(tx, {
    job: announceRequestAnswer,
    subjectId: bookingId,
    payload: { bookingId },
    runAt: now,
    key: `booking.requestAnswered:${bookingId}`,
    ...(requestId !== undefined && { requestId }),
  });
