import { Injectable } from '@nestjs/common';
import { compensate, restoredHoursDays, reverseChargesOf } from '#libs/passes';
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
import { type BookingRow, bookingById, lockBookingOf } from '../booking.queries.js';
import { announceVenueCancellation, countVenueCancellations } from '../declared-jobs.js';
import { costAtShare, feeShareAt } from '../rules/cancellation-cost.js';
import { mayBecome } from '../rules/states.js';
import { releaseBooking, voidJobsOfBooking } from './release-booking.js';

export type CancelAsVenueOutcome =
  | { kind: 'CANCELLED'; booking: BookingRow }
  | {
      kind: 'REFUSED';
      code: 'NOT_BOOKED_HERE' | 'ANSWER_THE_REQUEST' | 'ALREADY_CANCELLED' | 'ENDED_BEFORE_CANCELLING' | 'KEY_REUSED';
    };

/**
 * A venue cancels a booking: everything goes back, and the member gets what cancelling at that moment would have cost the
 * member. Consumer law asks for this symmetry (Code de la consommation, R212-2).
 */
@Injectable()
export class CancelAsVenue {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async cancel(
    viewer: MemberViewer,
    { venueId, code, reason, idempotencyKey }: Record<'venueId' | 'code' | 'reason' | 'idempotencyKey', string>,
  ): Promise<CancelAsVenueOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
    const work = async (tx: Sql): Promise<CancelAsVenueOutcome> => {
      const refuse = (refusal: Extract<CancelAsVenueOutcome, { kind: 'REFUSED' }>['code']): never => {
        throw new Rollback<CancelAsVenueOutcome>({ kind: 'REFUSED', code: refusal });
      };
      const locked = await lockBookingOf(tx, code, venueId);
      if (!locked) return refuse('NOT_BOOKED_HERE');
      const booking = (await bookingById(tx, locked.id))!;
      const request = JSON.stringify([venueId, code, reason]);
      const key = { actorId: viewer.member.id, operation: 'cancelAsVenue', key: idempotencyKey, request };
      const claim = await claimKey(tx, key, booking.id, now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY') return { kind: 'CANCELLED', booking };
      if (booking.state === 'CANCELLED') return refuse('ALREADY_CANCELLED');
      if (booking.state === 'PENDING') return refuse('ANSWER_THE_REQUEST');
      if (!mayBecome(booking.state, 'CANCELLED') || Temporal.Instant.compare(now, booking.end) >= 0)
        return refuse('ENDED_BEFORE_CANCELLING');

      failpoint('cancelAsVenue:claimed');
      await releaseBooking(tx, { id: booking.id, by: 'VENUE', reason, now });
      failpoint('cancelAsVenue:released');
      await refundAndCompensate(tx, booking, how);
      failpoint('cancelAsVenue:compensated');
      await voidJobsOfBooking(tx, booking.id, now);
      await enqueue(tx, {
        job: announceVenueCancellation,
        subjectId: booking.id,
        payload: { bookingId: booking.id },
        runAt: now,
        key: `booking.cancelledByVenue:${booking.id}`,
        requestId: viewer.requestId,
      });
      await queueCount(tx, booking, now);
      return { kind: 'CANCELLED', booking: (await bookingById(tx, booking.id))! };
    };
    return this.database.inTransaction(viewer.network.id, work, 'cancelAsVenue');
  }
}

/** Gives everything back and the compensation. `booking` is as it was before it was cancelled. */
export async function refundAndCompensate(
  tx: Sql,
  booking: BookingRow,
  how: { readonly now: Temporal.Instant; readonly restoredHoursDays: number },
): Promise<void> {
  const itemIds = booking.items.map(({ id }) => id);
  await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, how);
  const { fees } = costAtShare(booking.items, booking.state === 'CONFIRMED' ? feeShareAt(booking, how.now) : 0);
  for (const [i, { id, revision }] of booking.items.entries()) {
    const { creditMinutesFromPass, amountCents } = fees[i]!;
    const owed = { creditMinutes: creditMinutesFromPass, cents: amountCents };
    await compensate(tx, { kind: 'BOOKING_ITEM', id, revision }, owed, how.now);
  }
}

/** Queues the count of the cancellations of a venue, of which too many alert the network. */
export const queueCount = (
  tx: Sql,
  { id, venueId }: { readonly id: string; readonly venueId: string },
  now: Temporal.Instant,
): Promise<unknown> =>
  enqueue(tx, {
    job: countVenueCancellations,
    subjectId: venueId,
    payload: { venueId },
    runAt: now,
    key: `booking.countVenueCancellations:${id}`,
  });
