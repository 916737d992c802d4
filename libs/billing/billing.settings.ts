import { z } from 'zod';
import { setting } from '#libs/platform';

/** Days between the issue of an invoice and the day by which it is to be paid. */
export const paymentDays = setting('billing.paymentDays', z.int().min(0).max(60), 14, {
  title: { fr: 'Délai de paiement', en: 'Time to pay' },
  meaning: {
    fr: 'Nombre de jours entre la date d’une facture et son échéance.',
    en: 'The number of days from the date of an invoice until it is due.',
  },
  unit: 'DAYS',
});
/** Yearly rate of late payment penalties between professionals: at least three times the legal rate (code de commerce L441-10). */
export const latePenaltyBasisPoints = setting('billing.latePenaltyBasisPoints', z.int().min(0).max(10_000), 1_500, {
  title: { fr: 'Pénalités de retard', en: 'Late payment penalties' },
  meaning: {
    fr: 'Taux annuel des pénalités dues par les professionnels, au moins trois fois le taux d’intérêt légal.',
    en: 'Yearly rate of the penalties that professionals owe, at least three times the legal interest rate.',
  },
  unit: 'BASIS_POINTS',
});
/** Days after the first failure on which a payment by card is tried again. */
export const retryDays = setting('billing.retryDays', z.array(z.int().min(1).max(60)).max(6), [1, 3, 7], {
  title: { fr: 'Nouvelles tentatives de paiement', en: 'Payment retries' },
  meaning: {
    fr: 'Nombre de jours après le premier échec où un paiement par carte est tenté à nouveau.',
    en: 'Days after the first failure on which a payment by card is tried again.',
  },
  unit: 'DAYS',
});
/** Days for which a member whose payment failed, or whose invoice is overdue, can still book. */
export const accessDays = setting('billing.accessDays', z.int().min(0).max(60), 7, {
  title: { fr: 'Accès maintenu après un impayé', en: 'Access kept after a failed payment' },
  meaning: {
    fr: 'Pendant ce temps, un membre dont le paiement a échoué peut encore réserver. Ensuite il ne peut plus rien réserver avant d’avoir payé.',
    en: 'A member whose payment failed can still book for this long, and then nothing more until the payment.',
  },
  unit: 'DAYS',
});
