import { type Locale } from '#libs/platform';
import { type MailContent, renderMail } from '../mail-layout.js';
import { type Digest } from '../rules/digest-time.js';
import { type NotificationText } from './notification-kinds.js';

export interface DigestMail {
  digest: Digest;
  name: string;
  networkName: string;
  /** What was not read, the oldest first. */
  texts: readonly NotificationText[];
  /** The page of the network, where the bell is. */
  url: string;
  unsubscribeUrl: string;
}

const MOST_LINES = 30;

/** Lists what a person has not seen yet. */
export function digestMail(mail: DigestMail, locale: Locale): MailContent {
  const { digest, name, networkName, texts, url, unsubscribeUrl } = mail;
  const count = texts.length;
  const lines = texts.slice(0, MOST_LINES).map(({ title }) => `• ${title}`);
  const more = count - lines.length;
  if (locale === 'en')
    return renderMail(
      {
        subject: count === 1 ? `One message on ${networkName}` : `${count} messages on ${networkName}`,
        title: digest === 'DAILY' ? 'Your day' : 'Your week',
        paragraphs: [`Hello ${name},`, 'This is what you have not seen yet:', ...lines],
        button: { label: 'See all', url },
        closing: more > 0 ? [`And ${more} more.`] : [],
        reason: `You receive this digest because you asked for one on ${networkName}.`,
        unsubscribeUrl,
      },
      locale,
    );
  return renderMail(
    {
      subject: count === 1 ? `Un message sur ${networkName}` : `${count} messages sur ${networkName}`,
      title: digest === 'DAILY' ? 'Votre journée' : 'Votre semaine',
      paragraphs: [`Bonjour ${name},`, 'Voici ce que vous n’avez pas encore vu :', ...lines],
      button: { label: 'Tout voir', url },
      closing: more > 0 ? [`Et ${more} de plus.`] : [],
      reason: `Vous recevez ce résumé parce que vous l’avez demandé sur ${networkName}.`,
      unsubscribeUrl,
    },
    locale,
  );
}
