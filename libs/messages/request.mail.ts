import { type Locale, durationText, instantText, moneyText, spanText } from '#libs/platform';
import {
  type BookingMail,
  bookingBody,
  invitation,
  phrases,
  refunds,
  shortSubject,
  what,
  when,
  where,
} from './booking.mail.js';
import { type MailBody, type MailContent, renderMail } from './mail-layout.js';

/** What the team of a venue is asked. */
export interface RequestReceivedMail {
  /** Of the person who receives the mail. */
  readonly name: string;
  readonly title: string;
  readonly memberName: string;
  readonly spaceName: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: string;
  readonly seats: number;
  readonly note: string;
  readonly answerBy: Temporal.Instant;
  readonly creditMinutesFromPass: number;
  readonly amountInclVatCents: number;
  /** The page where it is answered, on this server. */
  readonly url: string;
  readonly unsubscribeUrl?: string | undefined;
}

const team = {
  fr: {
    labels: { who: 'Qui', what: 'Quoi', when: 'Quand', seats: 'Places', note: 'Message', price: 'Prix payé par le membre', until: 'Répondre avant' }, // prettier-ignore
    body: 'L’espace est gardé jusqu’à votre réponse. Sans réponse à temps, la demande expire ou est acceptée, comme votre lieu l’a choisi.',
    button: 'Répondre',
    reason: 'Vous recevez ce message parce que vous travaillez pour ce lieu sur Traboule.',
  },
  en: {
    labels: { who: 'Who', what: 'What', when: 'When', seats: 'Seats', note: 'Message', price: 'Price that the member paid', until: 'Answer by' }, // prettier-ignore
    body: 'The space is kept until you answer. Without an answer in time the request expires or is accepted, as your venue chose.',
    button: 'Answer',
    reason: 'You receive this message because you work for this venue on Traboule.',
  },
};

/** Asks the team of a venue for an answer. */
export function requestReceivedMail(mail: RequestReceivedMail, locale: Locale): MailContent {
  const { labels, ...words } = team[locale];
  const price = [
    mail.creditMinutesFromPass > 0 ? durationText(mail.creditMinutesFromPass, locale) : '',
    mail.amountInclVatCents > 0 ? moneyText(mail.amountInclVatCents, locale) : '',
  ].filter((part) => part !== '');
  return renderMail(
    {
      subject: mail.title,
      title: mail.title,
      paragraphs: [locale === 'fr' ? `Bonjour ${mail.name},` : `Hello ${mail.name},`, words.body],
      facts: [
        { label: labels.who, value: mail.memberName },
        { label: labels.what, value: mail.spaceName },
        { label: labels.when, value: spanText(mail, mail.zone, locale) },
        ...(mail.seats > 1 ? [{ label: labels.seats, value: `${mail.seats}` }] : []),
        ...(mail.note === '' ? [] : [{ label: labels.note, value: mail.note }]),
        ...(price.length > 0 ? [{ label: labels.price, value: price.join(' + ') }] : []),
        { label: labels.until, value: instantText(mail.answerBy, mail.zone, locale) },
      ],
      button: { label: words.button, url: mail.url },
      reason: words.reason,
      unsubscribeUrl: mail.unsubscribeUrl,
    },
    locale,
  );
}

/** How a request ended. */
export interface RequestAnsweredMail {
  readonly answer: 'ACCEPTED' | 'REFUSED' | 'EXPIRED' | 'MEMBER_BUSY' | 'WITHDRAWN' | 'HOURS_CHANGED';
  /** In the words of the venue. */
  readonly reason: string | null;
  readonly suggestedStart: Temporal.Instant | null;
  /** Where other times and places are offered. */
  readonly searchUrl: string | null;
}

type Answers = Record<RequestAnsweredMail['answer'], { subject: string; title: string; line: string }>;
const answers: Record<Locale, Answers> = {
  fr: {
    ACCEPTED: { subject: 'Accepté :', title: 'Le lieu accepte', line: 'Le lieu vous attend. Voici tout ce qu’il faut pour venir.' }, // prettier-ignore
    REFUSED: { subject: 'Refusé :', title: 'Le lieu ne peut pas', line: 'Le lieu ne peut pas vous accueillir à ce moment-là. Tout vous est rendu.' }, // prettier-ignore
    EXPIRED: { subject: 'Sans réponse :', title: 'Le lieu n’a pas répondu', line: 'Le lieu n’a pas répondu à temps. Tout vous est rendu.' }, // prettier-ignore
    MEMBER_BUSY: { subject: 'Demande close :', title: 'Vous êtes attendu ailleurs', line: 'Vous avez réservé autre chose à ce moment-là depuis votre demande. Elle est close et tout vous est rendu.' }, // prettier-ignore
    WITHDRAWN: { subject: 'Retiré :', title: 'Votre demande est retirée', line: 'Tout vous est rendu.' },
    HOURS_CHANGED: { subject: 'Demande close :', title: 'Le lieu change ses horaires', line: 'Votre demande tombe en dehors. Elle est close et tout vous est rendu.' }, // prettier-ignore
  },
  en: {
    ACCEPTED: { subject: 'Accepted:', title: 'The venue accepts', line: 'The venue expects you. Here is all you need to come.' }, // prettier-ignore
    REFUSED: { subject: 'Refused:', title: 'The venue cannot', line: 'The venue cannot welcome you at that time. You are refunded in full.' }, // prettier-ignore
    EXPIRED: { subject: 'Not answered:', title: 'The venue did not answer', line: 'The venue did not answer in time. You are refunded in full.' }, // prettier-ignore
    MEMBER_BUSY: { subject: 'Request closed:', title: 'You are expected elsewhere', line: 'You have booked something else at that time since you asked. The request is closed and refunded in full.' }, // prettier-ignore
    WITHDRAWN: { subject: 'Withdrawn:', title: 'Your request is withdrawn', line: 'You are refunded in full.' },
    HOURS_CHANGED: { subject: 'Request closed:', title: 'The venue changes its hours', line: 'Your request lies outside them. It is closed and refunded in full.' }, // prettier-ignore
  },
};

/** Tells a member how a request ended, and where to look for another time. */
export function requestAnsweredMail(mail: BookingMail, ended: RequestAnsweredMail, locale: Locale): MailContent {
  const isFrench = locale === 'fr';
  const { labels, ...phrase } = phrases[locale];
  const { subject, title, line } = answers[locale][ended.answer];
  const isAccepted = ended.answer === 'ACCEPTED';
  const { reason, suggestedStart } = ended;
  const suggestion = suggestedStart && instantText(suggestedStart, mail.zone, locale);
  const body: MailBody = {
    subject: shortSubject(subject, mail, locale),
    title,
    paragraphs: [
      isFrench ? `Bonjour ${mail.memberName},` : `Hello ${mail.memberName},`,
      line,
      ...(reason === null ? [] : [isFrench ? `Le lieu vous écrit : « ${reason} »` : `The venue writes: “${reason}”`]),
      ...(suggestion
        ? [isFrench ? `Il vous propose plutôt le ${suggestion}.` : `It suggests ${suggestion} instead.`]
        : []),
      ...(isAccepted ? [] : refunds(mail, locale)),
    ],
    ...(isAccepted
      ? bookingBody(mail, locale)
      : {
          facts: [
            { label: labels.what, value: what(mail, locale) },
            { label: labels.where, value: where(mail) },
            { label: labels.when, value: when(mail, locale) },
            { label: labels.booking, value: mail.bookingCode },
          ],
          button: {
            label: isFrench ? 'Voir d’autres possibilités' : 'See other possibilities',
            url: ended.searchUrl ?? mail.url,
          },
          reason: phrase.reason,
        }),
  };
  const content = renderMail(body, locale);
  return isAccepted ? { ...content, calendar: invitation(mail, locale) } : content;
}
