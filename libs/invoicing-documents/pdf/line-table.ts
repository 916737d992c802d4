import { type Locale, durationText, moneyText } from '#libs/platform';
import { type Content } from './pdfmake-content.js';
import { type InvoiceDocument, type InvoiceLine } from '../invoice-document.js';
import { percentageText, periodText } from '../rules/document-text.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { COLORS, paragraph, ruled } from './page-style.js';
import { type Run, personalText, printable } from './printable.js';

/** One row for each line; a page that it reaches begins with the head of the table again. */
export function lineTable({ lines, prices }: InvoiceDocument, locale: Locale): Content {
  const { columns, including, excluding } = pdfTexts[locale];
  const basis = prices === 'INCLUDING_VAT' ? including : excluding;
  const head = (text: string, alignment: 'left' | 'right' = 'right') =>
    paragraph(text, { bold: true, fontSize: 8, color: COLORS.river, alignment });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 62, 78, 40, 74],
      body: [
        [
          head(columns.what, 'left'),
          head(columns.quantity),
          head(`${columns.unitPrice} ${basis}`),
          head(columns.vat),
          head(`${columns.amount} ${basis}`),
        ],
        ...lines.map((line) => row(line, locale)),
      ],
    },
    layout: ruled,
  };
}

function row(line: InvoiceLine, locale: Locale): Content[] {
  const right = (text: string) => paragraph(text, { alignment: 'right', noWrap: true });
  const { discount } = line;
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  const details: Run[][] = [
    personalText(line.description),
    personalText(line.place),
    line.period === undefined ? [] : printable(periodText(line.period, locale)),
  ].filter((runs) => runs.length > 0);
  const more: Run[][] = [
    details.flatMap((runs, index) => (index === 0 ? runs : [...printable(' · '), ...runs])),
    discount === undefined
      ? []
      : [...personalText(discount.reason), ...printable(`${colon} ${moneyText(-discount.amountCents, locale)}`)],
  ].filter((runs) => runs.length > 0);
  return [
    {
      stack: [
        paragraph(personalText(line.name), { bold: true }),
        ...more.map((text) => paragraph(text, { fontSize: 8, color: COLORS.grey })),
      ],
    },
    right(quantityText(line, locale)),
    right(`${priceText(line.unitPriceMicros, locale)}${pdfTexts[locale].perUnit[line.unit]}`),
    right(percentageText(line.vatRateBasisPoints, locale)),
    right(moneyText(line.amountCents, locale)),
  ];
}

function quantityText({ quantity, unit }: InvoiceLine, locale: Locale): string {
  if (unit !== 'MINUTE') return pdfTexts[locale].units(unit, quantity);
  return `${quantity < 0 ? '-' : ''}${durationText(Math.abs(quantity), locale)}`;
}

/** As many decimals as the price has, two at least. */
const priceText = (micros: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 6,
  }).format(micros / 1_000_000);
