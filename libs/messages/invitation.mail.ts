import { type Locale } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

export interface InvitationMail {
  url: string;
  networkName: string;
  /** The address that signs in. */
  email: string;
}

/** Invites a person into a network. It names nobody, because the list of people may come from a file. */
export function invitationMail({ url, networkName, email }: InvitationMail, locale: Locale): MailContent {
  if (locale === 'en')
    return renderMail(
      {
        subject: `You are invited to join ${networkName}`,
        title: 'You are invited',
        paragraphs: [
          `The network ${networkName} invites you: book desks, rooms and machines in all of its places with one pass.`,
          `To join, enter this address on the sign-in page: ${email}. You will get a link; no password is needed.`,
        ],
        button: { label: 'Join the network', url },
        closing: ['If you do not want to join, do nothing: no account was created.'],
        reason: `You receive this message because the administrators of ${networkName} invited this address.`,
      },
      locale,
    );
  return renderMail(
    {
      subject: `Vous êtes invité à rejoindre ${networkName}`,
      title: 'Vous êtes invité',
      paragraphs: [
        `Le réseau ${networkName} vous invite : réservez postes, salles et machines dans tous ses lieux avec un seul pass.`,
        `Pour le rejoindre, saisissez cette adresse sur la page de connexion : ${email}. Vous recevrez un lien ; aucun mot de passe n’est nécessaire.`,
      ],
      button: { label: 'Rejoindre le réseau', url },
      closing: ['Si vous ne souhaitez pas rejoindre le réseau, ne faites rien : aucun compte n’a été créé.'],
      reason: `Vous recevez ce message parce que l’administration de ${networkName} a invité cette adresse.`,
    },
    locale,
  );
}
