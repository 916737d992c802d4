import { type Notice } from '#libs/accounts';
import { type Locale, instantText } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

export interface SecurityMail {
  action: Notice;
  at: Temporal.Instant;
  /** How often it happened within a quarter of an hour. */
  times: number;
  zone: string;
  name: string;
  /** The page where the ways to sign in are changed. */
  url: string;
}

const happened: Record<Locale, Record<Notice, string>> = {
  fr: {
    PASSWORD_SET: 'Un mot de passe a été ajouté à votre compte',
    PASSWORD_CHANGED: 'Votre mot de passe a été changé',
    PASSWORD_REMOVED: 'Votre mot de passe a été supprimé',
    SECOND_FACTOR_ADDED: 'La double authentification a été activée',
    SECOND_FACTOR_REMOVED: 'La double authentification a été désactivée',
    RECOVERY_CODE_USED: 'Un code de secours a servi',
    RECOVERY_CODES_MADE: 'De nouveaux codes de secours ont été créés',
    PASSKEY_ADDED: 'Une clé d’accès a été ajoutée à votre compte',
    PASSKEY_REMOVED: 'Une clé d’accès a été retirée de votre compte',
    IDENTITY_LINKED: 'Un compte extérieur a été relié au vôtre',
    IDENTITY_UNLINKED: 'Un compte extérieur n’est plus relié au vôtre',
  },
  en: {
    PASSWORD_SET: 'A password was added to your account',
    PASSWORD_CHANGED: 'Your password was changed',
    PASSWORD_REMOVED: 'Your password was removed',
    SECOND_FACTOR_ADDED: 'Two-step sign-in was turned on',
    SECOND_FACTOR_REMOVED: 'Two-step sign-in was turned off',
    RECOVERY_CODE_USED: 'A recovery code was used',
    RECOVERY_CODES_MADE: 'New recovery codes were made',
    PASSKEY_ADDED: 'A passkey was added to your account',
    PASSKEY_REMOVED: 'A passkey was removed from your account',
    IDENTITY_LINKED: 'An outside account was linked to yours',
    IDENTITY_UNLINKED: 'An outside account is no longer linked to yours',
  },
};

/** Tells the owner of an account what changed about signing in. It carries no link that signs in. */
export function securityMail({ action, at, times, zone, name, url }: SecurityMail, locale: Locale): MailContent {
  const title = happened[locale][action];
  const when = instantText(at, zone, locale);
  if (locale === 'en') {
    return renderMail(
      {
        subject: title,
        title,
        paragraphs: [
          `Hello ${name},`,
          `${title}: ${when}.${times > 1 ? ` This happened ${times} times within a quarter of an hour.` : ''}`,
          'If it was you, there is nothing to do.',
        ],
        button: { label: 'Account and security', url },
        closing: [
          'It was not you? Sign in by mailed link, end the other sessions, and look through the ways to sign in on that page.',
        ],
        reason: 'You get this message because a way to sign in to your account changed.',
      },
      locale,
    );
  }
  return renderMail(
    {
      subject: title,
      title,
      paragraphs: [
        `Bonjour ${name},`,
        `${title} : ${when}.${times > 1 ? ` C’est arrivé ${times} fois en un quart d’heure.` : ''}`,
        'Si c’était vous, il n’y a rien à faire.',
      ],
      button: { label: 'Compte et sécurité', url },
      closing: [
        'Ce n’était pas vous ? Connectez-vous par lien, terminez les autres sessions et vérifiez sur cette page vos moyens de connexion.',
      ],
      reason: 'Vous recevez ce message parce qu’un moyen de se connecter à votre compte a changé.',
    },
    locale,
  );
}
