import { type Locale } from '#libs/platform';
import { type Content, type DocumentDefinition } from './pdfmake-content.js';
import { type Buyer, type InvoiceDocument, type PostalAddress, type Seller } from '../invoice-document.js';
import { dayText, periodText } from '../rules/document-text.js';
import { legalMentions } from '../rules/legal-mentions.js';
import { dueBox } from './due-box.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { lineTable } from './line-table.js';
import { COLORS, CONTENT_WIDTH, type Text, box, heading, paragraph } from './page-style.js';
import { passBox } from './pass-box.js';
import { paymentBox } from './payment-box.js';
import { personalText, printable } from './printable.js';
import { totalsTable } from './totals-table.js';

/** What pdfmake draws. The first page has everything that concerns most invoices; long ones repeat the head of the table. */
export function pageDefinition(document: InvoiceDocument, locale: Locale, issuedAt: Date): DocumentDefinition {
  const texts = pdfTexts[locale];
  const title = `${texts.title[document.kind]} ${document.number.replace(/[^\w+/-]/g, '-')}`;
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    language: locale,
    displayTitle: true,
    info: { title, creator: 'Traboule', producer: 'Traboule', creationDate: issuedAt, modDate: issuedAt },
    pageSize: 'A4',
    pageMargins: [40, 54, 40, 52],
    defaultStyle: { font: 'Roboto', fontSize: 9, color: COLORS.ink, lineHeight: 1.15 },
    header: (page) => [
      { canvas: [{ type: 'rect', x: 0, y: 0, w: 596, h: 8, color: COLORS.ochre }] },
      page === 1
        ? ''
        : paragraph([...personalText(document.seller.name), ...printable(` · ${title}`)], {
            fontSize: 8,
            color: COLORS.grey,
            margin: [40, 18, 40, 0],
          }),
    ],
    footer: (page, pages) => ({
      margin: [40, 14, 40, 0],
      columns: [
        paragraph(personalText([document.seller.name, document.seller.legalForm].filter(Boolean).join(', ')), {
          fontSize: 7.5,
          color: COLORS.grey,
        }),
        {
          ...paragraph(texts.page(page, pages), { fontSize: 7.5, color: COLORS.grey, alignment: 'right' }),
          width: 90,
        },
      ],
    }),
    content: [
      topOfPage(document, locale),
      {
        margin: [0, 18, 0, 0],
        columnGap: 16,
        columns: [
          { width: '*', stack: [buyerBox(document, locale)] },
          { width: 200, stack: [dueBox(document, locale)] },
        ],
      },
      facts(document, locale),
      lineTable(document, locale),
      {
        margin: [0, 10, 0, 0],
        columnGap: 24,
        columns: [
          { width: '*', stack: passBox(document, locale) },
          { width: 225, stack: [totalsTable(document, locale)] },
        ],
        unbreakable: true,
      },
      ...paymentBox(document, locale),
      ...remarks(document),
      mentions(document, locale),
    ],
  };
}

function topOfPage(document: InvoiceDocument, locale: Locale): Content {
  const texts = pdfTexts[locale];
  const dates: [string, Text][] = [
    [texts.number, personalText(document.number)],
    [texts.issued, dayText(document.issueDate, locale)],
    [texts.due, dayText(document.dueDate, locale)],
  ];
  return {
    columns: [
      {
        width: '*',
        stack: [
          paragraph(personalText(document.seller.name), { fontSize: 15, bold: true, color: COLORS.ochre }),
          ...partyLines(document.seller, locale),
        ],
      },
      {
        width: 'auto',
        stack: [
          paragraph(texts.title[document.kind], { fontSize: 19, alignment: 'right', margin: [0, 0, 0, 4] }),
          ...dates.map(([label, value]) => labelled(label, value, 'right')),
        ],
      },
    ],
    columnGap: 16,
  };
}

const labelled = (label: string, value: Text, alignment: 'left' | 'right' = 'left'): Content => ({
  text: [{ text: `${label}  `, color: COLORS.grey }, paragraph(value)],
  alignment,
});

const buyerBox = ({ buyer }: InvoiceDocument, locale: Locale): Content =>
  box([
    heading(pdfTexts[locale].buyer),
    paragraph(personalText(buyer.name), { bold: true, fontSize: 10.5 }),
    ...partyLines(buyer, locale),
  ]);

function partyLines(party: Seller | Buyer, locale: Locale): Content[] {
  const numbers = [
    party.siret === undefined ? party.siren && `SIREN ${party.siren}` : `SIRET ${party.siret}`,
    party.vatNumber && `${pdfTexts[locale].vatNumber} ${party.vatNumber}`,
  ];
  const contact = 'email' in party && party.email ? [paragraph(personalText(party.email), { color: COLORS.grey })] : [];
  return [
    ...addressLines(party.address).map((line) => paragraph(personalText(line))),
    ...(numbers.some(Boolean)
      ? [paragraph(personalText(numbers.filter(Boolean).join(' · ')), { color: COLORS.grey })]
      : []),
    ...contact,
  ];
}

const addressLines = ({ street, complement, postalCode, city, country }: PostalAddress): string[] => {
  const town = `${postalCode} ${city}`.trim();
  return [street, complement ?? '', country === 'FR' ? town : `${town}, ${country}`].filter((line) => line !== '');
};

/** Period, contract, delivery address and fields of Chorus Pro, on one line where they fit. */
function facts(document: InvoiceDocument, locale: Locale): Content {
  const texts = pdfTexts[locale];
  const { deliveryAddress, contractNumber, chorusPro } = document;
  const known: [string, Text | undefined][] = [
    [texts.service, periodText(document.servicePeriod, locale)],
    [texts.deliveredTo, deliveryAddress && personalText(addressLines(deliveryAddress).join(', '))],
    [texts.contract, contractNumber === undefined ? undefined : personalText(contractNumber)],
    [texts.serviceCode, chorusPro?.serviceCode === undefined ? undefined : personalText(chorusPro.serviceCode)],
    [
      texts.engagement,
      chorusPro?.engagementNumber === undefined ? undefined : personalText(chorusPro.engagementNumber),
    ],
  ];
  return {
    margin: [0, 14, 0, 8],
    stack: known.flatMap(([label, value]) => (value === undefined ? [] : [labelled(label, value)])),
  };
}

const remarks = (document: InvoiceDocument): Content[] =>
  (document.remarks ?? [])
    .map((remark) => personalText(remark))
    .filter((runs) => runs.length > 0)
    .map((runs) => paragraph(runs, { margin: [0, 8, 0, 0] }));

/** French is the legal text; documents in English repeat it in English. */
function mentions(document: InvoiceDocument, locale: Locale): Content {
  const all = legalMentions(document);
  const french = all.map(({ fr }) => fr).join(' ');
  const english = all.map(({ en }) => en).join(' ');
  return {
    margin: [0, 16, 0, 0],
    unbreakable: true,
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.5, lineColor: COLORS.line }] },
      paragraph(french, { fontSize: 7.5, color: COLORS.grey, margin: [0, 6, 0, 0] }),
      ...(locale === 'en' ? [paragraph(english, { fontSize: 7.5, color: COLORS.grey, margin: [0, 3, 0, 0] })] : []),
    ],
  };
}
