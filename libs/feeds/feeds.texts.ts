import { type Locale } from '#libs/platform';

export const FEED_REFUSALS = ['NOT_STAFF', 'NOT_FOUND', 'TOO_MANY_FEEDS'] as const;
export type FeedRefusal = (typeof FEED_REFUSALS)[number];

const texts: Record<Locale, Record<FeedRefusal, string>> = {
  fr: {
    NOT_STAFF: 'Seule l’équipe du lieu peut suivre l’agenda de cet espace.',
    NOT_FOUND: 'Cet abonnement n’existe pas ou est déjà arrêté. Rechargez la page.',
    TOO_MANY_FEEDS: 'Vous avez déjà dix abonnements. Arrêtez-en un.',
  },
  en: {
    NOT_STAFF: 'Only the team of the venue can follow the calendar of this space.',
    NOT_FOUND: 'This subscription does not exist or is stopped already. Reload the page.',
    TOO_MANY_FEEDS: 'You have ten subscriptions already. Stop one of them.',
  },
};

export const feedRefusalText = (code: FeedRefusal, locale: Locale): string => texts[locale][code];
