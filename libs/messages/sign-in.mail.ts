import { type Locale } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

export interface SignInMail {
  /** The whole link, secret included; it must start with the server's own address. */
  url: string;
  networkName: string;
  minutesValid: number;
}

/** The sign-in link. It greets nobody by name: whoever asked may have typed another person's address. */
export function signInMail({ url, networkName, minutesValid }: SignInMail, locale: Locale): MailContent {
  if (locale === 'en') {
    return renderMail(
      {
        subject: 'Your sign-in link',
        title: 'Come in',
        paragraphs: [
          `Here is your link to sign in to ${networkName}. It works once, for ${minutesValid} minutes, in the browser where you open it.`,
        ],
        button: { label: 'Sign in', url },
        closing: ['You did not ask for it? Leave this message alone: nobody can sign in without this link.'],
        reason: 'You get this message because somebody typed this address on the sign-in page.',
      },
      locale,
    );
  }
  return renderMail(
    {
      subject: 'Votre lien de connexion',
      title: 'Entrez donc',
      paragraphs: [
        `Voici votre lien pour vous connecter à ${networkName}. Il sert une seule fois, pendant ${minutesValid} minutes, dans le navigateur où vous l’ouvrez.`,
      ],
      button: { label: 'Me connecter', url },
      closing: [
        'Vous n’avez rien demandé ? Laissez ce message de côté : sans ce lien, personne ne peut se connecter à votre place.',
      ],
      reason: 'Vous recevez ce message parce que quelqu’un a saisi cette adresse sur la page de connexion.',
    },
    locale,
  );
}
