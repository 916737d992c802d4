import { z } from 'zod';
import { job } from '#libs/platform';

export const confirmBooking = job('booking.confirm', z.object({ bookingId: z.uuid() }));
export const remindOfBooking = job('booking.remind', z.object({ bookingId: z.uuid(), minutesBefore: z.int() }));
export const announceCancellation = job('booking.cancelled', z.object({ bookingId: z.uuid() }));
