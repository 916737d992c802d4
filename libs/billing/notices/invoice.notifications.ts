import { z } from 'zod';
import { notificationKind } from '#libs/messages';
import { moneyText } from '#libs/platform';

const about = z.object({ number: z.string(), cents: z.int() });
const settings = { topic: 'NETWORK', mail: 'ALWAYS', bell: true, quietHours: 'WAIT', data: about } as const;

/** An invoice or a credit note is there. */
export const invoiceIssued = notificationKind('billing.invoiceIssued', {
  ...settings,
  data: about.extend({ isCredit: z.boolean() }),
  text: ({ number, cents, isCredit }, locale) => ({
    title:
      locale === 'fr'
        ? `${isCredit ? 'Avoir' : 'Facture'} ${number} : ${moneyText(cents, locale)}`
        : `${isCredit ? 'Credit note' : 'Invoice'} ${number}: ${moneyText(cents, locale)}`,
    path: '/invoices',
  }),
});

/** A card was declined. */
export const paymentFailed = notificationKind('billing.paymentFailed', {
  ...settings,
  text: ({ number, cents }, locale) => ({
    title:
      locale === 'fr'
        ? `Le paiement de ${moneyText(cents, locale)} a échoué (facture ${number})`
        : `The payment of ${moneyText(cents, locale)} failed (invoice ${number})`,
    path: '/invoices',
  }),
});

/** Nothing can be booked before an invoice is paid. */
export const bookingsBlocked = notificationKind('billing.bookingsBlocked', {
  ...settings,
  text: ({ number }, locale) => ({
    title:
      locale === 'fr'
        ? `La facture ${number} n’est pas payée : vous ne pouvez plus réserver`
        : `Invoice ${number} is not paid: you can book nothing more`,
    path: '/invoices',
  }),
});
