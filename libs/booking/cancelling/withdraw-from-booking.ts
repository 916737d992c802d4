import { Injectable } from '@nestjs/common';
import { restoredHoursDays, reverseChargesOf } from '#libs/passes';
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
import { type BookingRow, bookingById, lockBooking } from '../booking.queries.js';
import { announceWithdrawal } from '../declared-jobs.js';
import { recordAnswer } from '../requests/end-request.js';
import { withdrawableUntil } from '../rules/withdrawal.js';
import { releaseBooking, voidJobsOfBooking } from './release-booking.js';

export type WithdrawOutcome =
  | { kind: 'WITHDRAWN'; booking: BookingRow }
  | {
      kind: 'REFUSED';
      code: 'NOT_FOUND' | 'ALREADY_CANCELLED' | 'WITHDRAWAL_OVER' | 'EXPRESS_REQUEST_MADE' | 'KEY_REUSED';
    };

/** A consumer withdraws from the contract of a booking: everything goes back, without a fee and without a reason. */
@Injectable()
export class WithdrawFromBooking {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async withdraw(viewer: MemberViewer, code: string, idempotencyKey: string): Promise<WithdrawOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
    const work = async (tx: Sql): Promise<WithdrawOutcome> => {
      const refuse = (refusal: Extract<WithdrawOutcome, { kind: 'REFUSED' }>['code']): never => {
        throw new Rollback<WithdrawOutcome>({ kind: 'REFUSED', code: refusal });
      };
      const locked = await lockBooking(tx, code, viewer.member.id);
      if (!locked) return refuse('NOT_FOUND');
      const booking = (await bookingById(tx, locked.id))!;
      const key = { actorId: viewer.member.id, operation: 'withdraw', key: idempotencyKey, request: code };
      const claim = await claimKey(tx, key, booking.id, now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY') return { kind: 'WITHDRAWN', booking };
      if (booking.state === 'CANCELLED') return refuse('ALREADY_CANCELLED');
      if (booking.expressRequestAt) return refuse('EXPRESS_REQUEST_MADE');
      if (!withdrawableUntil(booking, now)) return refuse('WITHDRAWAL_OVER');

      failpoint('withdraw:claimed');
      await releaseBooking(tx, { id: booking.id, by: 'MEMBER', isWithdrawal: true, now });
      failpoint('withdraw:released');
      if (booking.state === 'PENDING') await recordAnswer(tx, booking.id, { answer: 'WITHDRAWN', byId: null, now });
      const itemIds = booking.items.map(({ id }) => id);
      await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, how);
      failpoint('withdraw:reversed');
      await voidJobsOfBooking(tx, booking.id, now);
      await enqueue(tx, {
        job: announceWithdrawal,
        subjectId: booking.id,
        payload: { bookingId: booking.id },
        runAt: now,
        key: `booking.withdrawn:${booking.id}`,
        requestId: viewer.requestId,
      });
      return { kind: 'WITHDRAWN', booking: (await bookingById(tx, booking.id))! };
    };
    return this.database.inTransaction(viewer.network.id, work, 'withdraw');
  }
}
