import { type Notice } from '#libs/accounts';
import { type Locale, instantText } from '#libs/platform';
import { type MailContent, renderMail } from './mail-layout.js';

export interface SecurityMail {
  action: Notice;
  at: Temporal.Instant;
  /** How often it happened within 15 minutes. */
  times: number;
  zone: string;
  name: string;
  /** The page where sign-in methods are changed. */
  url: string;
}

export const securityEvents: Record<Locale, Record<Notice, string>> = {
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
    IDENTITY_LINKED: 'Un compte externe a été relié au vôtre',
    IDENTITY_UNLINKED: 'Un compte externe n’est plus relié au vôtre',
  },
  en: {
    PASSWORD_SET: 'A password was added to your account',
    PASSWORD_CHANGED: 'Your password was changed',
    PASSWORD_REMOVED: 'Your password was removed',
    SECOND_FACTOR_ADDED: 'Two-step sign-in was turned on',
    SECOND_FACTOR_REMOVED: 'Two-step sign-in was turned off',
    RECOVERY_CODE_USED: 'A recovery code was used',
    RECOVERY_CODES_MADE: 'New recovery codes were created',
    PASSKEY_ADDED: 'A passkey was added to your account',
    PASSKEY_REMOVED: 'A passkey was removed from your account',
    IDENTITY_LINKED: 'An external account was linked to yours',
    IDENTITY_UNLINKED: 'An external account is no longer linked to yours',
  },
};

/** Reports a change of a sign-in method to the owner of the account. It contains no link that signs in. */
export function securityMail({ action, at, times, zone, name, url }: SecurityMail, locale: Locale): MailContent {
  const title = securityEvents[locale][action];
  const when = instantText(at, zone, locale);
  if (locale === 'en') {
    return renderMail(
      {
        subject: title,
        title,
        paragraphs: [
          `Hello ${name},`,
          `${title}: ${when}.${times > 1 ? ` This happened ${times} times within 15 minutes.` : ''}`,
          'If it was you, there is nothing to do.',
        ],
        button: { label: 'Account and security', url },
        closing: [
          'If it was not you: you can still sign in by email link. Then end the other sessions and check your sign-in methods on that page.',
        ],
        reason: 'You receive this message because a sign-in method of your account changed.',
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
        `${title} : ${when}.${times > 1 ? ` C’est arrivé ${times} fois en 15 minutes.` : ''}`,
        'Si c’était vous, il n’y a rien à faire.',
      ],
      button: { label: 'Compte et sécurité', url },
      closing: [
        'Si ce n’était pas vous : vous pouvez toujours vous connecter avec un lien envoyé par mail. Terminez ensuite les autres sessions et vérifiez vos moyens de connexion sur cette page.',
      ],
      reason: 'Vous recevez ce message parce qu’un moyen de connexion de votre compte a changé.',
    },
    locale,
  );
}
