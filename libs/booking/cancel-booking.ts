import { Injectable } from '@nestjs/common';
import { giveTimeBack } from '#libs/agenda';
import { restoredHoursDays, reverseUses } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  SettingsReader,
  type Sql,
  claimKey,
  enqueue,
  failpoint,
  statement,
  voidJobs,
} from '#libs/platform';
import { announceCancellation, confirmBooking, remindOfBooking } from './declared-jobs.js';
import { type BookingRow, bookingById, lockBooking } from './booking.queries.js';
import { giveOpeningsBack } from './pass-openings/pass-opening.parts.js';
import { mayCancelFree } from './rules/cancellation-fee.js';
import { mayBecome, statesBefore } from './rules/states.js';

/** Cancels a booking and gives its time back. It returns no row when the booking cannot be cancelled any more. */
export const cancelBookingRows = statement(
  'booking.cancel',
  `with released as (
     update booking set state = 'CANCELLED', cancelled_at = $2, sequence = sequence + 1
      where network_id = (select current_network()) and id = $1 and state in (${statesBefore('CANCELLED')
        .map((state) => `'${state}'`)
        .join(', ')}) returning network_id, id as holder_id, state),
   ${giveTimeBack},
   ${giveOpeningsBack}
   select (select count(*) from freed) as freed, (select count(*) from draws_back) as draws, (select count(*) from emptied) as emptied, (select count(*) from left_free) as people from released`,
);

export type CancelOutcome =
  | { kind: 'CANCELLED'; booking: BookingRow; restoredCreditMinutes: number; restoredCents: number }
  | { kind: 'REFUSED'; code: 'NOT_FOUND' | 'ALREADY_CANCELLED' | 'TOO_LATE_TO_CANCEL' | 'KEY_REUSED' };

/**
 * Cancels a member's own booking while cancelling is free, and returns time, seats, hours and euros and voids its reminders, in
 * one transaction.
 */
@Injectable()
export class CancelBooking {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async cancel(viewer: MemberViewer, code: string, idempotencyKey: string): Promise<CancelOutcome> {
    const now = this.clock.now();
    // Read before the transaction, which holds a connection of its own.
    const settings = await this.settings.at(viewer.network.id, now);
    const work = async (tx: Sql): Promise<CancelOutcome> => {
      const refuse = (refusal: Extract<CancelOutcome, { kind: 'REFUSED' }>['code']): never => {
        throw new Rollback<CancelOutcome>({ kind: 'REFUSED', code: refusal });
      };
      const locked = await lockBooking(tx, code, viewer.member.id);
      if (!locked) return refuse('NOT_FOUND');
      const booking = (await bookingById(tx, locked.id))!;
      const key = { actorId: viewer.member.id, operation: 'cancel', key: idempotencyKey, request: code };
      const claim = await claimKey(tx, key, booking.id, now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY') return cancelled(booking);
      if (booking.state === 'CANCELLED') return refuse('ALREADY_CANCELLED');
      const isFree = mayCancelFree(booking.policy, booking.start, booking.bookedAt, now);
      if (!isFree || !mayBecome(booking.state, 'CANCELLED')) return refuse('TOO_LATE_TO_CANCEL');

      failpoint('cancel:claimed');
      await tx.one(cancelBookingRows, [booking.id, now]);
      failpoint('cancel:released');
      const itemIds = booking.items.map(({ id }) => id);
      await reverseUses(tx, 'BOOKING_ITEM', itemIds, { now, restoredHoursDays: settings.get(restoredHoursDays) });
      failpoint('cancel:reversed');
      await voidJobs(tx, remindOfBooking, booking.id, now);
      await voidJobs(tx, confirmBooking, booking.id, now);
      failpoint('cancel:voided');
      await enqueue(tx, {
        job: announceCancellation,
        subjectId: booking.id,
        payload: { bookingId: booking.id },
        runAt: now,
        key: `booking.cancelled:${booking.id}`,
        requestId: viewer.requestId,
      });
      return cancelled({ ...booking, state: 'CANCELLED', cancelledAt: now, sequence: booking.sequence + 1 });
    };
    return this.database.inTransaction(viewer.network.id, work, 'cancel');
  }
}

const cancelled = (booking: BookingRow): CancelOutcome => ({
  kind: 'CANCELLED',
  booking,
  restoredCreditMinutes: booking.charge.creditMinutesFromPass,
  restoredCents: booking.charge.amountInclVatCents,
});
