import { type MailContent, renderMail } from '#libs/messages';
import { dayText, instantText, moneyText } from '#libs/platform';
import { type InvoiceNotice } from './notices.queries.js';

/** An invoice and the page on which it is paid. */
export type InvoiceMail = InvoiceNotice & { readonly url: string };

const LABELS = {
  fr: { number: 'Numéro', amount: 'Montant, TVA comprise', open: 'Reste à payer', due: 'À payer avant le' },
  en: { number: 'Number', amount: 'Amount, VAT included', open: 'Left to pay', due: 'To pay by' },
};

/** Tells a member that an invoice or a credit note is there. */
export function invoiceIssuedMail(invoice: InvoiceMail): MailContent {
  const { kind, number, openCents, dueOn, hasCard, recipient } = invoice;
  const isFrench = recipient.locale === 'fr';
  const due = dayText(dueOn, recipient.locale);
  const whatNow =
    kind === 'CREDIT_NOTE'
      ? isFrench
        ? 'Cet avoir corrige une facture. Il règle ce que vous devez encore, ou reste à votre crédit.'
        : 'This credit note corrects an invoice. It pays what you still owe, or stays to your credit.'
      : openCents === 0
        ? isFrench
          ? 'Elle est réglée : il n’y a rien à payer.'
          : 'It is settled: there is nothing to pay.'
        : hasCard
          ? isFrench
            ? 'Elle est prélevée sur votre carte : vous n’avez rien à faire.'
            : 'It is collected from your card: there is nothing to do.'
          : isFrench
            ? `Payez-la en ligne avant le ${due}.`
            : `Pay it online by ${due}.`;
  const title =
    kind === 'INVOICE'
      ? isFrench
        ? `Votre facture ${number}`
        : `Your invoice ${number}`
      : isFrench
        ? `Votre avoir ${number}`
        : `Your credit note ${number}`;
  return mailOf(invoice, title, [whatNow], openCents > 0 ? [{ label: LABELS[recipient.locale].due, value: due }] : []);
}

/** Tells a member that a card was declined, and when it is tried again. */
export function paymentFailedMail(invoice: InvoiceMail, triedAgainAt: Temporal.Instant | null): MailContent {
  const { zone, recipient } = invoice;
  const isFrench = recipient.locale === 'fr';
  const again = triedAgainAt && instantText(triedAgainAt, zone, recipient.locale);
  return mailOf(invoice, isFrench ? 'Votre paiement a échoué' : 'Your payment failed', [
    isFrench ? 'La banque a refusé le paiement de cette facture.' : 'The bank declined the payment of this invoice.',
    isFrench
      ? `${again ? `Nous essaierons encore le ${again}.` : 'Nous n’essaierons plus.'} Vous pouvez la payer tout de suite, avec une autre carte si vous voulez.`
      : `${again ? `We try again on ${again}.` : 'We do not try again.'} You can pay it now, with another card if you like.`,
  ]);
}

/** Tells a member that they can book nothing more before they pay. */
export function bookingsBlockedMail(invoice: InvoiceMail): MailContent {
  const isFrench = invoice.recipient.locale === 'fr';
  return mailOf(invoice, isFrench ? 'Vous ne pouvez plus réserver' : 'You can book nothing more', [
    isFrench
      ? 'Cette facture n’est pas payée. Vos réservations faites avant restent, mais vous n’en faites pas de nouvelles jusqu’au paiement.'
      : 'This invoice is not paid. Bookings that you made before stay, but you make no new ones until it is paid.',
  ]);
}

function mailOf(
  { number, grossCents, openCents, networkName, recipient, url }: InvoiceMail,
  title: string,
  paragraphs: readonly string[],
  facts: readonly { label: string; value: string }[] = [],
): MailContent {
  const { locale, name } = recipient;
  const isFrench = locale === 'fr';
  const labels = LABELS[locale];
  return renderMail(
    {
      subject: title.includes(number) ? title : `${title} (${number})`,
      title,
      paragraphs: [isFrench ? `Bonjour ${name},` : `Hello ${name},`, ...paragraphs],
      facts: [
        { label: labels.number, value: number },
        { label: labels.amount, value: moneyText(grossCents, locale) },
        ...(openCents > 0 ? [{ label: labels.open, value: moneyText(openCents, locale) }] : []),
        ...facts,
      ],
      button: { label: isFrench ? 'Voir mes factures' : 'See my invoices', url },
      reason: isFrench
        ? `Vous recevez ce message parce que vous êtes membre de ${networkName}.`
        : `You receive this message because you are a member of ${networkName}.`,
    },
    locale,
  );
}
