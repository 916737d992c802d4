import { type Locale } from '#libs/platform';
import { type PasskeyRefusal } from './passkeys.js';

const texts: Record<Locale, Record<PasskeyRefusal, string>> = {
  fr: {
    EXPIRED: 'Cette demande a expiré ou a déjà servi. Recommencez.',
    REFUSED:
      'Cette clé d’accès n’est pas reconnue. Essayez-en une autre. Vous pouvez toujours vous connecter avec un lien envoyé par mail.',
    TOO_MANY: 'Vous avez déjà dix clés d’accès. Retirez-en une d’abord.',
    KNOWN: 'Cette clé d’accès est déjà enregistrée.',
  },
  en: {
    EXPIRED: 'This request has expired or has already been used. Start again.',
    REFUSED: 'This passkey is not recognised. Try another one. You can still sign in by email link.',
    TOO_MANY: 'You already have ten passkeys. Remove one first.',
    KNOWN: 'This passkey is already registered.',
  },
};

export const passkeyText = (locale: Locale, refusal: PasskeyRefusal): string => texts[locale][refusal];
