import { type Locale } from '#libs/platform';
import { type PasskeyRefusal } from './passkeys.js';

type Texts = Record<PasskeyRefusal | 'PROOF', string>;

const texts: Record<Locale, Texts> = {
  fr: {
    EXPIRED: 'Cela a pris trop de temps, ou cette réponse a déjà servi. Recommencez.',
    REFUSED: 'Cette clé d’accès n’est pas reconnue ici. Essayez-en une autre, ou demandez un lien par mail.',
    TOO_MANY: 'Vous avez déjà dix clés d’accès. Retirez-en une d’abord.',
    KNOWN: 'Cette clé d’accès est déjà enregistrée.',
    PROOF: 'Pour changer ce qui vous connecte, reconnectez-vous d’abord : votre connexion date de plus de dix minutes.',
  },
  en: {
    EXPIRED: 'This took too long, or this answer was used already. Start again.',
    REFUSED: 'This passkey is not known here. Try another one, or ask for a link by mail.',
    TOO_MANY: 'You already have ten passkeys. Remove one first.',
    KNOWN: 'This passkey is registered already.',
    PROOF: 'To change what signs you in, sign in again first: you did so more than ten minutes ago.',
  },
};

export const passkeyText = (locale: Locale, what: keyof Texts): string => texts[locale][what];
