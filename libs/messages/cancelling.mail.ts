import { type Locale, durationText, instantText, moneyText } from '#libs/platform';
import {
  type BookingMail,
  bookingCalendar,
  phrases,
  refunds,
  shortSubject,
  what,
  when,
  where,
} from './booking.mail.js';
import { type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** Hours of the pass and euros, in one line; empty when there is neither. */
export function amountText(
  { creditMinutes, amountCents }: Record<'creditMinutes' | 'amountCents', number>,
  locale: Locale,
): string {
  const parts = [
    creditMinutes > 0 && phrases[locale].fromPass(durationText(creditMinutes, locale)),
    amountCents > 0 && phrases[locale].inclVat(moneyText(amountCents, locale)),
  ];
  return parts.filter((part) => part !== false).join(phrases[locale].and);
}

const hello = ({ memberName }: BookingMail, locale: Locale) =>
  locale === 'fr' ? `Bonjour ${memberName},` : `Hello ${memberName},`;

function factsOf(mail: BookingMail, locale: Locale): NonNullable<MailBody['facts']> {
  const { labels } = phrases[locale];
  return [
    { label: labels.what, value: what(mail, locale) },
    { label: labels.where, value: where(mail) },
    { label: labels.when, value: when(mail, locale) },
    { label: labels.booking, value: mail.bookingCode },
  ];
}

const endOfCalendarEntry = (mail: BookingMail, locale: Locale): Pick<MailContent, 'calendar'> => ({
  calendar: { method: 'CANCEL', body: bookingCalendar(mail, 'CANCEL', locale) },
});

/** What is kept for a late cancellation, and when it comes back. */
function feeLines({ fee }: BookingMail, locale: Locale): string[] {
  if (!fee) return [];
  const amount = amountText(fee, locale);
  return locale === 'fr'
    ? [
        `Frais d’annulation, comme annoncé : ${amount}.`,
        'Si quelqu’un d’autre utilise ce temps, nous vous rendons la part correspondante.',
      ]
    : [
        `Cancellation fee, as announced: ${amount}.`,
        'If somebody else uses that time, we give you the corresponding part back.',
      ];
}

/** What the venue owes the member for cancelling late. */
export function compensationLines(compensationCents: number, locale: Locale): string[] {
  if (compensationCents === 0) return [];
  const amount = moneyText(compensationCents, locale);
  return locale === 'fr'
    ? [`Pour cette annulation tardive, ${amount} vous sont dus : ils seront déduits de votre prochaine facture.`]
    : [`For this late cancellation you are owed ${amount}: it will be taken off your next invoice.`];
}

const cancelledText = ({ fee }: BookingMail, french: boolean): string => {
  if (fee)
    return french
      ? 'Votre réservation est annulée. Merci d’avoir libéré la place.'
      : 'Your booking is cancelled. Thank you for freeing the place.';
  return french
    ? 'Votre réservation est annulée, sans frais. Merci d’avoir libéré la place.'
    : 'Your booking is cancelled, free of charge. Thank you for freeing the place.';
};

/** Confirms a cancellation: the fee that is kept, what is given back, and the withdrawal of the calendar entry. */
export function bookingCancelledMail(mail: BookingMail, locale: Locale, unsubscribeUrl?: string): MailContent {
  const french = locale === 'fr';
  const body: MailBody = {
    subject: shortSubject(french ? 'Annulé :' : 'Cancelled:', mail, locale),
    title: french ? 'C’est annulé' : 'It is cancelled',
    paragraphs: [hello(mail, locale), cancelledText(mail, french), ...feeLines(mail, locale), ...refunds(mail, locale)],
    facts: factsOf(mail, locale),
    button: { label: phrases[locale].see, url: mail.url },
    reason: phrases[locale].reason,
    unsubscribeUrl,
  };
  return { ...renderMail(body, locale), ...endOfCalendarEntry(mail, locale) };
}

export interface VenueCancellationMail {
  readonly venueName: string;
  /** In the words of the venue. */
  readonly reason: string;
  readonly compensationCents: number;
  /** Leads to offers for the same need at the same time. */
  readonly searchUrl: string;
}

/** Apologises for a booking that the venue cancelled, says what the member gets, and leads to other offers. */
export function bookingCancelledByVenueMail(
  mail: BookingMail,
  { venueName, reason, compensationCents, searchUrl }: VenueCancellationMail,
  locale: Locale,
): MailContent {
  const french = locale === 'fr';
  const body: MailBody = {
    subject: shortSubject(french ? 'Annulé par le lieu :' : 'Cancelled by the venue:', mail, locale),
    title: french ? 'Le lieu a dû annuler' : 'The venue had to cancel',
    paragraphs: [
      hello(mail, locale),
      french
        ? `${venueName} a dû annuler votre réservation et vous en donne la raison : « ${reason} ». Toutes nos excuses.`
        : `${venueName} had to cancel your booking and gives this reason: “${reason}”. We apologise.`,
      ...refunds(mail, locale),
      ...compensationLines(compensationCents, locale),
    ],
    facts: factsOf(mail, locale),
    button: {
      label: french ? 'Trouver un autre espace à la même heure' : 'Find another space at the same time',
      url: searchUrl,
    },
    reason: phrases[locale].reason,
  };
  return { ...renderMail(body, locale), ...endOfCalendarEntry(mail, locale) };
}

/** The receipt of a withdrawal, with its date and time. */
export function bookingWithdrawnMail(mail: BookingMail, withdrawnAt: Temporal.Instant, locale: Locale): MailContent {
  const french = locale === 'fr';
  const at = instantText(withdrawnAt, mail.zone, locale);
  const body: MailBody = {
    subject: shortSubject(french ? 'Rétractation enregistrée :' : 'Withdrawal recorded:', mail, locale),
    title: french ? 'Votre rétractation est enregistrée' : 'Your withdrawal is recorded',
    paragraphs: [
      hello(mail, locale),
      french
        ? `Vous avez renoncé au contrat de cette réservation le ${at}. Ce message en est l’accusé de réception : gardez-le.`
        : `You withdrew from the contract of this booking on ${at}. This message is the receipt: keep it.`,
      ...refunds(mail, locale),
    ],
    facts: factsOf(mail, locale),
    button: { label: phrases[locale].see, url: mail.url },
    reason: phrases[locale].reason,
  };
  return { ...renderMail(body, locale), ...endOfCalendarEntry(mail, locale) };
}

/** Tells that a fee, or a part of it, is given back because somebody else used the time. */
export function feeWaivedMail(
  mail: BookingMail,
  given: Record<'creditMinutes' | 'amountCents', number>,
  locale: Locale,
  unsubscribeUrl?: string,
): MailContent {
  const french = locale === 'fr';
  const amount = amountText(given, locale);
  const body: MailBody = {
    subject: shortSubject(french ? 'Rendu :' : 'Given back:', mail, locale),
    title: french ? 'Quelqu’un d’autre est venu' : 'Somebody else came',
    paragraphs: [
      hello(mail, locale),
      french
        ? `Le temps que vous aviez libéré a servi à quelqu’un d’autre : nous vous rendons ${amount}.`
        : `Somebody else used the time that you had freed: we give you back ${amount}.`,
    ],
    facts: factsOf(mail, locale),
    button: { label: phrases[locale].see, url: mail.url },
    reason: phrases[locale].reason,
    unsubscribeUrl,
  };
  return renderMail(body, locale);
}
