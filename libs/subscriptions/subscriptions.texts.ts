import { type Locale } from '#libs/platform';
import { type SubscriptionRefusal } from './changes/change.types.js';

const texts: Record<SubscriptionRefusal, Record<Locale, string>> = {
  UNKNOWN_PLAN: {
    fr: 'Cette formule n’est plus vendue. Choisissez-en une autre.',
    en: 'This plan is no longer sold. Choose another one.',
  },
  HAS_PASS: {
    fr: 'Vous utilisez déjà un pass payant, ou un pass partagé avec d’autres personnes.',
    en: 'You already use a paid pass, or a pass that you share with other people.',
  },
  NO_SUBSCRIPTION: {
    fr: 'Vous n’avez pas d’abonnement à votre nom.',
    en: 'You have no subscription in your name.',
  },
  GUARDIAN_NEEDED: {
    fr: 'Avant 18 ans, il faut l’accord d’un représentant légal. Demandez-le depuis votre compte.',
    en: 'Under 18, a guardian must agree first. Ask for it in your account.',
  },
  EXPRESS_REQUEST_NEEDED: {
    fr: 'Le pass commence tout de suite : cochez la case qui le demande.',
    en: 'The pass begins at once: tick the box that asks for it.',
  },
  SAME_PLAN: { fr: 'C’est déjà votre formule.', en: 'This is your plan already.' },
  PAUSED: { fr: 'Votre pass est en pause. Reprenez-le d’abord.', en: 'Your pass is paused. Resume it first.' },
  CHANGE_PLANNED: {
    fr: 'Un changement est déjà prévu. Gardez votre pass tel qu’il est d’abord, puis changez.',
    en: 'A change is planned already. Keep your pass as it is first, then change it.',
  },
  NOTHING_PLANNED: { fr: 'Aucun changement n’est prévu.', en: 'No change is planned.' },
  TOO_MANY_HOLDERS: {
    fr: 'Trop de personnes utilisent ce pass pour cette formule.',
    en: 'Too many people use this pass for this plan.',
  },
  PAUSE_LIMIT: {
    fr: 'La pause dépasse le nombre de mois autorisés dans l’année. Choisissez-en moins.',
    en: 'The pause is longer than the months allowed in a year. Choose fewer.',
  },
  WITHDRAWAL_OVER: {
    fr: 'Le délai de rétractation est passé. Vous pouvez résilier à la fin de la période.',
    en: 'The withdrawal period is over. You can cancel at the end of the period.',
  },
  PRICE_CHANGED: {
    fr: 'Le prix a changé entre-temps. Regardez le nouveau prix avant de confirmer.',
    en: 'The price has changed meanwhile. Look at the new price before you confirm.',
  },
  BOOKING_CHANGED: {
    fr: 'Une de vos réservations a changé au même moment. Réessayez.',
    en: 'One of your bookings changed at the same moment. Try again.',
  },
  KEY_REUSED: {
    fr: 'Cette demande a déjà servi à autre chose. Rechargez la page.',
    en: 'This request was already used for something else. Reload the page.',
  },
};

export const subscriptionRefusalText = (locale: Locale, code: SubscriptionRefusal): string => texts[code][locale];
