import { type InvoiceDocument, type InvoiceKind, type LineUnit, type VatRegime } from '../invoice-document.js';

/** UNTDID 1001. */
export const TYPE_CODES: Readonly<Record<InvoiceKind, string>> = {
  INVOICE: '380',
  CREDIT_NOTE: '381',
  SELF_BILLED_INVOICE: '389',
  SELF_BILLED_CREDIT_NOTE: '261',
};

/** UNTDID 5305: S is taxed, E is exempt. The code of a reason is one of the CEF VATEX list. */
export const VAT_CATEGORIES: Readonly<
  Record<VatRegime, { category: 'S' | 'E'; reasonCode?: string; reason?: string }>
> = {
  STANDARD: { category: 'S' },
  FRANCHISE_293B: {
    category: 'E',
    reasonCode: 'VATEX-FR-FRANCHISE',
    reason: 'TVA non applicable, art. 293 B du CGI',
  },
  EXEMPT_NON_PROFIT: {
    category: 'E',
    reasonCode: 'VATEX-FR-CGI261-7',
    reason: 'Exonération de TVA, art. 261, 7-1° du CGI',
  },
};

/** UN/ECE Recommendation 20, and for how many units the price is given (BT-149). */
export const UNIT_CODES: Readonly<Record<LineUnit, { code: string; pricedFor: number }>> = {
  MINUTE: { code: 'MIN', pricedFor: 60 },
  MONTH: { code: 'MON', pricedFor: 1 },
  DAY: { code: 'DAY', pricedFor: 1 },
  PIECE: { code: 'C62', pricedFor: 1 },
};

export const isCreditNote = ({ kind }: InvoiceDocument): boolean =>
  kind === 'CREDIT_NOTE' || kind === 'SELF_BILLED_CREDIT_NOTE';

export const isSelfBilled = ({ kind }: InvoiceDocument): boolean =>
  kind === 'SELF_BILLED_INVOICE' || kind === 'SELF_BILLED_CREDIT_NOTE';
