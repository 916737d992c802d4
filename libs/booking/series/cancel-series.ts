import { Injectable } from '@nestjs/common';
import { restoredHoursDays, reverseChargesOf } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  SettingsReader,
  type Sql,
  claimKey,
  enqueue,
  failpoint,
} from '#libs/platform';
import { type BookingRow, bookingById } from '../booking.queries.js';
import { releaseBooking, voidJobsOfBooking } from '../cancelling/release-booking.js';
import { announceCancellation } from '../declared-jobs.js';
import { costOfCancelling } from '../rules/cancellation-cost.js';
import { lockSeriesOf } from './series.queries.js';

/** FOLLOWING: this booking and those after it. ALL: every booking of the series that has not started. */
export const SERIES_SCOPES = ['FOLLOWING', 'ALL'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];

export interface SeriesCancelled {
  readonly cancelled: number;
  /** Bookings that stay, because cancelling them costs a fee now or they have started. */
  readonly kept: number;
  readonly restoredCreditMinutes: number;
  readonly restoredCents: number;
}
export type CancelSeriesOutcome =
  ({ kind: 'CANCELLED' } & SeriesCancelled) | { kind: 'REFUSED'; code: 'NOT_FOUND' | 'NOT_A_SERIES' | 'KEY_REUSED' };

/**
 * Cancels the bookings of a series that can be cancelled free of charge. The others stay, to be cancelled one by one with their
 * fees shown.
 */
@Injectable()
export class CancelSeries {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async cancel(
    viewer: MemberViewer,
    code: string,
    scope: SeriesScope,
    idempotencyKey: string,
  ): Promise<CancelSeriesOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const how = { now, restoredHoursDays: settings.get(restoredHoursDays) };
    const work = async (tx: Sql): Promise<CancelSeriesOutcome> => {
      const ids = await lockSeriesOf(tx, code, viewer.member.id);
      if (ids.length === 0) return { kind: 'REFUSED', code: 'NOT_A_SERIES' };
      const key = {
        actorId: viewer.member.id,
        operation: 'cancelSeries',
        key: idempotencyKey,
        request: `${code} ${scope}`,
      };
      const claim = await claimKey(tx, key, ids[0]!, now);
      if (claim.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
      const bookings: BookingRow[] = [];
      for (const id of ids) bookings.push((await bookingById(tx, id))!);
      const from = scope === 'ALL' ? bookings[0]! : bookings.find((one) => one.code === code)!;
      const chosen = bookings.filter(
        ({ start, state }) => Temporal.Instant.compare(start, from.start) >= 0 && state !== 'CANCELLED',
      );
      const total = { cancelled: 0, kept: 0, restoredCreditMinutes: 0, restoredCents: 0 };
      // All times first, then all prices: in the order in which a booking takes them.
      const free = chosen.filter((booking) => costOfCancelling(booking, now)?.feeBasisPoints === 0);
      for (const { id } of free) await releaseBooking(tx, { id, by: 'MEMBER', now });
      failpoint('cancelSeries:released');
      const itemIds = free.flatMap(({ items }) => items.map(({ id }) => id));
      const { creditMinutes, cents } = await reverseChargesOf(tx, 'BOOKING_ITEM', itemIds, how);
      failpoint('cancelSeries:reversed');
      for (const { id } of free) {
        await voidJobsOfBooking(tx, id, now);
        await enqueue(tx, {
          job: announceCancellation,
          subjectId: id,
          payload: { bookingId: id },
          runAt: now,
          key: `booking.cancelled:${id}`,
          requestId: viewer.requestId,
        });
      }
      return {
        kind: 'CANCELLED',
        ...total,
        cancelled: free.length,
        kept: chosen.length - free.length,
        restoredCreditMinutes: creditMinutes,
        restoredCents: cents,
      };
    };
    return this.database.inTransaction(viewer.network.id, work, 'cancelSeries');
  }
}
