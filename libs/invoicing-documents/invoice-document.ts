import { type Locale } from '#libs/platform';

/**
 * An invoice or credit note as it is finalised: plain data that can be stored as JSON and read again unchanged. Every file written from it
 * (XML, PDF) depends on nothing else. Codes in parentheses are business terms (BT) and groups (BG) of EN 16931.
 *
 * Money is integer cents of a euro, dates are ISO days (`2027-03-01`) in the time zone of the seller.
 */
export interface InvoiceDocument {
  /** What kind of document it is (BT-3): 380, 381, 389 or 261 in UNTDID 1001. */
  kind: InvoiceKind;
  /** Number of the seller's series (BT-1): at most 35 of A–Z a–z 0–9 + - _ / . */
  number: string;
  /** Day of finalisation (BT-2). */
  issueDate: IsoDay;
  /** Day by which it is to be paid (BT-9); of a document that was paid already, the day of the issue. */
  dueDate: IsoDay;
  /** First and last day of the service (BG-14: BT-73, BT-74). */
  servicePeriod: ServicePeriod;
  /** Who sold the service (BG-4). Of a self-billed document this is the venue, although the network writes it. */
  seller: Seller;
  /** Who bought it (BG-7). Of a self-billed document this is the network. */
  buyer: Buyer;
  /** Where the service was delivered when that is not the address of the buyer (BG-15), one of the four mentions of decree 2022-1299. */
  deliveryAddress?: PostalAddress;
  /**
   * Whether amounts and unit prices of `lines` include VAT (`INCLUDING_VAT`, consumers) or not (`EXCLUDING_VAT`, everybody else).
   * The XML is always without VAT, as EN 16931 demands; the PDF shows prices as they were agreed, and both totals.
   */
  prices: PriceBasis;
  /** What was sold (BG-25). At least one. */
  lines: readonly InvoiceLine[];
  /** One row for each category and rate of VAT in `lines` (BG-23). Computed by `invoiceAmounts`. */
  vatBreakdown: readonly VatBreakdownRow[];
  /** Totals (BG-22). Computed by `invoiceAmounts`. */
  totals: InvoiceTotals;
  /** Payments received before the document was finalised; their sum is the paid amount (BT-113). */
  payments: readonly PaymentMade[];
  /** How what is left is paid (BG-16). */
  paymentMeans: PaymentMeans;
  /** The document that a credit note corrects (BG-3: BT-25, BT-26). Required for credit notes. */
  precedingInvoice?: { number: string; issueDate: IsoDay };
  /** Whether the seller owes VAT when it invoices, by option, instead of when it is paid (BT-8: 5 instead of 72; CGI art. 269-2-c). */
  vatOnDebits: boolean;
  /**
   * Frame of operation (BT-23, XP Z12-012): services that are to be paid (S1) or were paid in full (S2), or the last invoice after an
   * invoiced advance (S4). The letter S also says that the operation is a service, one of the mentions of decree 2022-1299.
   */
  businessProcess: BusinessProcess;
  /** Terms between professionals. They are stated to consumers as not applying. */
  paymentTerms: PaymentTerms;
  /** Chorus Pro, for public bodies: the service that receives it (BT-10) and the number of the engagement (BT-13). */
  chorusPro?: { serviceCode?: string; engagementNumber?: string };
  /** Number of the contract or subscription (BT-12). */
  contractNumber?: string;
  /** Further remarks of the seller, each one line (BG-1 with subject code AAI). */
  remarks?: readonly string[];
  /** Facts about the pass that the PDF shows beside the lines. They are not part of the invoice in law and not in the XML. */
  passSummary?: PassSummary;
  /** Language of the texts in `lines` and `remarks`. The legal mentions are in French in any case. */
  locale: Locale;
}

/** A day in ISO 8601, such as `2027-03-01`. */
export type IsoDay = string;

/** INVOICE 380, CREDIT_NOTE 381, SELF_BILLED_INVOICE 389, SELF_BILLED_CREDIT_NOTE 261. Amounts of credit notes are positive. */
export const INVOICE_KINDS = ['INVOICE', 'CREDIT_NOTE', 'SELF_BILLED_INVOICE', 'SELF_BILLED_CREDIT_NOTE'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

export type PriceBasis = 'INCLUDING_VAT' | 'EXCLUDING_VAT';
export type BusinessProcess = 'S1' | 'S2' | 'S4';

/** First and last day, both included. */
export interface ServicePeriod {
  firstDay: IsoDay;
  lastDay: IsoDay;
}

/** All but the country are empty where a consumer has told none: only professionals must have an address (CGI, art. 289). */
export interface PostalAddress {
  /** Street and number (BT-35, BT-50, BT-75). */
  street: string;
  /** Second line (BT-36, BT-51, BT-76). */
  complement?: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2 (BT-40, BT-55, BT-80). */
  country: string;
}

/** Where electronic invoices are delivered (BT-34, BT-49). */
export interface ElectronicAddress {
  /** Code of the EAS list: `0225` for French companies (the value starts with the SIREN), `EM` for a mail address. */
  scheme: '0225' | 'EM';
  value: string;
}

interface Party {
  /** Full name of the person or registered name of the company (BT-27, BT-44). */
  name: string;
  address: PostalAddress;
  electronicAddress: ElectronicAddress;
  /** Nine digits (BT-30, BT-47, scheme 0002). */
  siren?: string;
  /** Fourteen digits that begin with the SIREN (BT-29, BT-46, scheme 0009). */
  siret?: string;
  /** Intra-Community VAT number, such as `FR32123456789` (BT-31, BT-48). */
  vatNumber?: string;
}

export interface Seller extends Party {
  siren: string;
  /** Legal form, capital and register, such as "SCIC SA au capital variable, RCS Lyon 123 456 782" (BT-33, code de commerce R123-237). */
  legalForm?: string;
  /** For questions about the invoice (BT-43). */
  email?: string;
}

/** CONSUMER: a natural person who buys for private use, without SIREN. PUBLIC_BODY: paid through Chorus Pro. Both are facts of the day. */
export interface Buyer extends Party {
  type: 'CONSUMER' | 'BUSINESS' | 'PUBLIC_BODY';
}

/**
 * STANDARD: taxed at the given rate (category S). FRANCHISE_293B: small business, no VAT (category E, art. 293 B du CGI).
 * EXEMPT_NON_PROFIT: services of a non-profit organisation (category E, art. 261-7-1° du CGI). A document has one of the last two at most.
 */
export const VAT_REGIMES = ['STANDARD', 'FRANCHISE_293B', 'EXEMPT_NON_PROFIT'] as const;
export type VatRegime = (typeof VAT_REGIMES)[number];

/** MINUTE is shown as hours and priced by the hour. */
export const LINE_UNITS = ['MINUTE', 'MONTH', 'DAY', 'PIECE'] as const;
export type LineUnit = (typeof LINE_UNITS)[number];

export interface InvoiceLine extends InvoiceLineInput {
  /** The amount of the line without VAT, after its discount (BT-131). Computed by `invoiceAmounts`. */
  netCents: number;
}

/** What billing knows of a line, before VAT is worked out. */
export interface InvoiceLineInput {
  /** What was sold (BT-153), such as "Heures réservées" or "Pass Régulier". */
  name: string;
  /** More about it (BT-154). */
  description?: string;
  /** Where it was used, the name of a venue or space (item attribute BT-160 "Lieu", BT-161). */
  place?: string;
  /** When, if not the period of the whole document (BG-26: BT-134, BT-135). */
  period?: ServicePeriod;
  /** How many units (BT-129); whole, negative for the reversal of an earlier line. */
  quantity: number;
  unit: LineUnit;
  /** Price of one unit, of one hour where the unit is MINUTE, in millionths of a euro, in the basis of the document (BT-146). Never negative. */
  unitPriceMicros: number;
  /** A part of the price that is not asked for, such as the share that a solidarity grant pays (BG-27), in the basis of the document. */
  discount?: LineDiscount;
  /** What is asked for, after the discount, in the basis of the document. Negative where the quantity is. */
  amountCents: number;
  vatRegime: VatRegime;
  /** Hundredths of a percent: 2000 is 20 %. 0 for all regimes but STANDARD (BT-152). */
  vatRateBasisPoints: number;
}

export interface LineDiscount {
  /** Positive; negative on a line that reverses a discounted one. */
  amountCents: number;
  /** Why (BT-139), such as "Tarif solidaire, financé par la Métropole". */
  reason: string;
}

export interface VatBreakdownRow {
  vatRegime: VatRegime;
  vatRateBasisPoints: number;
  /** BT-116. */
  taxableCents: number;
  /** BT-117. */
  vatCents: number;
}

export interface InvoiceTotals {
  /** Sum of all lines without VAT (BT-106 and, as there are no discounts of the whole document, BT-109). */
  netCents: number;
  /** BT-110. */
  vatCents: number;
  /** BT-112. Never negative. */
  grossCents: number;
  /** BT-113. */
  paidCents: number;
  /** BT-115. */
  dueCents: number;
}

export interface PaymentMade {
  paidOn: IsoDay;
  amountCents: number;
  /** Shown on the PDF, such as "carte" or "prélèvement". */
  label: string;
}

export type PaymentMeans =
  /** A debit of the buyer's account under a SEPA mandate (code 59; BT-89, BT-90, BT-91). */
  | { type: 'DIRECT_DEBIT'; mandateReference: string; creditorIdentifier: string; debitedIban: string }
  /** A transfer by the buyer (code 58; BT-84, BT-86); `reference` is the remittance information (BT-83). */
  | { type: 'TRANSFER'; iban: string; bic?: string; reference: string }
  /** A card on the platform (code 54); the page where it can be paid is shown on the PDF. */
  | { type: 'CARD'; paymentPage?: string }
  /** Nothing is left to pay, or it is set off against a balance (code 97). */
  | { type: 'NONE' };

/** Mentions of code de commerce L441-9, L441-10 and D441-5. */
export interface PaymentTerms {
  /** Yearly rate of late payment penalties, hundredths of a percent. At least three times the legal interest rate. */
  latePenaltyBasisPoints: number;
  /** Fixed compensation for recovery costs: 4000 since 2013. */
  recoveryFeeCents: number;
}

/** What the member wants to know beside the amounts. */
export interface PassSummary {
  planName: string;
  /** Credit-minutes included, used and left in the period; left out where the plan has none. */
  includedMinutes?: number;
  usedMinutes: number;
  leftMinutes?: number;
  /** What was used where, in credit-minutes, most used first. */
  places: readonly { name: string; minutes: number }[];
}
