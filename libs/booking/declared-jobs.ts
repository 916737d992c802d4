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
/** Ends a hold that nobody used. */
export const endHoldAtExpiry = job('booking.holdExpires', z.object({ holdId: z.uuid() }));
/** Offers a time that may be free to the first in line. Written by the database when time is given back. */
export const offerFreedTime = job('booking.offerFreedTime', z.object({ wishedTimeId: z.uuid() }));
/** Tells the first in line that a time is held for them. */
export const announceTimeOffer = job('booking.announceTimeOffer', z.object({ offerId: z.uuid() }));
export const announceCancellation = job('booking.cancelled', z.object({ bookingId: z.uuid() }));
/** Tells a member that their booking moved, with its new calendar entry. */
export const announceMove = job(
  'booking.moved',
  z.object({ bookingId: z.uuid(), sequence: z.int(), movedAt: z.string() }),
);
/** Tells a member that the venue moved their booking. */
export const announceVenueMove = job(
  'booking.movedByVenue',
  z.object({ bookingId: z.uuid(), moveId: z.uuid(), sequence: z.int() }),
);
export const announceVenueCancellation = job('booking.cancelledByVenue', z.object({ bookingId: z.uuid() }));
export const announceWithdrawal = job('booking.withdrawn', z.object({ bookingId: z.uuid() }));
/** Gives back the part of a fee whose time others used. */
export const decideFeeWaiver = job('booking.decideFeeWaiver', z.object({ bookingId: z.uuid() }));
export const announceFeeWaiver = job('booking.feeWaived', z.object({ bookingId: z.uuid() }));
/** Alerts the network when a venue cancels too often. */
export const countVenueCancellations = job('booking.countVenueCancellations', z.object({ venueId: z.uuid() }));
/** Records a no-show when the time to check in is over and nobody did. */
export const noShowDue = job('booking.noShow', z.object({ bookingId: z.uuid() }));
/** Tells a member that a no-show was recorded, and what it costs. */
export const announceNoShow = job('booking.announceNoShow', z.object({ bookingId: z.uuid() }));
/** Tells the team of a venue that a no-show is contested. */
export const announceContest = job('booking.announceContest', z.object({ bookingId: z.uuid() }));
/** Tells a member what was answered about a no-show. */
export const announceNoShowAnswer = job(
  'booking.announceNoShowAnswer',
  z.object({ bookingId: z.uuid(), side: z.enum(['VENUE', 'NETWORK']) }),
);
/** Asks a member to reconfirm a booking. */
export const askReconfirmation = job('booking.askReconfirmation', z.object({ bookingId: z.uuid() }));
/** Cancels a booking that was not reconfirmed in time, free of charge. */
export const lapseUnconfirmed = job('booking.lapseUnconfirmed', z.object({ bookingId: z.uuid() }));
/** Tells the team of a venue that somebody stays while the next person waits. */
export const announceOverstay = job('booking.announceOverstay', z.object({ bookingId: z.uuid() }));
/** Confirms all bookings of a series with one mail. */
export const confirmSeries = job('booking.confirmSeries', z.object({ seriesId: z.uuid() }));
