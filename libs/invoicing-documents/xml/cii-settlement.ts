import { type InvoiceDocument, type PaymentMeans, type VatBreakdownRow } from '../invoice-document.js';
import { VAT_CATEGORIES } from '../rules/codes.js';
import { amountText, billingPeriod, day, percentText } from './values.js';
import { type XmlElement, group, text } from './xml.js';

/** BG-14, BG-16, BG-22, BG-23 and BG-3. */
export function settlementElement(document: InvoiceDocument): XmlElement | undefined {
  const { paymentMeans, precedingInvoice } = document;
  const debit = paymentMeans.type === 'DIRECT_DEBIT' ? paymentMeans : undefined;
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    text('ram:CreditorReferenceID', debit?.creditorIdentifier),
    text('ram:PaymentReference', paymentMeans.type === 'TRANSFER' ? paymentMeans.reference : undefined),
    text('ram:InvoiceCurrencyCode', 'EUR'),
    paymentMeansElement(paymentMeans),
    document.vatBreakdown.map((row) => vatElement(row, document.vatOnDebits)),
    billingPeriod(document.servicePeriod),
    group(
      'ram:SpecifiedTradePaymentTerms',
      day('ram:DueDateDateTime', document.dueDate),
      text('ram:DirectDebitMandateID', debit?.mandateReference),
    ),
    totalsElement(document),
    precedingInvoice &&
      group(
        'ram:InvoiceReferencedDocument',
        text('ram:IssuerAssignedID', precedingInvoice.number),
        day('ram:FormattedIssueDateTime', precedingInvoice.issueDate, 'qdt'),
      ),
  );
}

/** UNTDID 4461. */
const MEANS_CODES: Readonly<Record<PaymentMeans['type'], string>> = {
  DIRECT_DEBIT: '59',
  TRANSFER: '58',
  CARD: '54',
  NONE: '97',
};

const paymentMeansElement = (means: PaymentMeans) =>
  group(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    text('ram:TypeCode', MEANS_CODES[means.type]),
    means.type === 'DIRECT_DEBIT'
      ? group('ram:PayerPartyDebtorFinancialAccount', text('ram:IBANID', means.debitedIban))
      : undefined,
    means.type === 'TRANSFER'
      ? [
          group('ram:PayeePartyCreditorFinancialAccount', text('ram:IBANID', means.iban)),
          group('ram:PayeeSpecifiedCreditorFinancialInstitution', text('ram:BICID', means.bic)),
        ]
      : undefined,
  );

/** DueDateTypeCode (BT-8, UNTDID 2475): 5 owes VAT from the invoice on, 72 from its payment on. */
function vatElement(row: VatBreakdownRow, vatOnDebits: boolean): XmlElement | undefined {
  const { category, reason, reasonCode } = VAT_CATEGORIES[row.vatRegime];
  return group(
    'ram:ApplicableTradeTax',
    text('ram:CalculatedAmount', amountText(row.vatCents)),
    text('ram:TypeCode', 'VAT'),
    text('ram:ExemptionReason', reason),
    text('ram:BasisAmount', amountText(row.taxableCents)),
    text('ram:CategoryCode', category),
    text('ram:ExemptionReasonCode', reasonCode),
    text('ram:DueDateTypeCode', vatOnDebits ? '5' : '72'),
    text('ram:RateApplicablePercent', percentText(row.vatRateBasisPoints)),
  );
}

const totalsElement = ({ totals }: InvoiceDocument) =>
  group(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    text('ram:LineTotalAmount', amountText(totals.netCents)),
    text('ram:TaxBasisTotalAmount', amountText(totals.netCents)),
    text('ram:TaxTotalAmount', amountText(totals.vatCents), { currencyID: 'EUR' }),
    text('ram:GrandTotalAmount', amountText(totals.grossCents)),
    text('ram:TotalPrepaidAmount', amountText(totals.paidCents)),
    text('ram:DuePayableAmount', amountText(totals.dueCents)),
  );
