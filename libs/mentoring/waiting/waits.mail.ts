import { type MailContent, renderMail } from '#libs/messages';
import { type Addressee } from '#libs/people';
import { type Locale, instantText } from '#libs/platform';

const reason: Record<Locale, string> = {
  fr: 'Vous recevez ce message parce que vous êtes mentor, ou attendez un mentor, sur Traboule.',
  en: 'You receive this message because you are a mentor, or wait for one, on Traboule.',
};
const labels = {
  fr: { who: 'Avec', subject: 'Sujet', question: 'Question', until: 'Répondre avant', times: 'Heures proposées' },
  en: { who: 'With', subject: 'Subject', question: 'Question', until: 'Answer by', times: 'Times proposed' },
};

export interface WaitMail {
  readonly recipient: Addressee;
  /** The other side. */
  readonly other: string;
  readonly subject: string | null;
  readonly question: string;
  readonly zone: string;
  readonly url: string;
}
const hello = ({ recipient }: WaitMail) => `${recipient.locale === 'fr' ? 'Bonjour' : 'Hello'} ${recipient.name},`;
const subjectFact = ({ subject, recipient }: WaitMail) =>
  subject === null ? [] : [{ label: labels[recipient.locale].subject, value: subject }];

/** Asks a mentor whether they can help a founder who waits. */
export function waitOfferedMail(about: WaitMail, answerBy: Temporal.Instant): MailContent {
  const { recipient, other, question, zone, url } = about;
  const isFrench = recipient.locale === 'fr';
  const { who, question: asks, until } = labels[recipient.locale];
  return renderMail(
    {
      subject: isFrench ? `${other} cherche un mentor` : `${other} looks for a mentor`,
      title: isFrench ? 'Pouvez-vous aider ?' : 'Can you help?',
      paragraphs: [
        hello(about),
        isFrench
          ? `Aucun mentor n’a pu répondre à ${other} jusqu’ici. Si vous pouvez, proposez une ou deux heures : rien n’est réservé avant son choix.`
          : `No mentor could answer ${other} so far. If you can, propose one or two times: nothing is booked before they choose.`,
      ],
      facts: [
        { label: who, value: other },
        ...subjectFact(about),
        { label: asks, value: question },
        { label: until, value: instantText(answerBy, zone, recipient.locale) },
      ],
      button: { label: isFrench ? 'Proposer une heure' : 'Propose a time', url },
      closing: [isFrench ? 'Dire non ne compte jamais contre vous.' : 'To say no never counts against you.'],
      reason: reason[recipient.locale],
    },
    recipient.locale,
  );
}

/** Gives a founder the times that a mentor proposes. */
export function waitProposedMail(about: WaitMail, starts: readonly Temporal.Instant[]): MailContent {
  const { recipient, other, zone, url } = about;
  const isFrench = recipient.locale === 'fr';
  const { who, times } = labels[recipient.locale];
  return renderMail(
    {
      subject: isFrench ? `${other} peut vous aider` : `${other} can help you`,
      title: isFrench ? 'Un mentor s’est libéré' : 'A mentor has time for you',
      paragraphs: [
        hello(about),
        isFrench
          ? `${other} a lu votre question et propose une heure. Choisissez-la, ou une autre, avec une salle si vous voulez.`
          : `${other} has read your question and proposes a time. Choose it, or another one, with a room if you like.`,
      ],
      facts: [
        { label: who, value: other },
        ...subjectFact(about),
        { label: times, value: starts.map((start) => instantText(start, zone, recipient.locale)).join(' · ') },
      ],
      button: { label: isFrench ? 'Choisir une heure' : 'Choose a time', url },
      reason: reason[recipient.locale],
    },
    recipient.locale,
  );
}

/** Tells a founder that nobody became free for too long. */
export function waitOverMail(about: WaitMail): MailContent {
  const { recipient, url } = about;
  const isFrench = recipient.locale === 'fr';
  return renderMail(
    {
      subject: isFrench ? 'Votre attente d’un mentor est close' : 'You no longer wait for a mentor',
      title: isFrench ? 'Aucun mentor ne s’est libéré' : 'No mentor became free',
      paragraphs: [
        hello(about),
        isFrench
          ? 'Nous n’avons trouvé personne dans le délai. Dites votre besoin autrement, ou demandez à l’équipe du réseau.'
          : 'We found nobody in time. Say your need in another way, or ask the team of the network.',
      ],
      facts: subjectFact(about),
      button: { label: isFrench ? 'Chercher à nouveau' : 'Search again', url },
      reason: reason[recipient.locale],
    },
    recipient.locale,
  );
}
