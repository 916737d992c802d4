import {
  type CalendarEvent,
  type CalendarPerson,
  type Locale,
  calendarFile,
  instantText,
  spanText,
} from '#libs/platform';
import { type CalendarPart, type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** The content of every mail about a session and of its calendar entry. */
export interface SessionMail {
  title: string;
  memberName: string;
  memberEmail: string;
  venue: { name: string; address: string; lat: number; lon: number };
  /** Null when it takes no space of the network. */
  spaceName: string | null;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** IANA zone of the venue: times are shown on the venue's clock. */
  zone: string;
  /** Address of the session's page on this server. */
  url: string;
  /** UID of the calendar entry, the same for the whole life of a place. */
  uid: string;
  /** SEQUENCE of the calendar entry, which grows with every change. */
  sequence: number;
  /** When the place or the session last changed. */
  stampedAt: Temporal.Instant;
  /** Organizer of the calendar entry: the mailer's sender. */
  organizer: CalendarPerson;
}

const en = {
  labels: { what: 'What', where: 'Where', when: 'When' },
  see: 'See the session',
  leave: 'Something came up? Please give your place back: somebody else can take it.',
  reason: 'You receive this message because you have a place, or asked for one, on Traboule.',
};
const fr: typeof en = {
  labels: { what: 'Quoi', where: 'Où', when: 'Quand' },
  see: 'Voir la séance',
  leave: 'Un empêchement ? Rendez votre place : quelqu’un d’autre pourra la prendre.',
  reason: 'Vous recevez ce message parce que vous avez une place, ou en avez demandé une, sur Traboule.',
};
const phrases = { fr, en };

const where = ({ spaceName, venue }: SessionMail): string =>
  [spaceName, venue.name, venue.address].filter((part) => part !== null && part !== '').join(', ');
const when = (mail: SessionMail, locale: Locale): string => spanText(mail, mail.zone, locale);

/** The place as an event of a calendar file. */
export const sessionEvent = (mail: SessionMail, method: CalendarPart['method']): CalendarEvent => ({
  uid: mail.uid,
  sequence: mail.sequence,
  start: mail.start,
  end: mail.end,
  summary: `${mail.title} · ${mail.venue.name}`,
  description: mail.url,
  location: where(mail),
  geo: mail.venue,
  url: mail.url,
  status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
  stampedAt: mail.stampedAt,
  organizer: mail.organizer,
  attendee: { name: mail.memberName, email: mail.memberEmail },
});

const sessionCalendar = (mail: SessionMail, method: CalendarPart['method']): string =>
  calendarFile({ method, events: [sessionEvent(mail, method)] });

const subjectOf = (beginning: string, mail: SessionMail, locale: Locale): string => {
  const title = [...mail.title];
  const short = title.length > 60 ? `${title.slice(0, 59).join('')}…` : mail.title;
  return `${beginning} ${short}, ${when(mail, locale)}`;
};

interface Words {
  readonly subject: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly closing?: readonly string[];
}

function render(mail: SessionMail, locale: Locale, words: Words, unsubscribeUrl?: string): MailContent {
  const { labels, see, reason } = phrases[locale];
  const body: MailBody = {
    subject: subjectOf(words.subject, mail, locale),
    title: words.title,
    paragraphs: [locale === 'fr' ? `Bonjour ${mail.memberName},` : `Hello ${mail.memberName},`, ...words.lines],
    facts: [
      { label: labels.what, value: mail.title },
      { label: labels.where, value: where(mail) },
      { label: labels.when, value: when(mail, locale) },
    ],
    button: { label: see, url: mail.url },
    closing: words.closing ?? [],
    reason,
    ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
  };
  return renderMail(body, locale);
}

const invitation = (mail: SessionMail): CalendarPart => ({ method: 'REQUEST', body: sessionCalendar(mail, 'REQUEST') });

/** Confirms a place, with the calendar invitation. */
export const placeTakenMail = (mail: SessionMail, locale: Locale, unsubscribeUrl?: string): MailContent => ({
  ...render(
    mail,
    locale,
    locale === 'fr'
      ? { subject: 'Inscription :', title: 'Vous avez une place', lines: ['Votre place est réservée.'], closing: [fr.leave] } // prettier-ignore
      : { subject: 'Registered:', title: 'You have a place', lines: ['Your place is booked.'], closing: [en.leave] },
    unsubscribeUrl,
  ),
  calendar: invitation(mail),
});

/** Reminds of a session with the same facts. */
export const sessionReminderMail = (mail: SessionMail, locale: Locale, unsubscribeUrl?: string): MailContent => ({
  ...render(
    mail,
    locale,
    locale === 'fr'
      ? { subject: 'À bientôt :', title: 'C’est pour bientôt', lines: [`Un petit rappel : votre séance a lieu ${when(mail, locale)}.`], closing: [fr.leave] } // prettier-ignore
      : { subject: 'Coming up:', title: 'It is coming up', lines: [`A quick reminder: your session is on ${when(mail, locale)}.`], closing: [en.leave] }, // prettier-ignore
    unsubscribeUrl,
  ),
  calendar: invitation(mail),
});

/** Offers a freed place to the first in line, for them alone until the offer expires. */
export function placeOfferedMail(mail: SessionMail, expiresAt: Temporal.Instant, locale: Locale): MailContent {
  const until = instantText(expiresAt, mail.zone, locale);
  return render(
    mail,
    locale,
    locale === 'fr'
      ? {
          subject: 'Une place pour vous :',
          title: 'Une place s’est libérée',
          lines: [`Elle vous est réservée jusqu’au ${until}. Acceptez-la sur la page de la séance.`],
          closing: ['Passé ce délai, elle est proposée à la personne suivante. Si vous n’en voulez plus, quittez la liste d’attente.'], // prettier-ignore
        }
      : {
          subject: 'A place for you:',
          title: 'A place is free',
          lines: [`It is held for you until ${until}. Accept it on the page of the session.`],
          closing: ['After that it is offered to the next person. If you no longer want it, leave the waiting list.'],
        },
  );
}

/** Says that a session is cancelled, and withdraws the calendar entry of people who had a place. */
export function sessionCancelledMail(mail: SessionMail, hadPlace: boolean, locale: Locale): MailContent {
  const content = render(
    mail,
    locale,
    locale === 'fr'
      ? { subject: 'Séance annulée :', title: 'La séance est annulée', lines: ['Le lieu a annulé cette séance. Nous en sommes désolés.'] } // prettier-ignore
      : { subject: 'Session cancelled:', title: 'The session is cancelled', lines: ['The venue cancelled this session. We are sorry.'] }, // prettier-ignore
  );
  return hadPlace ? { ...content, calendar: { method: 'CANCEL', body: sessionCalendar(mail, 'CANCEL') } } : content;
}
