import './messages.tables.js';
export { MessagesModule, hasLocalMailbox } from './messages.module.js';
export { type Delivery, type MailMessage, Mailer } from './mailer.js';
export { type CalendarPart, type MailContent } from './mail-layout.js';
export { MAIL_KINDS, type MailKind, receiptsAbout } from './message.queries.js';
export { Markup, html } from './rules/html.js';
export { type Transport } from './transports.js';
export { type SignInMail, signInMail } from './sign-in.mail.js';
export {
  type BookingMail,
  bookingCalendar,
  bookingCancelledMail,
  bookingConfirmedMail,
  bookingReminderMail,
} from './booking.mail.js';
