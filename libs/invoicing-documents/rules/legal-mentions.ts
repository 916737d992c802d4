import { type InvoiceDocument } from '../invoice-document.js';
import { moneyText } from '#libs/platform';
import { VAT_CATEGORIES, isCreditNote, isSelfBilled } from './codes.js';
import { dayText, percentageText } from './document-text.js';

/** A sentence that the law asks for. French is the legal text; English is a courtesy on PDFs in English. */
export interface LegalMention {
  fr: string;
  en: string;
  /** The text of law that asks for it. */
  source: string;
  /** UNTDID 4451, for mentions that are also a note of the XML (BT-21). */
  subjectCode?: 'PMT' | 'PMD' | 'AAB' | 'REG';
}

/** All sentences of a document, in the order in which they are printed. Names, dates, amounts and numbers have their own fields. */
export function legalMentions(document: InvoiceDocument): LegalMention[] {
  return [...natureMentions(document), ...vatMentions(document), ...paymentMentions(document)];
}

/** A note of the XML (BG-1). */
export interface InvoiceNote {
  /** BT-21. BAR says how the reform treats the document (XP Z12-012). */
  subjectCode: 'PMT' | 'PMD' | 'AAB' | 'REG' | 'BAR' | 'AAI';
  /** BT-22. */
  text: string;
}

/** B2C is not transmitted as an invoice but counted in e-reporting; public bodies have an address in the directory, as companies do. */
const TREATMENTS = { CONSUMER: 'B2C', BUSINESS: 'B2B', PUBLIC_BODY: 'B2B' } as const;

export function invoiceNotes(document: InvoiceDocument): InvoiceNote[] {
  return [
    { subjectCode: 'BAR', text: TREATMENTS[document.buyer.type] },
    ...legalMentions(document).flatMap(({ subjectCode, fr }) =>
      subjectCode === undefined ? [] : [{ subjectCode, text: fr }],
    ),
    ...(document.remarks ?? []).map((text) => ({ subjectCode: 'AAI' as const, text })),
  ];
}

function natureMentions(document: InvoiceDocument): LegalMention[] {
  const { precedingInvoice } = document;
  return [
    ...(isSelfBilled(document)
      ? [
          {
            fr: 'Autofacturation : document établi par le client au nom et pour le compte du vendeur.',
            en: 'Self-billing: written by the buyer in the name of and on behalf of the seller.',
            source: 'CGI, ann. II, art. 242 nonies A, I, 14°; CGI, art. 289, I, 2',
            subjectCode: 'REG' as const,
          },
        ]
      : []),
    ...(isCreditNote(document) && precedingInvoice
      ? [
          {
            fr: `Avoir sur la facture n° ${precedingInvoice.number} du ${dayText(precedingInvoice.issueDate, 'fr')}.`,
            en: `Credit note for invoice ${precedingInvoice.number} of ${dayText(precedingInvoice.issueDate, 'en')}.`,
            source: 'CGI, art. 289, I, 5; BOI-TVA-DECLA-30-20-20-30',
          },
        ]
      : []),
    {
      fr: 'Catégorie de l’opération : prestation de services.',
      en: 'Category of the operation: supply of services.',
      source: 'CGI, ann. II, art. 242 nonies A (décret 2022-1299)',
      subjectCode: 'REG',
    },
  ];
}

const EXEMPTIONS_IN_ENGLISH = {
  STANDARD: '',
  FRANCHISE_293B: 'VAT not applicable, article 293 B of the French tax code',
  EXEMPT_NON_PROFIT: 'Exempt from VAT, article 261, 7-1° of the French tax code',
};

function vatMentions({ vatBreakdown, vatOnDebits }: InvoiceDocument): LegalMention[] {
  return [
    ...vatBreakdown.flatMap(({ vatRegime }) => {
      const { reason } = VAT_CATEGORIES[vatRegime];
      return reason === undefined
        ? []
        : [
            {
              fr: `${reason}.`,
              en: `${EXEMPTIONS_IN_ENGLISH[vatRegime]}.`,
              source: 'CGI, ann. II, art. 242 nonies A, I, 12°; CGI, art. 293 E',
            },
          ];
    }),
    ...(vatOnDebits
      ? [
          {
            fr: 'Option pour le paiement de la taxe d’après les débits.',
            en: 'The seller opted to pay VAT when it invoices.',
            source: 'CGI, ann. II, art. 242 nonies A (décret 2022-1299)',
            subjectCode: 'REG' as const,
          },
        ]
      : []),
  ];
}

/** XP Z12-012 asks for the three notes on every document (BR-FR-05), so those that do not apply say so. */
function paymentMentions(document: InvoiceDocument): LegalMention[] {
  const [lateFee, penalties] = isCreditNote(document)
    ? [notApplicable('PMT'), notApplicable('PMD')]
    : lateMentions(document);
  return [
    penalties,
    lateFee,
    {
      fr: 'Pas d’escompte pour paiement anticipé.',
      en: 'No discount for early payment.',
      source: 'Code de commerce, art. L441-9',
      subjectCode: 'AAB',
    },
  ];
}

const notApplicable = (subjectCode: 'PMT' | 'PMD'): LegalMention =>
  subjectCode === 'PMT'
    ? {
        fr: 'Indemnité de recouvrement : sans objet pour un avoir.',
        en: 'Recovery fee: not applicable to a credit note.',
        source: 'XP Z12-012, BR-FR-05',
        subjectCode,
      }
    : {
        fr: 'Pénalités de retard : sans objet pour un avoir.',
        en: 'Late payment penalties: not applicable to a credit note.',
        source: 'XP Z12-012, BR-FR-05',
        subjectCode,
      };

function lateMentions({ buyer, paymentTerms }: InvoiceDocument): [LegalMention, LegalMention] {
  const fee = {
    fr: moneyText(paymentTerms.recoveryFeeCents, 'fr'),
    en: moneyText(paymentTerms.recoveryFeeCents, 'en'),
  };
  switch (buyer.type) {
    case 'CONSUMER':
      return [
        {
          fr: 'Aucune indemnité de recouvrement n’est demandée aux particuliers.',
          en: 'Consumers pay no recovery fee.',
          source: 'Code de commerce, art. L441-10: professionals only',
          subjectCode: 'PMT',
        },
        {
          fr: 'Aucune pénalité de retard n’est demandée aux particuliers.',
          en: 'Consumers pay no late payment penalty.',
          source: 'Code de commerce, art. L441-10: professionals only',
          subjectCode: 'PMD',
        },
      ];
    case 'PUBLIC_BODY':
      return [
        {
          fr: `Indemnité forfaitaire pour frais de recouvrement en cas de retard : ${fee.fr}.`,
          en: `Fixed compensation for recovery costs after the due date: ${fee.en}.`,
          source: 'Code de la commande publique, art. L2192-13 et D2192-35',
          subjectCode: 'PMT',
        },
        {
          fr: 'Intérêts moratoires en cas de retard : taux de refinancement de la BCE majoré de huit points.',
          en: 'Interest after the due date: refinancing rate of the ECB plus eight points.',
          source: 'Code de la commande publique, art. L2192-13 et R2192-31',
          subjectCode: 'PMD',
        },
      ];
    case 'BUSINESS':
      return [
        {
          fr: `Indemnité forfaitaire pour frais de recouvrement en cas de retard : ${fee.fr}.`,
          en: `Fixed compensation for recovery costs after the due date: ${fee.en}.`,
          source: 'Code de commerce, art. L441-10, II et D441-5',
          subjectCode: 'PMT',
        },
        {
          fr: `Pénalités de retard : ${percentageText(paymentTerms.latePenaltyBasisPoints, 'fr')} par an, exigibles sans rappel.`,
          en: `Late payment penalties: ${percentageText(paymentTerms.latePenaltyBasisPoints, 'en')} a year, due without reminder.`,
          source: 'Code de commerce, art. L441-9 et L441-10, II',
          subjectCode: 'PMD',
        },
      ];
  }
}
