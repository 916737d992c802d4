import { type Locale, instantText, spanText } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

/** A time of a space that is kept for the first in line. */
export interface TimeOfferedMail {
  readonly name: string;
  readonly spaceName: string;
  readonly venueName: string;
  readonly address: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** IANA zone of the venue: times are shown on the venue's clock. */
  readonly zone: string;
  readonly seats: number;
  readonly expiresAt: Temporal.Instant;
  /** The page where it is booked, on this server. */
  readonly url: string;
}

const phrases = {
  fr: {
    subject: 'Libre, gardé pour vous :',
    title: 'L’heure que vous attendiez est libre',
    hello: 'Bonjour',
    lines: (until: string) => `Elle est gardée pour vous jusqu’au ${until}. Réservez-la en un clic sur votre page.`,
    closing: 'Passé ce délai, elle est proposée à la personne suivante. Si vous n’en voulez plus, quittez la liste d’attente.', // prettier-ignore
    labels: { what: 'Quoi', where: 'Où', when: 'Quand', seats: 'Places' },
    button: 'Voir et réserver',
    reason: 'Vous recevez ce message parce que vous attendez cette heure sur Traboule.',
  },
  en: {
    subject: 'Free, kept for you:',
    title: 'The time you waited for is free',
    hello: 'Hello',
    lines: (until: string) => `It is kept for you until ${until}. Book it in one click on your page.`,
    closing: 'After that it is offered to the next person. If you no longer want it, leave the waiting list.',
    labels: { what: 'What', where: 'Where', when: 'When', seats: 'Seats' },
    button: 'See and book',
    reason: 'You receive this message because you wait for this time on Traboule.',
  },
};

/** Offers a freed time to the first in line, for them alone until the offer expires. */
export function timeOfferedMail(mail: TimeOfferedMail, locale: Locale): MailContent {
  const { subject, title, hello, lines, closing, labels, button, reason } = phrases[locale];
  const when = spanText(mail, mail.zone, locale);
  const name = [...mail.spaceName];
  const short = name.length > 60 ? `${name.slice(0, 59).join('')}…` : mail.spaceName;
  return renderMail(
    {
      subject: `${subject} ${short}, ${when}`,
      title,
      paragraphs: [`${hello} ${mail.name},`, lines(instantText(mail.expiresAt, mail.zone, locale))],
      facts: [
        { label: labels.what, value: mail.spaceName },
        { label: labels.where, value: [mail.venueName, mail.address].filter((part) => part !== '').join(', ') },
        { label: labels.when, value: when },
        ...(mail.seats > 1 ? [{ label: labels.seats, value: `${mail.seats}` }] : []),
      ],
      button: { label: button, url: mail.url },
      closing: [closing],
      reason,
    },
    locale,
  );
}
