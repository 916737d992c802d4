import { type Locale, instantText } from '#libs/platform';
import { type BookingMail, phrases, shortSubject, what, when, where } from './booking.mail.js';
import { type MailContent, renderMail } from './mail-layout.js';

/** What is said about coming to a booking. */
export type PresenceMail =
  | { readonly about: 'NO_SHOW'; readonly contestUntil: Temporal.Instant }
  | {
      readonly about: 'ANSWER';
      readonly outcome: 'WAS_THERE' | 'EXCUSED' | 'STANDS';
      readonly words: string;
      readonly from: string;
    }
  | { readonly about: 'RECONFIRM'; readonly by: Temporal.Instant };

interface Words {
  readonly subject: string;
  readonly title: string;
  readonly lines: readonly string[];
}

const answers = {
  fr: {
    WAS_THERE: 'Votre venue est reconnue : la réservation compte comme utilisée.',
    EXCUSED: 'Votre absence est excusée : les frais vous sont rendus.',
    STANDS: 'L’absence est maintenue.',
  },
  en: {
    WAS_THERE: 'It is accepted that you were there: the booking counts as used.',
    EXCUSED: 'Your absence is excused: the fee is given back to you.',
    STANDS: 'The no-show stands.',
  },
};

function wordsOf(mail: BookingMail, presence: PresenceMail, locale: Locale): Words {
  const french = locale === 'fr';
  const at = (instant: Temporal.Instant) => instantText(instant, mail.zone, locale);
  if (presence.about === 'NO_SHOW')
    return {
      subject: french ? 'Absence notée :' : 'No-show recorded:',
      title: french ? 'Vous n’êtes pas venu' : 'You did not come',
      lines: french
        ? [
            'Personne n’a signalé votre arrivée. La place est rendue aux autres, et des frais remplacent le prix.',
            `Vous étiez là, ou vous aviez une bonne raison ? Dites-le jusqu’au ${at(presence.contestUntil)} sur la page de votre réservation.`,
          ]
        : [
            'Nobody noted that you came. The place is free for others, and a fee replaces the price.',
            `You were there, or had a good reason? Tell us until ${at(presence.contestUntil)} on the page of your booking.`,
          ],
    };
  if (presence.about === 'ANSWER')
    return {
      subject: french ? 'Réponse sur votre absence :' : 'Answer about your no-show:',
      title: french ? 'Une réponse sur votre absence' : 'An answer about your no-show',
      lines: [
        answers[locale][presence.outcome],
        french ? `${presence.from} écrit : « ${presence.words} »` : `${presence.from} writes: “${presence.words}”`,
      ],
    };
  return {
    subject: french ? 'À confirmer :' : 'Please confirm:',
    title: french ? 'Venez-vous toujours ?' : 'Are you still coming?',
    lines: french
      ? [
          `Après plusieurs absences, confirmez votre venue jusqu’au ${at(presence.by)}.`,
          'Sans confirmation, la réservation est annulée sans frais.',
        ]
      : [
          `After several no-shows, please confirm until ${at(presence.by)} that you come.`,
          'Without it the booking is cancelled free of charge.',
        ],
  };
}

/** Tells a member about a no-show, an answer to it, or asks whether they still come. */
export function presenceMail(
  mail: BookingMail,
  presence: PresenceMail,
  locale: Locale,
  unsubscribeUrl?: string,
): MailContent {
  const { labels, see, reason } = phrases[locale];
  const { subject, title, lines } = wordsOf(mail, presence, locale);
  return renderMail(
    {
      subject: shortSubject(subject, mail, locale),
      title,
      paragraphs: [locale === 'fr' ? `Bonjour ${mail.memberName},` : `Hello ${mail.memberName},`, ...lines],
      facts: [
        { label: labels.what, value: what(mail, locale) },
        { label: labels.where, value: where(mail) },
        { label: labels.when, value: when(mail, locale) },
        { label: labels.booking, value: mail.bookingCode },
      ],
      button: { label: see, url: mail.url },
      reason,
      unsubscribeUrl,
    },
    locale,
  );
}
