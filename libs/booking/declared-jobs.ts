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
/** Tells the team of a venue that somebody asks for one of its spaces. */
export const announceRequest = job('booking.requested', z.object({ bookingId: z.uuid() }));
/** Tells a member how a request ended. */
export const announceRequestAnswer = job('booking.requestAnswered', z.object({ bookingId: z.uuid() }));
/** Ends a request that the venue did not answer in time. */
export const requestDeadline = job('booking.requestDeadline', z.object({ bookingId: z.uuid() }));
export const announceCancellation = job('booking.cancelled', z.object({ bookingId: z.uuid() }));
/** Tells a member that their booking moved, with its new calendar entry. */
export const announceMove = job(
  'booking.moved',
  z.object({ bookingId: z.uuid(), sequence: z.int(), movedAt: z.string() }),
);
export const announceVenueCancellation = job('booking.cancelledByVenue', z.object({ bookingId: z.uuid() }));
export const announceWithdrawal = job('booking.withdrawn', z.object({ bookingId: z.uuid() }));
/** Gives back the part of a fee whose time others used. */
export const decideFeeWaiver = job('booking.decideFeeWaiver', z.object({ bookingId: z.uuid() }));
export const announceFeeWaiver = job('booking.feeWaived', z.object({ bookingId: z.uuid() }));
/** Alerts the network when a venue cancels too often. */
export const countVenueCancellations = job('booking.countVenueCancellations', z.object({ venueId: z.uuid() }));
/** Confirms all bookings of a series with one mail. */
export const confirmSeries = job('booking.confirmSeries', z.object({ seriesId: z.uuid() }));
