import { z } from 'zod';
import { job } from '#libs/platform';

export const confirmBooking = job('booking.confirm', z.object({ bookingId: z.uuid() }));
/** `start` is that of the booking when the reminder was planned: a reminder of a time from which it has moved is not sent. */
export const remindOfBooking = job(
  'booking.remind',
  z.object({ bookingId: z.uuid(), minutesBefore: z.int(), start: z.string().optional() }),
);
/** Tells a member what was decided about a booking that a change of opening hours touched. */
export const announceHoursDecision = job(
  'booking.hoursDecided',
  z.object({ bookingId: z.uuid(), decisionId: z.uuid() }),
);
export const announceCancellation = job('booking.cancelled', z.object({ bookingId: z.uuid() }));
/** Tells a member that their booking moved, with its new calendar entry. */
export const announceMove = job(
  'booking.moved',
  z.object({ bookingId: z.uuid(), sequence: z.int(), movedAt: z.string() }),
);
