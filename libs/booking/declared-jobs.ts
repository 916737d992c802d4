import { z } from 'zod';
import { job } from '#libs/platform';

export const confirmBooking = job('booking.confirm', z.object({ bookingId: z.uuid() }));
export const remindOfBooking = job('booking.remind', z.object({ bookingId: z.uuid(), minutesBefore: z.int() }));
/** Tells a member what was decided about a booking that a change of opening hours touched. */
export const announceHoursDecision = job(
  'booking.hoursDecided',
  z.object({ bookingId: z.uuid(), decisionId: z.uuid() }),
);
export const announceCancellation = job('booking.cancelled', z.object({ bookingId: z.uuid() }));
