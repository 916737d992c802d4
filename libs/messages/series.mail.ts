import { type Locale, calendarFile } from '#libs/platform';
import { type BookingMail, bookingBody, bookingEvent, shortSubject, when } from './booking.mail.js';
import { type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** Confirms a series: the facts of its first booking, and the times of all of them, with one calendar file. */
export function seriesConfirmedMail(
  mails: readonly BookingMail[],
  locale: Locale,
  unsubscribeUrl?: string,
): MailContent {
  const [first] = mails;
  if (!first) throw new Error('A series without bookings has no mail');
  const french = locale === 'fr';
  const { closing: _, facts = [], ...rest } = bookingBody(first, locale);
  const total = {
    ...first,
    creditMinutesFromPass: mails.reduce((sum, mail) => sum + mail.creditMinutesFromPass, 0),
    amountCents: mails.reduce((sum, mail) => sum + mail.amountCents, 0),
  };
  const price = bookingBody(total, locale).facts?.find(({ label }) => ['Prix', 'Price'].includes(label));
  const body: MailBody = {
    subject: shortSubject(
      french ? `C’est réservé ${mails.length} fois :` : `Booked ${mails.length} times:`,
      first,
      locale,
    ),
    title: french ? `C’est réservé ${mails.length} fois` : `It is booked ${mails.length} times`,
    paragraphs: [
      french ? `Bonjour ${first.memberName},` : `Hello ${first.memberName},`,
      french
        ? 'Toutes les dates de votre série sont réservées. Chacune a son code d’entrée, dans ses rappels et sur votre page.'
        : 'All dates of your series are booked. Each has a door code of its own, in its reminders and on your page.',
      ...mails.map((mail) => `• ${when(mail, locale)} (${mail.bookingCode})`),
    ],
    ...rest,
    facts: [...facts.slice(0, 2), ...(price ? [price] : [])],
    unsubscribeUrl,
  };
  const events = mails.map((mail) => bookingEvent(mail, 'PUBLISH', locale));
  // An invitation holds one event only; a file to import holds them all.
  return {
    ...renderMail(body, locale),
    calendar: { method: 'PUBLISH', body: calendarFile({ method: 'PUBLISH', events }) },
  };
}
