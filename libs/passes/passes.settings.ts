import { z } from 'zod';
import { setting } from '#libs/platform';

/** Monthly spending beyond the pass above which a member must agree explicitly (cents, VAT included). */
export const monthlyCapCents = setting('passes.monthlyCapCents', z.int().min(0).max(10_000_000), 6_000, {
  title: { fr: 'Plafond mensuel au-delà du pass', en: 'Monthly limit beyond the pass' },
  meaning: {
    fr: 'Au-delà de cette somme dans le mois, un membre doit accepter explicitement de payer plus (TVA comprise).',
    en: 'Above this sum in a month, a member must agree explicitly to pay more (VAT included).',
  },
  unit: 'CENTS',
});
/** Duration of use is rounded up to a multiple of this many minutes. */
export const quantumMinutes = setting('passes.quantumMinutes', z.literal([5, 15, 30, 60]), 15, {
  title: { fr: 'Arrondi de la durée', en: 'Rounding of the duration' },
  meaning: {
    fr: 'La durée décomptée du pass est arrondie au multiple supérieur.',
    en: 'The duration taken from the pass is rounded up to a multiple of this.',
  },
  unit: 'MINUTES',
});
/** Hours that come back to a lot that has expired meanwhile can be used for this many days. */
export const restoredHoursDays = setting('passes.restoredHoursDays', z.int().min(0).max(366), 7, {
  title: { fr: 'Délai des heures rendues', en: 'Time to use returned hours' },
  meaning: {
    fr: 'Des heures rendues après l’expiration de leur période restent utilisables pendant ce temps.',
    en: 'Hours returned after their period has expired can be used for this long.',
  },
  unit: 'DAYS',
});
