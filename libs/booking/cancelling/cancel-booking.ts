import { Injectable } from '@nestjs/common';
import { liveChargeId, rechargeAs, restoredHoursDays, reverseCharge, reverseChargesOf } from '#libs/passes';
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
} from '#libs/platform';
import { type BookedItem, type BookingRow, bookingById, lockBooking } from '../booking.queries.js';
import { announceCancellation } from '../declared-jobs.js';
import { type CancellationCost, type HoursAndEuros, costOfCancelling, isFree } from '../rules/cancellation-cost.js';
import { recordAnswer } from '../requests/end-request.js';
import { queueFeeWaiver } from './queue-fee-waiver.js';
import { releaseBooking, voidJobsOfBooking } from './release-booking.js';

/** The most that the member agreed to pay for cancelling. */
export type AcceptedFee = Readonly<Record<'creditMinutes' | 'amountCents', number>>;

export type CancelOutcome =
  | { kind: 'CANCELLED'; booking: BookingRow; restoredCreditMinutes: number; restoredCents: number }
  | { kind: 'FEE_DUE'; cost: CancellationCost }
  | { kind: 'REFUSED'; code: 'NOT_FOUND' | 'ALREADY_CANCELLED' | 'TOO_LATE_TO_CANCEL' | 'KEY_REUSED' };

interface Settling {
  readonly now: Temporal.Instant;
  readonly restoredHoursDays: number;
}

/**
 * Cancels a member's own booking: returns time, seats, hours and euros, keeps the fee that the member accepted, and voids the
 * reminders, in one transaction.
 */
@Injectable()
export class CancelBooking {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async cancel(
    viewer: MemberViewer,
    code: string,
    idempotencyKey: string,
    accepted: AcceptedFee,
  ): Promise<CancelOutcome> {
    const now = this.clock.now();
    // Read before the transaction, which holds a connection of its own.
    const settings = await this.settings.at(viewer.network.id, now);
    const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
    const work = async (tx: Sql): Promise<CancelOutcome> => {
      const answer = (outcome: CancelOutcome): never => {
        throw new Rollback<CancelOutcome>(outcome);
      };
      const locked = await lockBooking(tx, code, viewer.member.id);
      if (!locked) return answer({ kind: 'REFUSED', code: 'NOT_FOUND' });
      const booking = (await bookingById(tx, locked.id))!;
      const key = { actorId: viewer.member.id, operation: 'cancel', key: idempotencyKey, request: code };
      const claim = await claimKey(tx, key, booking.id, now);
      if (claim.kind === 'KEY_REUSED') return answer({ kind: 'REFUSED', code: 'KEY_REUSED' });
      if (claim.kind === 'REPLAY') return cancelled(booking);
      if (booking.state === 'CANCELLED') return answer({ kind: 'REFUSED', code: 'ALREADY_CANCELLED' });
      const cost = costOfCancelling(booking, now);
      if (!cost) return answer({ kind: 'REFUSED', code: 'TOO_LATE_TO_CANCEL' });
      const { creditMinutesFromPass, amountCents } = cost.fee;
      if (creditMinutesFromPass > accepted.creditMinutes || amountCents > accepted.amountCents)
        return answer({ kind: 'FEE_DUE', cost });

      failpoint('cancel:claimed');
      await releaseBooking(tx, { id: booking.id, by: 'MEMBER', now });
      failpoint('cancel:released');
      if (booking.state === 'PENDING') await recordAnswer(tx, booking.id, { answer: 'WITHDRAWN', byId: null, now });
      await settle(tx, booking, cost, how);
      failpoint('cancel:charged');
      await voidJobsOfBooking(tx, booking.id, now);
      failpoint('cancel:voided');
      await announce(tx, viewer, booking, now);
      if (!isFree(cost.fee)) await queueFeeWaiver(tx, booking, now);
      return cancelled((await bookingById(tx, booking.id))!);
    };
    return this.database.inTransaction(viewer.network.id, work, 'cancel');
  }
}

/** Gives back the price but the fee, which is charged again as a fee with the hours and euros that are left. */
async function settle(tx: Sql, booking: BookingRow, { fee, fees }: CancellationCost, how: Settling): Promise<void> {
  if (isFree(fee)) {
    const itemIds = booking.items.map(({ id }) => id);
    await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, how);
    failpoint('cancel:reversed');
    return;
  }
  for (const [i, item] of booking.items.entries()) {
    const { id, revision } = item;
    const source = { kind: 'BOOKING_ITEM', id, revision } as const;
    const part = priceWithout(item, fees[i]!);
    const reversed = await reverseCharge(tx, { chargeId: await liveChargeId(tx, source), part, ...how });
    if (!reversed) throw new Error(`booking item ${id}: less is left of its price than its fee gives back`);
    failpoint('cancel:reversed');
    await rechargeAs(tx, source, { kind: 'FEE', revision, venueId: booking.venueId }, how.now);
  }
}

const priceWithout = ({ price }: BookedItem, fee: HoursAndEuros): HoursAndEuros => ({
  creditMinutesFromPass: price.creditMinutesFromPass - fee.creditMinutesFromPass,
  creditMinutesPaid: price.creditMinutesPaid - fee.creditMinutesPaid,
  amountCents: price.amountCents - fee.amountCents,
});

const announce = (tx: Sql, { requestId }: MemberViewer, { id }: BookingRow, now: Temporal.Instant): Promise<unknown> =>
  enqueue(tx, {
    job: announceCancellation,
    subjectId: id,
    payload: { bookingId: id },
    runAt: now,
    key: `booking.cancelled:${id}`,
    requestId,
  });

const cancelled = (booking: BookingRow): CancelOutcome => ({
  kind: 'CANCELLED',
  booking,
  restoredCreditMinutes: booking.charge.creditMinutesFromPass - (booking.fee?.creditMinutes ?? 0),
  restoredCents: booking.charge.amountInclVatCents - (booking.fee?.amountCents ?? 0),
});
