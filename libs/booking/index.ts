import './booking.tables.js';
import './presence/presence.waiting.js';
import './touched-by-settings.js';
import './member-documents.js';
import './booking.previews.js';
export { BookingModule } from './booking.module.js';
export { Booking, BookingStateEnum } from './booking.types.js';
export { NOT_BOOKABLE, Refused, type RefusalCode, RefusalCodeEnum } from './refusal.types.js';
export { type AddableSpace, AddableSpaces } from './addable-spaces.js';
export { BookSpace } from './book-space.js';
export { payHoursInEuros } from './pay-hours-in-euros.js';
export { type BookOutcome, type BookingRequest } from './book-space.types.js';
export { type EndedRoom, whenRoomEnds } from './when-booking-ends.js';
export { confirmRoom, endRoom, extendRoom, lockRoom, tryLockRoom } from './room-of-appointment.js';
export { MoveBooking } from './moving/move-booking.js';
export { type MoveOutcome } from './moving/move-booking.types.js';
export { roomsToMoveTo } from './moving/rooms-to-move-to.js';
export { holdHoursOf } from './hours/move-booking.js';
export { reminderKey } from './booking-job-records.js';
export { type BookingRow } from './booking.queries.js';
export { hasBookingsToCome } from './bookings-to-come.js';
export { bookingView } from './booking.view.js';
export { type UnmetProof } from './unmet-proof.js';
export { refusalText } from './booking.texts.js';
export { checkedKey } from './checked-key.js';
export {
  cancellation,
  gridMinutes,
  horizonDays,
  reminderTimes,
  seriesHorizonDays,
  staffHorizonDays,
  withdrawalDays,
} from './booking.settings.js';
export { withdrawalEnd } from './rules/withdrawal.js';
export { answerLength } from './requests/request.settings.js';
export { expireHolds } from './holds/expire-holds.js';
export { type HoldOutcome, HoldSpace } from './holds/hold-space.js';
export { type HoldRow, holdsOf, isKeptFor, releaseHoldsOf } from './holds/hold.queries.js';
export { leaveTimeLinesOfVenue, tendLines } from './waiting/tend-lines.js';
export { WaitForTime } from './waiting/wait-for-time.js';
export { type TimeWaitRow, waitsOf } from './waiting/waits.queries.js';
export { endOverdueRequests } from './requests/end-overdue.js';
export { answerDeadline } from './rules/answer-deadline.js';
export { completeEnded } from './complete-ended.js';
export { arrivalKeys } from './presence/check-in-booking.js';
export { printedToken } from './rules/check-in-codes.js';
export { queueNoShows, recordNoShow } from './presence/record-no-show.js';
export { presenceDeadlines } from './presence/presence.settings.js';
export { PassQuotas } from './pass-openings/pass-quotas.js';
export { setPassOpenings } from './pass-openings/set-pass-openings.js';
export { openingsOfSpace } from './pass-openings/pass-opening.parts.js';
export { type PassOpening } from './rules/pass-quota.js';
export { bookingCode, parseBookingCode } from './rules/booking-code.js';
export { memberOfBookingAt } from './booking.queries.js';
export {
  type CancellationPolicy,
  cancelFreeUntil,
  cancellationFeeBasisPoints,
  feeOn,
  policyFor,
} from './rules/cancellation-fee.js';
export { type BookingState, isBlocking } from './rules/states.js';
export { MOST_IN_SERIES, SERIES_STEPS, type SeriesStep } from './rules/series-dates.js';
export { BookSeries, type SeriesOutcome } from './series/book-series.js';
export { MoveSeries, type MoveSeriesOutcome } from './series/move-series.js';
export { CancelSeries, SERIES_SCOPES, type SeriesScope } from './series/cancel-series.js';
export { PreviewSeries, type SeriesTime as PreviewedTime } from './series/preview-series.js';
export { BookingMails } from './booking-mail-facts.js';
