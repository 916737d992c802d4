import { type Locale, spanText } from '#libs/platform';
import { type BookingMail, bookingBody, invitation, shortSubject, when } from './booking.mail.js';
import { type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** Why and from where a venue moved a booking. */
export interface VenueMoveMail {
  /** Where it was. */
  readonly spaceName: string;
  readonly venueName: string;
  /** When it was. */
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** In the words of the venue. */
  readonly reason: string;
}

/** Tells that the venue moved a booking, why, and that it can be left free of charge, with the calendar entry that replaces the earlier one. */
export function bookingMovedByVenueMail(mail: BookingMail, move: VenueMoveMail, locale: Locale): MailContent {
  const before = `${move.spaceName}, ${spanText(move, mail.zone, locale)}`;
  const body: MailBody = {
    subject: shortSubject(locale === 'fr' ? 'Déplacé par le lieu :' : 'Moved by the venue:', mail, locale),
    title: locale === 'fr' ? 'Le lieu a déplacé votre réservation' : 'The venue has moved your booking',
    paragraphs:
      locale === 'fr'
        ? [
            `Bonjour ${mail.memberName},`,
            `${move.venueName} vous attend maintenant ${when(mail, locale)}. C’était : ${before}. Toutes nos excuses.`,
            `Le lieu en donne la raison : « ${move.reason} »`,
            'Cela ne vous convient pas ? Annulez sans frais jusqu’au début.',
          ]
        : [
            `Hello ${mail.memberName},`,
            `${move.venueName} now expects you ${when(mail, locale)}. It was: ${before}. We apologise.`,
            `The venue gives this reason: “${move.reason}”`,
            'This does not suit you? Cancel free of charge until it starts.',
          ],
    ...bookingBody(mail, locale),
  };
  return { ...renderMail(body, locale), calendar: invitation(mail, locale) };
}
