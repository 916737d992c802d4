import { type Locale } from '#libs/platform';
import {
  type BookingMail,
  bookingBody,
  bookingCalendar,
  invitation,
  phrases,
  refunds,
  shortSubject,
  what,
  when,
  where,
} from './booking.mail.js';
import { compensationLines } from './cancelling.mail.js';
import { type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** What a venue decided about a booking that its new opening hours leave out. */
export interface HoursDecisionMail {
  readonly decision: 'KEEP' | 'MOVE' | 'CANCEL';
  /** Where the booking was: the space and its venue. */
  readonly spaceName: string;
  readonly venueName: string;
  /** Of a closure, in the words of the venue; null after a change of opening hours. */
  readonly reason: string | null;
  /** What the member gets because the venue cancelled late. */
  readonly compensationCents: number;
}

type Words = Record<HoursDecisionMail['decision'], (venue: string, why: string, place: string) => string>;
const titles = {
  fr: {
    KEEP: 'Votre réservation est maintenue',
    MOVE: 'Votre réservation change d’espace',
    CANCEL: 'Le lieu a dû annuler',
  },
  en: { KEEP: 'Your booking is kept', MOVE: 'Your booking moves to another space', CANCEL: 'The venue had to cancel' },
};
const subjects = {
  fr: { KEEP: 'Maintenu :', MOVE: 'Changement d’espace :', CANCEL: 'Annulé par le lieu :' },
  en: { KEEP: 'Kept:', MOVE: 'Moved:', CANCEL: 'Cancelled by the venue:' },
};
const fr: Words = {
  KEEP: (venue, why) =>
    `${venue} change ses horaires${why}. Votre réservation tombe en dehors, mais elle est maintenue : venez comme prévu.`,
  MOVE: (venue, why, place) =>
    `${venue} change ses horaires${why} et ne peut plus vous accueillir à cette heure dans « ${place} ». Un espace équivalent vous attend, à la même heure et au même prix.`,
  CANCEL: (venue, why, place) =>
    `${venue} change ses horaires${why} et ne peut plus vous accueillir à cette heure dans « ${place} ». Votre réservation est annulée et vous est rendue en entier. Toutes nos excuses.`,
};
const en: Words = {
  KEEP: (venue, why) =>
    `${venue} changes its opening hours${why}. Your booking lies outside them, but it is kept: come as planned.`,
  MOVE: (venue, why, place) =>
    `${venue} changes its opening hours${why} and can no longer welcome you at that time in “${place}”. An equivalent space is waiting for you, at the same time and price.`,
  CANCEL: (venue, why, place) =>
    `${venue} changes its opening hours${why} and can no longer welcome you at that time in “${place}”. Your booking is cancelled and refunded in full. We apologise.`,
};
const words = { fr, en };

/** Tells a member that a change of opening hours touched a booking, and what was decided about it. */
export function hoursDecisionMail(mail: BookingMail, hours: HoursDecisionMail, locale: Locale): MailContent {
  const { decision, venueName, spaceName, reason, compensationCents } = hours;
  const isFrench = locale === 'fr';
  const { labels, ...phrase } = phrases[locale];
  const why = reason === null ? '' : isFrench ? ` (« ${reason} »)` : ` (“${reason}”)`;
  const isCancelled = decision === 'CANCEL';
  const facts = [
    { label: labels.what, value: what(mail, locale) },
    { label: labels.where, value: where(mail) },
    { label: labels.when, value: when(mail, locale) },
    { label: labels.booking, value: mail.bookingCode },
  ];
  const body: MailBody = {
    subject: shortSubject(subjects[locale][decision], mail, locale),
    title: titles[locale][decision],
    paragraphs: [
      isFrench ? `Bonjour ${mail.memberName},` : `Hello ${mail.memberName},`,
      words[locale][decision](venueName, why, spaceName),
      ...(isCancelled ? [...refunds(mail, locale), ...compensationLines(compensationCents, locale)] : []),
    ],
    ...(isCancelled
      ? { facts, button: { label: phrase.see, url: mail.url }, reason: phrase.reason }
      : bookingBody(mail, locale)),
  };
  const content = renderMail(body, locale);
  if (decision === 'KEEP') return content;
  const withdrawal = { method: 'CANCEL', body: bookingCalendar(mail, 'CANCEL', locale) } as const;
  return { ...content, calendar: isCancelled ? withdrawal : invitation(mail, locale) };
}
