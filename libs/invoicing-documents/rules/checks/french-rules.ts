import { type Buyer, type InvoiceDocument, type Seller } from '../../invoice-document.js';
import { isCreditNote, isSelfBilled } from '../codes.js';
import { type DocumentRule, isDay, isVisible, rule } from './document-rule.js';

/** Rates that BR-FR-16 allows, in hundredths of a percent. */
const FRENCH_RATES = [0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060];

/** XP Z12-012 (FNFE-MPE, rules of flux 2 for CII, 1.2.0), and what French law asks of both parties. */
export const frenchRules: readonly DocumentRule[] = [
  rule('BR-FR-01', 'Invoice numbers have at most 35 characters.', (document) =>
    numbers(document).every((number) => number.length <= 35),
  ),
  rule('BR-FR-02', 'Invoice numbers consist of letters, digits and + - _ / .', (document) =>
    numbers(document).every((number) => /^[A-Za-z0-9+\-_/]+$/.test(number)),
  ),
  rule('BR-FR-03', 'Days exist in the calendar and lie between 2000 and 2099.', (document) =>
    days(document).every((day) => isDay(day) && day.startsWith('20')),
  ),
  rule('BR-FR-09', 'A SIRET has 14 digits and begins with the SIREN.', ({ seller, buyer }) =>
    [seller, buyer].every(
      ({ siret, siren }) => siret === undefined || (/^\d{14}$/.test(siret) && siret.slice(0, 9) === siren),
    ),
  ),
  rule('BR-FR-10', 'The seller has a SIREN of nine digits.', ({ seller }) => /^\d{9}$/.test(seller.siren)),
  rule(
    'BR-FR-11',
    'A business or public body has a SIREN of nine digits.',
    ({ buyer }) => buyer.type === 'CONSUMER' || /^\d{9}$/.test(buyer.siren ?? ''),
  ),
  rule('BR-FR-12', 'The buyer has an electronic address.', ({ buyer }) => isVisible(buyer.electronicAddress.value)),
  rule('BR-FR-13', 'The seller has an electronic address.', ({ seller }) => isVisible(seller.electronicAddress.value)),
  rule('BR-FR-16', 'VAT rates are those of France.', ({ lines }) =>
    lines.every(({ vatRateBasisPoints }) => FRENCH_RATES.includes(vatRateBasisPoints)),
  ),
  rule(
    'BR-FR-21',
    'The electronic address of a business that receives an invoice begins with its SIREN (scheme 0225).',
    (document) => document.buyer.type === 'CONSUMER' || isSelfBilled(document) || hasSirenAddress(document.buyer),
  ),
  rule(
    'BR-FR-22',
    'The electronic address of a seller that receives a self-billed invoice begins with its SIREN (scheme 0225).',
    (document) => !isSelfBilled(document) || hasSirenAddress(document.seller),
  ),
  rule(
    'BR-FR-23',
    'Electronic addresses of scheme 0225 consist of letters, digits and + - _ / .',
    ({ seller, buyer }) =>
      [seller, buyer].every(
        ({ electronicAddress: { scheme, value } }) => scheme !== '0225' || /^[A-Za-z0-9+\-_/]+$/.test(value),
      ),
  ),
  rule('BR-FR-25', 'Electronic addresses have at most 125 characters.', ({ seller, buyer }) =>
    [seller, buyer].every(({ electronicAddress: { value } }) => value.length <= 125),
  ),
  rule(
    'BR-FR-CO-05',
    'A credit note names the invoice that it corrects; nothing else does.',
    (document) => isCreditNote(document) === (document.precedingInvoice !== undefined),
  ),
  rule('BR-FR-CO-07', 'It is due on the day of issue or later.', ({ dueDate, issueDate }) => dueDate >= issueDate),
  rule(
    'BR-FR-CO-09',
    'Frame S2 means paid in full.',
    ({ businessProcess, totals }) =>
      businessProcess !== 'S2' || (totals.paidCents === totals.grossCents && totals.dueCents === 0),
  ),
  rule(
    'OWN-PRICE-BASIS',
    'Prices include VAT for consumers and exclude it for all others.',
    ({ buyer, prices }) => (buyer.type === 'CONSUMER') === (prices === 'INCLUDING_VAT'),
  ),
  rule(
    'OWN-CONSUMER',
    'A consumer has no SIREN, SIRET or VAT number.',
    ({ buyer }) => buyer.type !== 'CONSUMER' || (buyer.siren ?? buyer.siret ?? buyer.vatNumber) === undefined,
  ),
  rule(
    'OWN-TAXED-SELLER',
    'A seller that charges VAT has a VAT number.',
    ({ seller, totals }) => totals.vatCents === 0 || seller.vatNumber !== undefined,
  ),
  rule(
    'OWN-FRANCE',
    'Both parties that pay or deduct VAT are in France: reverse charge is not supported.',
    ({ seller, buyer }) =>
      seller.address.country === 'FR' && (buyer.type === 'CONSUMER' || buyer.address.country === 'FR'),
  ),
  rule(
    'OWN-SELF-BILLED',
    'The buyer who writes a self-billed document is a business.',
    (document) => !isSelfBilled(document) || document.buyer.type === 'BUSINESS',
  ),
  rule(
    'OWN-CHORUS-PRO',
    'Only public bodies have fields of Chorus Pro.',
    ({ buyer, chorusPro }) => chorusPro === undefined || buyer.type === 'PUBLIC_BODY',
  ),
  rule(
    'OWN-RECOVERY-FEE',
    'Professionals owe at least 40 euros when they pay late.',
    ({ buyer, paymentTerms }) => buyer.type === 'CONSUMER' || paymentTerms.recoveryFeeCents >= 4000,
  ),
];

const numbers = ({ number, precedingInvoice }: InvoiceDocument): string[] => [
  number,
  ...(precedingInvoice ? [precedingInvoice.number] : []),
];

const days = ({ issueDate, dueDate, precedingInvoice, payments }: InvoiceDocument): string[] => [
  issueDate,
  dueDate,
  ...(precedingInvoice ? [precedingInvoice.issueDate] : []),
  ...payments.map(({ paidOn }) => paidOn),
];

const hasSirenAddress = ({ siren, electronicAddress: { scheme, value } }: Seller | Buyer): boolean =>
  scheme === '0225' && siren !== undefined && value.startsWith(siren);
