import {
  type Buyer,
  type InvoiceDocument,
  type Seller,
  type VatRegime,
  checkDocument,
  invoiceAmounts,
} from '#libs/invoicing-documents';
import { invoiceLines } from './invoice-lines.js';
import { type BillableCharge } from './invoice-plan.js';
import { type Parties } from './parties.js';

/** A document before it has a number and the days that follow from it. */
export type DraftDocument = Omit<InvoiceDocument, 'number' | 'issueDate' | 'dueDate'>;

/** Why nothing can be written for a member. */
export type DraftObstacle = 'NO_ISSUER' | 'NO_VAT_REGIME' | 'VAT_NOT_OF_REGIME' | 'BREAKS_RULES';

/** Fixed compensation for recovery costs between professionals (code de commerce D441-5). */
const RECOVERY_FEE_CENTS = 4_000;

/** The seller, and the regime of its sales on the day of the draft. */
function sellerOf({
  issuer,
  regime,
}: Parties): { seller: Seller; regime: VatRegime; issuerId: string } | DraftObstacle {
  if (!issuer) return 'NO_ISSUER';
  if (!regime) return 'NO_VAT_REGIME';
  const { legalName, legalForm, siren, vatNumber, street, postcode, city, country, email } = issuer;
  const seller: Seller = {
    name: legalName,
    address: { street, postalCode: postcode, city, country },
    electronicAddress: { scheme: '0225', value: siren },
    siren,
    ...(vatNumber && { vatNumber }),
    ...(legalForm && { legalForm }),
    ...(email && { email }),
  };
  return { seller, regime, issuerId: issuer.id };
}

function buyerOf({ customer, memberName, email }: Parties): Buyer {
  const electronic = { scheme: 'EM', value: email } as const;
  if (!customer) {
    const address = { street: '', postalCode: '', city: '', country: 'FR' };
    return { type: 'CONSUMER', name: memberName, address, electronicAddress: electronic };
  }
  const { kind, name, street, complement, postcode, city, country, siren } = customer;
  return {
    type: kind,
    name,
    address: { street, ...(complement && { complement }), postalCode: postcode, city, country },
    electronicAddress: siren ? { scheme: '0225', value: customer.electronic_address ?? siren } : electronic,
    ...(siren && { siren }),
    ...(customer.vat_number && { vatNumber: customer.vat_number }),
  };
}

const hasOtherVat = (charges: readonly BillableCharge[], regime: VatRegime): boolean =>
  charges.some(({ vatBasisPoints }) => vatBasisPoints > 0 !== (regime === 'STANDARD'));

/** The invoice of a member's charges, without number. The preview of a month and its close both use this. */
export function invoiceDocument(
  charges: readonly BillableCharge[],
  parties: Parties,
  terms: { readonly paymentPage: string; readonly latePenaltyBasisPoints: number },
): { document: DraftDocument; issuerId: string } | DraftObstacle {
  const sold = sellerOf(parties);
  if (typeof sold === 'string') return sold;
  if (hasOtherVat(charges, sold.regime)) return 'VAT_NOT_OF_REGIME';
  const buyer = buyerOf(parties);
  const prices = buyer.type === 'CONSUMER' ? 'INCLUDING_VAT' : 'EXCLUDING_VAT';
  const { locale, customer } = parties;
  const lines = invoiceLines(charges, { prices, regime: sold.regime, locale, sign: 1 });
  const document: DraftDocument = {
    kind: 'INVOICE',
    servicePeriod: servicePeriodOf(charges),
    seller: sold.seller,
    buyer,
    prices,
    ...invoiceAmounts(lines, prices),
    payments: [],
    paymentMeans: { type: 'CARD', paymentPage: terms.paymentPage },
    vatOnDebits: parties.vatOnDebits,
    businessProcess: 'S1',
    paymentTerms: { latePenaltyBasisPoints: terms.latePenaltyBasisPoints, recoveryFeeCents: RECOVERY_FEE_CENTS },
    ...(customer?.kind === 'PUBLIC_BODY' && {
      chorusPro: {
        ...(customer.service_code && { serviceCode: customer.service_code }),
        ...(customer.engagement_number && { engagementNumber: customer.engagement_number }),
      },
    }),
    locale,
  };
  return breaksRules(document) ? 'BREAKS_RULES' : { document, issuerId: sold.issuerId };
}

/** Only a business's address is required: a consumer who gave none stands on the invoice by name. */
function breaksRules(document: DraftDocument): boolean {
  const { lastDay } = document.servicePeriod;
  const numbered = { ...document, number: 'F-2000-000001', issueDate: lastDay, dueDate: lastDay };
  const isConsumer = document.buyer.type === 'CONSUMER';
  return checkDocument(numbered).some(({ code }) => !(isConsumer && code === 'BR-10'));
}

/** The credit note of reversals, written as the invoice that it corrects. */
export function creditNoteDocument(charges: readonly BillableCharge[], corrected: InvoiceDocument): DraftDocument {
  const { prices, locale } = corrected;
  const regime = corrected.lines[0]!.vatRegime;
  const { number: _number, issueDate: _issued, dueDate: _due, passSummary: _pass, ...kept } = corrected;
  return {
    ...kept,
    kind: 'CREDIT_NOTE',
    servicePeriod: servicePeriodOf(charges),
    ...invoiceAmounts(invoiceLines(charges, { prices, regime, locale, sign: -1 }), prices),
    payments: [],
    paymentMeans: { type: 'NONE' },
    precedingInvoice: { number: corrected.number, issueDate: corrected.issueDate },
  };
}

function servicePeriodOf(charges: readonly BillableCharge[]) {
  const days = charges.map(({ day }) => day).toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  return { firstDay: days[0]!.toString(), lastDay: days.at(-1)!.toString() };
}
