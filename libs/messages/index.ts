import './messages.tables.js';
import './previews/account.previews.js';
export { MessagesModule, hasLocalMailbox } from './messages.module.js';
export { type Delivery, type MailMessage, Mailer } from './mailer.js';
export { type CalendarPart, type MailContent, renderMail } from './mail-layout.js';
export { receiptsAbout } from './message.queries.js';
export { type MailPreview, mailPreview, mailPreviews } from './previews/mail-previews.js';
export { writePreviews } from './previews/write-previews.js';
export { SAMPLE, sampleBooking } from './previews/samples.js';
export { quietHours } from './messages.settings.js';
export { remindersOf } from './rules/reminder-times.js';
export {
  type NotificationKind,
  type NotificationText,
  mailedKinds,
  notificationKind,
} from './notifications/notification-kinds.js';
export { SMALL_PAGE_POLICY, smallPage, smallPagePolicy } from './notifications/unsubscribe.pages.js';
export { Notifier } from './notifications/notifier.js';
export { queueDigests } from './notifications/digests.js';
export { deleteNotificationsBefore } from './notifications/notification.queries.js';
export { type WaitingTask, waitingSource } from './notifications/waiting.js';
export { type NetworkWaiting, networkWaiting, networkWaitingSource } from './notifications/network-waiting.js';
export { Markup, html } from './rules/html.js';
export { type Transport } from './transports.js';
export { type InvitationMail, invitationMail } from './invitation.mail.js';
export {
  type SessionMail,
  sessionCancelledMail,
  sessionEvent,
  sessionReminderMail,
  placeOfferedMail,
  placeTakenMail,
} from './session.mail.js';
export { type TimeOfferedMail, timeOfferedMail } from './waiting.mail.js';
export { type SignInMail, signInMail } from './sign-in.mail.js';
export {
  type BookingMail,
  bookingCalendar,
  bookingEvent,
  bookingConfirmedMail,
  bookingMovedMail,
  bookingReminderMail,
} from './booking.mail.js';
export { bookingMovedByVenueMail } from './venue-move.mail.js';
export { seriesConfirmedMail } from './series.mail.js';
export {
  type RequestAnsweredMail,
  type RequestReceivedMail,
  requestAnsweredMail,
  requestReceivedMail,
} from './request.mail.js';
export {
  type VenueCancellationMail,
  amountText,
  bookingCancelledByVenueMail,
  bookingCancelledMail,
  bookingWithdrawnMail,
  feeWaivedMail,
} from './cancelling.mail.js';
export { type HoursDecisionMail, hoursDecisionMail } from './hours.mail.js';
export { type PresenceMail, presenceMail } from './presence.mail.js';
