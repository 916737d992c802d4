import { type Locale } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

export interface SignInMail {
  /** The complete link, with its secret, on this server. */
  url: string;
  networkName: string;
  minutesValid: number;
}

/** The mail with the sign-in link. It contains no name, because the requester may have typed another person's address. */
export function signInMail({ url, networkName, minutesValid }: SignInMail, locale: Locale): MailContent {
  if (locale === 'en') {
    return renderMail(
      {
        subject: 'Your sign-in link',
        title: 'Sign in',
        paragraphs: [
          `Here is your link to sign in to ${networkName}. It works once, for ${minutesValid} minutes, in the browser where you open it.`,
        ],
        button: { label: 'Sign in', url },
        closing: ['If you did not request it, ignore this message: nobody can sign in without this link.'],
        reason: 'You receive this message because somebody typed this address on the sign-in page.',
      },
      locale,
    );
  }
  return renderMail(
    {
      subject: 'Votre lien de connexion',
      title: 'Connectez-vous',
      paragraphs: [
        `Voici votre lien pour vous connecter à ${networkName}. Il fonctionne une seule fois, pendant ${minutesValid} minutes, dans le navigateur où vous l’ouvrez.`,
      ],
      button: { label: 'Me connecter', url },
      closing: [
        'Si vous n’avez rien demandé, ignorez ce message : sans ce lien, personne ne peut se connecter à votre place.',
      ],
      reason: 'Vous recevez ce message parce que quelqu’un a saisi cette adresse sur la page de connexion.',
    },
    locale,
  );
}
