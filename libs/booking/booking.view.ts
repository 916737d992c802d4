import { make } from '#libs/platform';
import { type BookingRow, type RequestFacts } from './booking.queries.js';
import { BookingRequestType } from './requests/request.types.js';
import { Access, Booking, BookingItem, Charge } from './booking.types.js';
import { accessCode } from './rules/access-code.js';
import { bookingFeeView, cancellationView, feeWaiverView } from './cancelling/cancellation.view.js';
import { costOfCancelling } from './rules/cancellation-cost.js';
import { withdrawableUntil } from './rules/withdrawal.js';

const requestView = (
  memberId: string,
  { answerBy, answer, reason, suggestedStart }: RequestFacts,
): BookingRequestType =>
  make(BookingRequestType, {
    memberId,
    answerBy: Temporal.Instant.from(answerBy),
    answer,
    reason,
    suggestedStart: suggestedStart === null ? null : Temporal.Instant.from(suggestedStart),
  });

/** The door code works from this many minutes before the start. */
const OPENS_BEFORE_MINUTES = 15;

/** A booking as shown to its owner. */
export function bookingView(row: BookingRow, networkSlug: string, now: Temporal.Instant): Booking {
  const { memberId } = row;
  return make(Booking, {
    memberId,
    venueId: row.venueId,
    id: row.id,
    code: row.code,
    state: row.state,
    start: row.start,
    end: row.end,
    zone: row.zone,
    items: row.items.map(({ spaceId, seats }) => make(BookingItem, { memberId, spaceId, seats })),
    charge: make(Charge, { memberId, ...row.charge }),
    note: row.note,
    request: row.request && requestView(memberId, row.request),
    cancelFreeUntil: row.freeUntil,
    cancellable: costOfCancelling(row, now)?.feeBasisPoints === 0,
    cancellation: cancellationView(row, now),
    cancelledBy: row.cancelledBy,
    cancellationReason: row.cancellationReason,
    fee: bookingFeeView(row),
    feeWaiver: feeWaiverView(row),
    compensationCents: row.compensationCents,
    withdrawableUntil: withdrawableUntil(row, now),
    expressRequestedAt: row.expressRequestAt,
    icsUrl: `/${networkSlug}/bookings/${row.code}.ics`,
    bookedAt: row.bookedAt,
    bookedBy: row.bookedBy,
    isInSeries: row.isInSeries,
    cancelledAt: row.cancelledAt,
  });
}

export const opensAt = (start: Temporal.Instant): Temporal.Instant => start.subtract({ minutes: OPENS_BEFORE_MINUTES });

export const accessOf = (booking: { id: string; memberId: string; start: Temporal.Instant }, key: Uint8Array): Access =>
  make(Access, { memberId: booking.memberId, code: accessCode(booking.id, key), opensAt: opensAt(booking.start) });
