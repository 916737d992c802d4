import { type Locale, moneyText } from '#libs/platform';
import { type Content } from './pdfmake-content.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { dayText, percentageText } from '../rules/document-text.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { type Text, type TextStyle, paragraph, ruled } from './page-style.js';
import { personalText } from './printable.js';

/** Totals without VAT, VAT for each rate, with VAT, what was paid and what is left. */
export function totalsTable({ totals, vatBreakdown, payments }: InvoiceDocument, locale: Locale): Content {
  const texts = pdfTexts[locale];
  const money = (cents: number) => moneyText(cents, locale);
  const row = (label: Text, amount: string, style: TextStyle = {}): Content[] => [
    paragraph(label, style),
    paragraph(amount, { ...style, alignment: 'right', noWrap: true }),
  ];
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        row(texts.net, money(totals.netCents)),
        ...vatBreakdown.map((vat) =>
          row(
            texts.vatOn(percentageText(vat.vatRateBasisPoints, locale), money(vat.taxableCents)),
            money(vat.vatCents),
          ),
        ),
        row(texts.gross, money(totals.grossCents), { bold: true }),
        ...payments.map(({ label, paidOn, amountCents }) =>
          row(personalText(texts.paid(label, dayText(paidOn, locale))), money(-amountCents)),
        ),
        ...(payments.length === 0 ? [] : [row(texts.toPay, money(totals.dueCents), { bold: true })]),
      ],
    },
    layout: ruled,
  };
}
