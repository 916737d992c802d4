import { type Locale } from '#libs/platform';

const texts = {
  fr: {
    linkInvalid: 'Ce lien a déjà servi, est trop ancien ou incomplet. Demandez-en un nouveau.',
    noDemo: 'Cette connexion d’exemple n’existe pas ici.',
    throttled: 'Trop d’essais. Attendez un quart d’heure, puis recommencez.',
    noProvider: 'On ne se connecte ici que par mail ou par clé d’accès.',
    providerAway: (label: string) => `${label} ne répond pas. Réessayez dans un instant, ou demandez un lien par mail.`,
  },
  en: {
    linkInvalid: 'This link was used already, is too old or incomplete. Ask for a new one.',
    noDemo: 'This demo sign-in does not exist here.',
    throttled: 'Too many tries. Wait a quarter of an hour, then try again.',
    noProvider: 'Signing in here is by mail or by passkey only.',
    providerAway: (label: string) => `${label} does not answer. Try again in a moment, or ask for a link by mail.`,
  },
};

export const t = (locale: Locale) => texts[locale];
