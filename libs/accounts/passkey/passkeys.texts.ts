import { type Locale } from '#libs/platform';
import { type PasskeyRefusal } from './passkeys.js';

const texts: Record<Locale, Record<PasskeyRefusal, string>> = {
  fr: {
    EXPIRED: 'Cela a pris trop de temps, ou cette réponse a déjà servi. Recommencez.',
    REFUSED: 'Cette clé d’accès n’est pas reconnue ici. Essayez-en une autre, ou demandez un lien par mail.',
    TOO_MANY: 'Vous avez déjà dix clés d’accès. Retirez-en une d’abord.',
    KNOWN: 'Cette clé d’accès est déjà enregistrée.',
  },
  en: {
    EXPIRED: 'This took too long, or this answer was used already. Start again.',
    REFUSED: 'This passkey is not known here. Try another one, or ask for a link by mail.',
    TOO_MANY: 'You already have ten passkeys. Remove one first.',
    KNOWN: 'This passkey is registered already.',
  },
};

export const passkeyText = (locale: Locale, what: PasskeyRefusal): string => texts[locale][what];
