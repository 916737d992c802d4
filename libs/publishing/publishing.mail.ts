import { type MailContent, type NotificationText, renderMail } from '#libs/messages';
import { type Locale, instantText, personalNameOf } from '#libs/platform';

export interface PublishingMail {
  readonly name: string;
  readonly text: NotificationText;
  /** The page where one acts, on this server. */
  readonly url: string;
  readonly unsubscribeUrl?: string | undefined;
}

const hello = (name: string, locale: Locale): string => {
  if (name === '') return locale === 'fr' ? 'Bonjour,' : 'Hello,';
  return locale === 'fr' ? `Bonjour ${name},` : `Hello ${name},`;
};
const reason = {
  fr: 'Vous recevez ce message parce que vous vous occupez d’un lieu ou du réseau sur Traboule.',
  en: 'You receive this message because you look after a venue or the network on Traboule.',
};

/** What happened, and the page to open. */
export const noticeMail = ({ name, text, url, unsubscribeUrl }: PublishingMail, locale: Locale): MailContent =>
  renderMail(
    {
      subject: text.title,
      title: text.title,
      paragraphs: [hello(name, locale)],
      button: { label: locale === 'fr' ? 'Ouvrir' : 'Open', url },
      reason: reason[locale],
      unsubscribeUrl,
    },
    locale,
  );

export interface InvitationMail extends PublishingMail {
  readonly inviter: string;
  readonly venue: string;
  readonly networkName: string;
  readonly expiresAt: Temporal.Instant;
  readonly zone: string;
}

/** Invites somebody into the team of a venue. The link works for the invited address only. */
export function invitationMail(mail: InvitationMail, locale: Locale): MailContent {
  const until = instantText(mail.expiresAt, mail.zone, locale);
  const french = locale === 'fr';
  const inviter = personalNameOf(mail.inviter) ?? (french ? 'Une personne de l’équipe' : 'Somebody of its team');
  return renderMail(
    {
      subject: mail.text.title,
      title: mail.text.title,
      paragraphs: french
        ? [hello('', locale), `${inviter} vous invite dans l’équipe de ${mail.venue}, sur ${mail.networkName}.`]
        : [hello('', locale), `${inviter} invites you into the team of ${mail.venue}, on ${mail.networkName}.`],
      button: { label: french ? 'Accepter l’invitation' : 'Accept the invitation', url: mail.url },
      closing: [
        french
          ? `Le lien fonctionne jusqu’au ${until}, pour cette adresse seulement. Si vous n’attendiez rien, ignorez ce message.`
          : `The link works until ${until}, for this address only. If you did not expect it, ignore this message.`,
      ],
      reason: french
        ? 'Vous recevez ce message parce que l’équipe d’un lieu a donné votre adresse.'
        : 'You receive this message because the team of a venue gave your address.',
    },
    locale,
  );
}

/** Asks the managers of a venue whether its page is still right, with a link that needs no session. */
export function stillRightMail(mail: PublishingMail & { confirmUrl: string }, locale: Locale): MailContent {
  const french = locale === 'fr';
  return renderMail(
    {
      subject: mail.text.title,
      title: mail.text.title,
      paragraphs: french
        ? [
            hello(mail.name, locale),
            'Personne ne l’a confirmé depuis six mois. Regardez les horaires, les espaces et les textes.',
            'Si tout est juste, un clic suffit :',
          ]
        : [
            hello(mail.name, locale),
            'Nobody has confirmed it for six months. Look at the hours, the spaces and the texts.',
            'If all of it is right, one click is enough:',
          ],
      button: { label: french ? 'Tout est juste' : 'All of it is right', url: mail.confirmUrl },
      closing: [french ? `Sinon, corrigez la page : ${mail.url}` : `Otherwise correct the page: ${mail.url}`],
      reason: reason[locale],
      unsubscribeUrl: mail.unsubscribeUrl,
    },
    locale,
  );
}
