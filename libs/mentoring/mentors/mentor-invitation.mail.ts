import { type MailContent, renderMail } from '#libs/messages';
import { type Locale } from '#libs/platform';

export interface MentorInvitationMail {
  readonly title: string;
  readonly name: string;
  readonly networkName: string;
  /** The page where a member becomes a mentor, on this server. */
  readonly url: string;
}

/** Invites a member to be a mentor. */
export function mentorInvitationMail(
  { title, name, networkName, url }: MentorInvitationMail,
  locale: Locale,
): MailContent {
  const isFrench = locale === 'fr';
  return renderMail(
    {
      subject: title,
      title,
      paragraphs: isFrench
        ? [
            `Bonjour ${name},`,
            `${networkName} vous propose d’aider ses porteurs de projet comme mentor : quelques heures à votre rythme, ce que vous voulez, comme vous voulez.`,
            'Lisez la charte et la confidentialité, puis dites quand vous êtes là et comment vous aidez.',
          ]
        : [
            `Hello ${name},`,
            `${networkName} asks you to help its founders as a mentor: a few hours at your own pace, with what you want, as you want.`,
            'Read the charter and confidentiality, then say when you are there and how you help.',
          ],
      button: { label: isFrench ? 'Devenir mentor' : 'Become a mentor', url },
      closing: [isFrench ? 'Vous pouvez aussi ne rien faire.' : 'You may also do nothing.'],
      reason: isFrench
        ? `Vous recevez ce message parce que vous êtes membre de ${networkName}.`
        : `You receive this message because you are a member of ${networkName}.`,
    },
    locale,
  );
}
