import { type Locale, moneyText } from '#libs/platform';
import { type Content } from './pdfmake-content.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { isCreditNote, isSelfBilled } from '../rules/codes.js';
import { dayText } from '../rules/document-text.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { COLORS, box, paragraph } from './page-style.js';

/** The one thing that people look for: how much, and by when. */
export function dueBox(document: InvoiceDocument, locale: Locale): Content {
  return box(
    [
      paragraph(sentence(document, locale), { color: '#ffffff' }),
      paragraph(moneyText(document.totals.dueCents, locale), { color: '#ffffff', fontSize: 22, bold: true }),
    ],
    COLORS.river,
  );
}

function sentence(document: InvoiceDocument, locale: Locale): string {
  const texts = pdfTexts[locale];
  const day = dayText(document.dueDate, locale);
  if (isCreditNote(document)) return texts.inYourFavour;
  if (document.totals.dueCents === 0) return texts.paidInFull;
  if (isSelfBilled(document)) return `${texts.paidToYou} ${day}`;
  return `${document.paymentMeans.type === 'DIRECT_DEBIT' ? texts.debitedOn : texts.toPayBefore} ${day}`;
}
