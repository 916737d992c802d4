import { type Locale } from '#libs/platform';
import { type Content } from './pdfmake-content.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { isCreditNote, isSelfBilled } from '../rules/codes.js';
import { amountText } from '../xml/values.js';
import { xmlLine } from '../xml/xml.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { COLORS, box, heading, paragraph } from './page-style.js';
import { personalText } from './printable.js';

/** How what is left is paid; nothing where nothing is, or where the reader of the document is the one who is paid. */
export function paymentBox(document: InvoiceDocument, locale: Locale): Content[] {
  if (document.totals.dueCents === 0 || isCreditNote(document) || isSelfBilled(document)) return [];
  const lines = instructions(document, locale);
  if (lines.length === 0) return [];
  const code = transferCode(document);
  return [
    {
      margin: [0, 16, 0, 0],
      stack: [
        box([
          {
            columnGap: 16,
            columns: [
              { width: '*', stack: [heading(pdfTexts[locale].howToPay), ...lines] },
              ...(code === undefined
                ? []
                : [
                    {
                      width: 92,
                      stack: [
                        {
                          qr: code,
                          fit: 76,
                          eccLevel: 'M' as const,
                          alignment: 'center' as const,
                          background: COLORS.pale,
                        },
                        paragraph(pdfTexts[locale].scan, { fontSize: 6.5, color: COLORS.grey, alignment: 'center' }),
                      ],
                    },
                  ]),
            ],
          },
        ]),
      ],
    },
  ];
}

function instructions({ paymentMeans: means, seller }: InvoiceDocument, locale: Locale): Content[] {
  const texts = pdfTexts[locale];
  switch (means.type) {
    case 'TRANSFER':
      return [
        paragraph(texts.transfer),
        paragraph(personalText(means.reference), { bold: true, fontSize: 11 }),
        paragraph(personalText(seller.name)),
        paragraph(personalText(`IBAN ${inFours(means.iban)}`)),
        ...(means.bic === undefined ? [] : [paragraph(personalText(`BIC ${means.bic}`))]),
      ];
    case 'DIRECT_DEBIT':
      return [
        paragraph(texts.debit),
        // The account is its owner's business: a printed invoice lies about.
        paragraph(personalText(`${texts.account} ${means.debitedIban.slice(0, 4)} … ${means.debitedIban.slice(-4)}`)),
        paragraph(
          personalText(`${texts.mandate} ${means.mandateReference} · ${texts.creditor} ${means.creditorIdentifier}`),
          { color: COLORS.grey, fontSize: 8 },
        ),
      ];
    case 'CARD':
      return means.paymentPage === undefined
        ? []
        : [paragraph(texts.card), paragraph(personalText(means.paymentPage), { bold: true })];
    case 'NONE':
      return [];
  }
}

const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');

/** Text of the QR code that banking apps read as a transfer (EPC069-12, version 2, UTF-8). It has room for 70 and 140 characters. */
function transferCode({ paymentMeans: means, seller, totals }: InvoiceDocument): string | undefined {
  if (means.type !== 'TRANSFER') return undefined;
  const name = [...xmlLine(seller.name)].slice(0, 70).join('');
  const reference = [...xmlLine(means.reference)].slice(0, 140).join('');
  return [
    'BCD',
    '002',
    '1',
    'SCT',
    means.bic ?? '',
    name,
    means.iban,
    `EUR${amountText(totals.dueCents)}`,
    '',
    '',
    reference,
  ].join('\n');
}
