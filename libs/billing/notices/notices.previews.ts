import { SAMPLE, mailPreview } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { type InvoiceMail, bookingsBlockedMail, invoiceIssuedMail, paymentFailedMail } from './invoice.mail.js';
import { bookingsBlocked, invoiceIssued, paymentFailed } from './invoice.notifications.js';

const { address, memberEmail: email, memberName: name, networkName, now, zone } = SAMPLE;
const invoice = (locale: Locale): InvoiceMail => ({
  kind: 'INVOICE',
  number: 'F-2026-000042',
  grossCents: 4_680,
  openCents: 4_680,
  dueOn: Temporal.PlainDate.from('2026-12-15'),
  finalisedAt: now,
  hasCard: false,
  isBlocked: true,
  slug: 'lyon',
  networkName,
  zone,
  recipient: { id: '', name, email, locale },
  url: address('/invoices'),
});

mailPreview(invoiceIssued.name, (locale) => invoiceIssuedMail(invoice(locale)));
mailPreview(paymentFailed.name, (locale) => paymentFailedMail(invoice(locale), now.add({ hours: 72 })));
mailPreview(bookingsBlocked.name, (locale) => bookingsBlockedMail(invoice(locale)));
