import { type Locale } from '#libs/platform';

export type LiveRefusal = 'SIGN_IN' | 'BAD_TOPICS' | 'NO_TOPIC' | 'OWN_LIMIT' | 'FULL';

const texts: Record<Locale, Record<LiveRefusal, string>> = {
  fr: {
    SIGN_IN: 'Connectez-vous d’abord.',
    BAD_TOPICS: 'Indiquez ce que vous voulez suivre, par exemple topics=agenda,notifications.',
    NO_TOPIC: 'Vous ne pouvez rien suivre de ce que vous demandez.',
    OWN_LIMIT: 'Trop de pages sont ouvertes. Fermez-en une ; les autres se mettent à jour quand vous les rechargez.',
    FULL: 'Momentanément indisponible. Réessayez dans une minute.',
  },
  en: {
    SIGN_IN: 'Sign in first.',
    BAD_TOPICS: 'Say what to follow, for example topics=agenda,notifications.',
    NO_TOPIC: 'You may follow nothing of what you ask for.',
    OWN_LIMIT: 'Too many pages are open. Close one; the others are up to date after a reload.',
    FULL: 'Temporarily unavailable, please try again in a minute.',
  },
};

export const liveText = (locale: Locale, reason: LiveRefusal): string => texts[locale][reason];
