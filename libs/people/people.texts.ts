import { type Locale } from '#libs/platform';

const texts = {
  fr: {
    linkInvalid: 'Ce lien a déjà servi, est trop ancien ou incomplet. Demandez-en un nouveau.',
    noDemo: 'Cette connexion d’exemple n’existe pas ici.',
    throttled: 'Trop d’essais. Attendez un quart d’heure, puis recommencez.',
  },
  en: {
    linkInvalid: 'This link was used already, is too old or incomplete. Ask for a new one.',
    noDemo: 'This demo sign-in does not exist here.',
    throttled: 'Too many tries. Wait a quarter of an hour, then try again.',
  },
};

export const t = (locale: Locale) => texts[locale];
