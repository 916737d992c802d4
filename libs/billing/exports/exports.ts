import { type Sql, csvFile } from '#libs/platform';
import { journalFile } from '../rules/journal-file.js';
import { journalOf, reportedPayments, reportedSales } from './exports.queries.js';

export const BILLING_EXPORTS = ['journal', 'csv', 'sales', 'payments'] as const;
export type BillingExport = (typeof BILLING_EXPORTS)[number];

const euros = (cents: number): string => (cents / 100).toFixed(2);

/**
 * A file for the accountant: the journals of a closed month in the layout of LPF art. A.47 A-1 or as CSV, or the totals of
 * sales to private persons and of their payments that are reported to the tax administration.
 */
export async function billingExport(tx: Sql, what: BillingExport, month: Temporal.PlainDate): Promise<string> {
  if (what === 'journal') return journalFile(await journalOf(tx, month));
  if (what === 'csv')
    return csvFile(
      ['Journal', 'Entry', 'Day', 'Account', 'Customer', 'Document', 'Text', 'Debit', 'Credit', 'Match'],
      (await journalOf(tx, month)).map((line) => [
        line.journalCode,
        line.entryNumber,
        line.bookedOn,
        line.accountNumber,
        line.customerName,
        line.document,
        line.text,
        euros(Math.max(line.cents, 0)),
        euros(Math.max(-line.cents, 0)),
        line.match,
      ]),
    );
  if (what === 'sales')
    return csvFile(
      ['Day', 'VAT rate', 'Documents', 'Taxable', 'VAT'],
      (await reportedSales(tx, month)).map(({ day, vatBasisPoints, documents, taxableCents, vatCents }) => [
        day,
        euros(vatBasisPoints),
        documents,
        euros(taxableCents),
        euros(vatCents),
      ]),
    );
  return csvFile(
    ['Day', 'VAT rate', 'Payments', 'Paid'],
    (await reportedPayments(tx, month)).map(({ day, vatBasisPoints, documents, grossCents }) => [
      day,
      euros(vatBasisPoints),
      documents,
      euros(grossCents),
    ]),
  );
}
