import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { type ChangeKind } from './subscription-changes.queries.js';

export const CHANGE_TITLES: Record<ChangeKind, Record<Locale, string>> = {
  SUBSCRIBED: { fr: 'Votre pass est ouvert', en: 'Your pass is open' },
  UPGRADED: { fr: 'Votre nouvelle formule a commencé', en: 'Your new plan has begun' },
  DOWNGRADED: { fr: 'Votre changement de formule est noté', en: 'Your change of plan is recorded' },
  PAUSED: { fr: 'Votre pause est notée', en: 'Your pause is recorded' },
  CANCELLED: { fr: 'Votre résiliation est enregistrée', en: 'Your cancellation is recorded' },
  KEPT: { fr: 'Votre pass continue', en: 'Your pass goes on' },
  WITHDRAWN: { fr: 'Votre rétractation est enregistrée', en: 'Your withdrawal is recorded' },
};
const kinds = ['SUBSCRIBED', 'UPGRADED', 'DOWNGRADED', 'PAUSED', 'CANCELLED', 'KEPT', 'WITHDRAWN'] as const;

/** The law asks for a receipt at once. */
export const subscriptionChanged = notificationKind('subscription.changed', {
  topic: 'NETWORK',
  mail: 'ALWAYS',
  bell: true,
  quietHours: 'IGNORE',
  data: z.object({ change: z.enum(kinds), plan: z.object({ fr: z.string(), en: z.string() }) }),
  text: ({ change, plan }, locale) => ({
    title: `${CHANGE_TITLES[change][locale]}${locale === 'fr' ? ' : ' : ': '}${plan[locale]}`,
    path: '/pass',
  }),
});

export const hoursUsed = notificationKind('subscription.hoursUsed', {
  topic: 'NETWORK',
  mail: 'BY_PREFERENCE',
  bell: true,
  quietHours: 'WAIT',
  data: z.object({ percent: z.int() }),
  text: ({ percent }, locale) => ({ title: usedTitle(percent, locale), path: '/pass' }),
});

export function usedTitle(percent: number, locale: Locale): string {
  if (percent >= 100)
    return locale === 'fr' ? 'Toutes les heures de votre pass sont utilisées' : 'All hours of your pass are used';
  return locale === 'fr'
    ? `${percent} % des heures de votre pass sont utilisées`
    : `${percent}% of the hours of your pass are used`;
}
