import { type Locale } from '#libs/platform';
import { type InvoiceKind, type LineUnit } from '../invoice-document.js';

interface PdfTexts {
  title: Record<InvoiceKind, string>;
  number: string;
  issued: string;
  due: string;
  service: string;
  buyer: string;
  deliveredTo: string;
  contract: string;
  serviceCode: string;
  engagement: string;
  vatNumber: string;
  columns: { what: string; quantity: string; unitPrice: string; vat: string; amount: string };
  including: string;
  excluding: string;
  perUnit: Record<LineUnit, string>;
  units: (unit: Exclude<LineUnit, 'MINUTE'>, quantity: number) => string;
  net: string;
  vatOn: (rate: string, taxable: string) => string;
  gross: string;
  paid: (label: string, day: string) => string;
  toPay: string;
  toPayBefore: string;
  debitedOn: string;
  paidInFull: string;
  inYourFavour: string;
  paidToYou: string;
  howToPay: string;
  transfer: string;
  reference: string;
  scan: string;
  card: string;
  debit: string;
  mandate: string;
  creditor: string;
  account: string;
  pass: string;
  used: string;
  left: string;
  included: string;
  where: string;
  page: (page: number, pages: number) => string;
}

const plural = (quantity: number, one: string, many: string): string =>
  `${quantity}\u00a0${Math.abs(quantity) < 2 ? one : many}`;

export const pdfTexts: Record<Locale, PdfTexts> = {
  fr: {
    title: {
      INVOICE: 'Facture',
      CREDIT_NOTE: 'Avoir',
      SELF_BILLED_INVOICE: 'Facture (autofacturation)',
      SELF_BILLED_CREDIT_NOTE: 'Avoir (autofacturation)',
    },
    number: 'Numéro',
    issued: 'Date',
    due: 'Échéance',
    service: 'Prestations',
    buyer: 'Client',
    deliveredTo: 'Lieu de la prestation',
    contract: 'Contrat',
    serviceCode: 'Code service',
    engagement: 'Engagement',
    vatNumber: 'TVA',
    columns: { what: 'Prestation', quantity: 'Quantité', unitPrice: 'Prix unitaire', vat: 'TVA', amount: 'Montant' },
    including: 'TTC',
    excluding: 'HT',
    perUnit: { MINUTE: '/h', MONTH: '/mois', DAY: '/jour', PIECE: '' },
    units: (unit, quantity) =>
      ({
        MONTH: plural(quantity, 'mois', 'mois'),
        DAY: plural(quantity, 'jour', 'jours'),
        PIECE: String(quantity),
      })[unit],
    net: 'Total HT',
    vatOn: (rate, taxable) => `TVA ${rate} sur ${taxable}`,
    gross: 'Total TTC',
    paid: (label, day) => `Payé le ${day} (${label})`,
    toPay: 'Reste à payer',
    toPayBefore: 'À payer avant le',
    debitedOn: 'Prélevé le',
    paidInFull: 'Rien à payer',
    inYourFavour: 'En votre faveur',
    paidToYou: 'Versé au plus tard le',
    howToPay: 'Comment payer',
    transfer: 'Par virement, avec cette référence :',
    reference: 'Référence',
    scan: 'À scanner avec l’application de votre banque',
    card: 'Par carte, sur cette page :',
    debit: 'Vous n’avez rien à faire : le montant est prélevé sur votre compte.',
    mandate: 'Mandat SEPA',
    creditor: 'Identifiant du créancier',
    account: 'Compte',
    pass: 'Votre pass',
    used: 'utilisées',
    left: 'restantes',
    included: 'incluses',
    where: 'Où vous avez utilisé vos heures',
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
  en: {
    title: {
      INVOICE: 'Facture / Invoice',
      CREDIT_NOTE: 'Avoir / Credit note',
      SELF_BILLED_INVOICE: 'Autofacturation / Self-billed invoice',
      SELF_BILLED_CREDIT_NOTE: 'Autofacturation / Self-billed credit note',
    },
    number: 'Number',
    issued: 'Date',
    due: 'Due date',
    service: 'Services',
    buyer: 'Customer',
    deliveredTo: 'Place of service',
    contract: 'Contract',
    serviceCode: 'Service code',
    engagement: 'Engagement',
    vatNumber: 'VAT',
    columns: { what: 'Service', quantity: 'Quantity', unitPrice: 'Unit price', vat: 'VAT', amount: 'Amount' },
    including: 'incl. VAT',
    excluding: 'excl. VAT',
    perUnit: { MINUTE: '/h', MONTH: '/month', DAY: '/day', PIECE: '' },
    units: (unit, quantity) =>
      ({
        MONTH: plural(quantity, 'month', 'months'),
        DAY: plural(quantity, 'day', 'days'),
        PIECE: String(quantity),
      })[unit],
    net: 'Total excl. VAT',
    vatOn: (rate, taxable) => `VAT ${rate} on ${taxable}`,
    gross: 'Total incl. VAT',
    paid: (label, day) => `Paid on ${day} (${label})`,
    toPay: 'Left to pay',
    toPayBefore: 'To be paid by',
    debitedOn: 'Debited on',
    paidInFull: 'Nothing to pay',
    inYourFavour: 'In your favour',
    paidToYou: 'Paid to you by',
    howToPay: 'How to pay',
    transfer: 'By bank transfer, with this reference:',
    reference: 'Reference',
    scan: 'Scan with the app of your bank',
    card: 'By card, on this page:',
    debit: 'You have nothing to do: the amount is debited from your account.',
    mandate: 'SEPA mandate',
    creditor: 'Creditor identifier',
    account: 'Account',
    pass: 'Your pass',
    used: 'used',
    left: 'left',
    included: 'included',
    where: 'Where you used your hours',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
};
