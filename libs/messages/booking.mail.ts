import {
  type CalendarEvent,
  type CalendarPerson,
  type Locale,
  calendarFile,
  durationText,
  instantText,
  moneyText,
  spanText,
} from '#libs/platform';
import { type CalendarPart, type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** The content of every mail about a booking and of its calendar entry. */
export interface BookingMail {
  bookingCode: string;
  memberName: string;
  /** Who of the venue booked for the member; null or missing when the member booked. */
  bookedBy?: string | null;
  memberEmail: string;
  items: readonly { spaceName: string; seats: number }[];
  venue: { name: string; address: string; lat: number; lon: number; stepFree: boolean; access?: string };
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** IANA zone of the venue: times are shown on the venue's clock. */
  zone: string;
  /** Null when the door has no code. */
  accessCode: string | null;
  /** When the code starts to work. */
  opensAt: Temporal.Instant;
  creditMinutesFromPass: number;
  /** VAT included. */
  amountCents: number;
  /** What was kept for cancelling late; null or missing without a fee. */
  fee?: { creditMinutes: number; amountCents: number } | null;
  /** Null when free cancellation is over. */
  cancelFreeUntil: Temporal.Instant | null;
  /** Address of the booking's page on this server. */
  url: string;
  /** UID of the calendar entry, the same for the booking's whole life. */
  uid: string;
  /** SEQUENCE of the calendar entry, which grows with every change. */
  sequence: number;
  /** When the booking last changed. */
  stampedAt: Temporal.Instant;
  /** Organizer of the calendar entry: the mailer's sender. */
  organizer: CalendarPerson;
}

const en = {
  seats: (count: number) => `${count} seats`,
  fromPass: (hours: string) => `${hours} of your included hours`,
  inclVat: (euros: string) => `${euros} incl. VAT`,
  and: ' and ',
  nothingToPay: 'Nothing to pay',
  stepFree: 'step-free access',
  labels: { what: 'What', where: 'Where', when: 'When', price: 'Price', code: 'Door code', access: 'How to get in', opens: 'Code works from', booking: 'Booking' }, // prettier-ignore
  freeUntil: (at: string) => `Something came up? You can cancel for free until ${at}.`,
  noLongerFree: 'Free cancellation is over, but please cancel if you cannot come: somebody else can use the space.',
  see: 'See my booking',
  reason: 'You receive this message because you booked on Traboule.',
  bookedForYou: 'You receive this message because a venue booked for you on Traboule.',
};
const fr: typeof en = {
  seats: (count) => `${count} places`,
  fromPass: (hours) => `${hours} de vos heures incluses`,
  inclVat: (euros) => `${euros} TTC`,
  and: ' et ',
  nothingToPay: 'Rien à payer',
  stepFree: 'accès de plain-pied',
  labels: { what: 'Quoi', where: 'Où', when: 'Quand', price: 'Prix', code: 'Code d’entrée', access: 'Comment entrer', opens: 'Code valable dès', booking: 'Réservation' }, // prettier-ignore
  freeUntil: (at) => `Un empêchement ? Vous pouvez annuler sans frais jusqu’au ${at}.`,
  noLongerFree:
    'L’annulation n’est plus gratuite, mais annulez si vous ne venez pas : quelqu’un d’autre pourra utiliser l’espace.',
  see: 'Voir ma réservation',
  reason: 'Vous recevez ce message parce que vous avez réservé sur Traboule.',
  bookedForYou: 'Vous recevez ce message parce qu’un lieu a réservé pour vous sur Traboule.',
};
export const phrases = { fr, en };

export const what = (mail: BookingMail, locale: Locale): string =>
  mail.items
    .map(({ spaceName, seats }) => (seats > 1 ? `${spaceName} (${phrases[locale].seats(seats)})` : spaceName))
    .join(', ');
export const where = ({ venue }: BookingMail): string => `${venue.name}, ${venue.address}`;
export const when = (mail: BookingMail, locale: Locale): string => spanText(mail, mail.zone, locale);
const at = (mail: BookingMail, instant: Temporal.Instant, locale: Locale) => instantText(instant, mail.zone, locale);

function price({ creditMinutesFromPass, amountCents }: BookingMail, locale: Locale): string {
  const phrase = phrases[locale];
  const parts = [
    creditMinutesFromPass > 0 && phrase.fromPass(durationText(creditMinutesFromPass, locale)),
    amountCents > 0 && phrase.inclVat(moneyText(amountCents, locale)),
  ].filter((part) => part !== false);
  return parts.join(phrase.and) || phrase.nothingToPay;
}

/** The booking as an event of a calendar file. */
export function bookingEvent(mail: BookingMail, method: CalendarPart['method'], locale: Locale): CalendarEvent {
  const { labels } = phrases[locale];
  const code = mail.accessCode && method !== 'CANCEL' ? [`${labels.code} : ${mail.accessCode}`] : [];
  return {
    uid: mail.uid,
    sequence: mail.sequence,
    start: mail.start,
    end: mail.end,
    summary: `${what(mail, locale)} · ${mail.venue.name}`,
    description: [...code, `${labels.booking} ${mail.bookingCode}`, mail.url].join('\n'),
    location: where(mail),
    geo: mail.venue,
    url: mail.url,
    status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    stampedAt: mail.stampedAt,
    organizer: mail.organizer,
    attendee: { name: mail.memberName, email: mail.memberEmail },
  };
}

/** The booking as a calendar file. The method is PUBLISH to download, REQUEST to invite or update, CANCEL to withdraw. */
export const bookingCalendar = (mail: BookingMail, method: CalendarPart['method'], locale: Locale): string =>
  calendarFile({ method, events: [bookingEvent(mail, method, locale)] });

export function bookingBody(
  mail: BookingMail,
  locale: Locale,
): Pick<MailBody, 'facts' | 'button' | 'closing' | 'reason'> {
  const { labels, ...phrase } = phrases[locale];
  const doorFacts = mail.accessCode
    ? [
        { label: labels.code, value: mail.accessCode, large: true },
        { label: labels.opens, value: at(mail, mail.opensAt, locale) },
      ]
    : [];
  return {
    facts: [
      { label: labels.what, value: what(mail, locale) },
      { label: labels.where, value: where(mail) + (mail.venue.stepFree ? ` (${phrase.stepFree})` : '') },
      { label: labels.when, value: when(mail, locale) },
      ...doorFacts,
      ...(mail.venue.access ? [{ label: labels.access, value: mail.venue.access }] : []),
      { label: labels.price, value: price(mail, locale) },
      { label: labels.booking, value: mail.bookingCode },
    ],
    button: { label: phrase.see, url: mail.url },
    closing: [mail.cancelFreeUntil ? phrase.freeUntil(at(mail, mail.cancelFreeUntil, locale)) : phrase.noLongerFree],
    reason: mail.bookedBy ? phrase.bookedForYou : phrase.reason,
  };
}

export const shortSubject = (start: string, mail: BookingMail, locale: Locale): string => {
  const name = [...what(mail, locale)];
  const short = name.length > 60 ? `${name.slice(0, 59).join('')}…` : name.join('');
  return `${start} ${short}, ${when(mail, locale)}`;
};

export const invitation = (mail: BookingMail, locale: Locale): CalendarPart => ({
  method: 'REQUEST',
  body: bookingCalendar(mail, 'REQUEST', locale),
});

/** Confirms a booking: place, door code, price and deadline of free cancellation, with the calendar invitation. */
export function bookingConfirmedMail(mail: BookingMail, locale: Locale, unsubscribeUrl?: string): MailContent {
  const french = locale === 'fr';
  const body: MailBody = {
    subject: shortSubject(french ? 'C’est réservé :' : 'Booked:', mail, locale),
    title: french ? 'C’est réservé' : 'It is booked',
    paragraphs: french
      ? [
          `Bonjour ${mail.memberName},`,
          ...(mail.bookedBy ? [`${mail.bookedBy}, de ${mail.venue.name}, a réservé pour vous.`] : []),
          'Votre place vous attend. Voici tout ce qu’il faut pour venir.',
        ]
      : [
          `Hello ${mail.memberName},`,
          ...(mail.bookedBy ? [`${mail.bookedBy} of ${mail.venue.name} booked for you.`] : []),
          'Your place is waiting for you. Here is all you need to come.',
        ],
    ...bookingBody(mail, locale),
    unsubscribeUrl,
  };
  return { ...renderMail(body, locale), calendar: invitation(mail, locale) };
}

/** Tells that a booking has moved, with the calendar entry that replaces the earlier one. */
export function bookingMovedMail(mail: BookingMail, locale: Locale, unsubscribeUrl?: string): MailContent {
  const french = locale === 'fr';
  const body: MailBody = {
    subject: shortSubject(french ? 'Déplacé :' : 'Moved:', mail, locale),
    title: french ? 'Votre réservation est déplacée' : 'Your booking has moved',
    paragraphs: french
      ? [
          `Bonjour ${mail.memberName},`,
          `Vous êtes maintenant attendu ${when(mail, locale)}. L’heure d’avant est libérée.`,
        ]
      : [`Hello ${mail.memberName},`, `You are now expected ${when(mail, locale)}. The earlier time is free again.`],
    ...bookingBody(mail, locale),
    unsubscribeUrl,
  };
  return { ...renderMail(body, locale), calendar: invitation(mail, locale) };
}

/** Reminds of a booking with the same facts, and offers to cancel. */
export function bookingReminderMail(mail: BookingMail, locale: Locale, unsubscribeUrl?: string): MailContent {
  const french = locale === 'fr';
  const body: MailBody = {
    subject: shortSubject(french ? 'À bientôt :' : 'Coming up:', mail, locale),
    title: french ? 'C’est pour bientôt' : 'It is coming up',
    paragraphs: french
      ? [`Bonjour ${mail.memberName},`, `Un petit rappel : vous avez réservé ${when(mail, locale)}.`]
      : [`Hello ${mail.memberName},`, `A quick reminder: you have a booking ${when(mail, locale)}.`],
    ...bookingBody(mail, locale),
    unsubscribeUrl,
  };
  return { ...renderMail(body, locale), calendar: invitation(mail, locale) };
}

/** One line for the hours and one for the euros that are given back. */
export function refunds({ creditMinutesFromPass, amountCents, fee }: BookingMail, locale: Locale): string[] {
  const minutesBack = creditMinutesFromPass - (fee?.creditMinutes ?? 0);
  const centsBack = amountCents - (fee?.amountCents ?? 0);
  const hours = minutesBack > 0 && durationText(minutesBack, locale);
  const euros = centsBack > 0 && moneyText(centsBack, locale);
  const lines =
    locale === 'fr'
      ? [hours && `${hours} reviennent dans vos heures incluses.`, euros && `${euros} ne vous seront pas facturés.`]
      : [hours && `${hours} are back in your included hours.`, euros && `${euros} will not be charged.`];
  return lines.filter((line) => line !== false);
}
