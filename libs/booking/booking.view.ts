import { make } from '#libs/platform';
import { type BookingRow } from './booking.queries.js';
import { Access, Booking, BookingItem, Charge } from './booking.types.js';
import { accessCode } from './rules/access-code.js';
import { mayCancelFree } from './rules/cancellation-fee.js';
import { mayBecome } from './rules/states.js';

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
    cancelFreeUntil: row.freeUntil,
    cancellable: mayBecome(row.state, 'CANCELLED') && mayCancelFree(row.policy, row.start, row.bookedAt, now),
    icsUrl: `/${networkSlug}/bookings/${row.code}.ics`,
    bookedAt: row.bookedAt,
    cancelledAt: row.cancelledAt,
  });
}

export const opensAt = (start: Temporal.Instant): Temporal.Instant => start.subtract({ minutes: OPENS_BEFORE_MINUTES });

export const accessOf = (booking: { id: string; memberId: string; start: Temporal.Instant }, key: Uint8Array): Access =>
  make(Access, { memberId: booking.memberId, code: accessCode(booking.id, key), opensAt: opensAt(booking.start) });
