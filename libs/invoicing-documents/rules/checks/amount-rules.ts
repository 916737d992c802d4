import { type InvoiceDocument, type InvoiceLine, type VatBreakdownRow } from '../../invoice-document.js';
import { halfUp } from '../half-up.js';
import { undiscountedCents } from '../net-prices.js';
import { type DocumentRule, rule, sum } from './document-rule.js';

/** How the amounts of EN 16931 hang together. */
export const amountRules: readonly DocumentRule[] = [
  rule(
    'BR-DEC-23',
    'All amounts are whole cents, quantities whole units and rates whole hundredths of a percent.',
    (document) => allNumbers(document).every((number) => Number.isSafeInteger(number)),
  ),
  rule(
    'BR-CO-10',
    'The total without VAT is the sum of the lines.',
    ({ totals, lines }) => totals.netCents === sum(lines.map(({ netCents }) => netCents)),
  ),
  rule(
    'BR-CO-14',
    'Total VAT is the sum of the VAT breakdown.',
    ({ totals, vatBreakdown }) => totals.vatCents === sum(vatBreakdown.map(({ vatCents }) => vatCents)),
  ),
  rule(
    'BR-CO-15',
    'The total with VAT is the total without VAT plus VAT.',
    ({ totals }) => totals.grossCents === totals.netCents + totals.vatCents,
  ),
  rule(
    'BR-CO-16',
    'The amount due is the total with VAT less what was paid.',
    ({ totals }) => totals.dueCents === totals.grossCents - totals.paidCents,
  ),
  rule(
    'BR-CO-17',
    'VAT is the taxable amount times the rate, to the cent; where VAT was taken out of prices, within one cent.',
    ({ vatBreakdown, prices }) =>
      vatBreakdown.every(
        ({ taxableCents, vatCents, vatRateBasisPoints }) =>
          Math.abs(vatCents - halfUp(taxableCents * vatRateBasisPoints, 10_000)) <=
          (prices === 'INCLUDING_VAT' ? 1 : 0),
      ),
  ),
  rule('BR-CO-18', 'There is a VAT breakdown.', ({ vatBreakdown }) => vatBreakdown.length > 0),
  rule('BR-S-05', 'A taxed line has a rate above 0.', ({ lines }) =>
    lines.every((line) => line.vatRegime !== 'STANDARD' || line.vatRateBasisPoints > 0),
  ),
  rule('BR-S-08', 'For each rate, the taxable amount is the sum of the taxed lines at that rate.', (document) =>
    taxableAmountsAgree(document, (row) => row.vatRegime === 'STANDARD'),
  ),
  rule(
    'BR-E-01',
    'Exempt lines have exactly one row of the VAT breakdown, so an invoice has one reason of exemption.',
    (document) => {
      const rows = document.vatBreakdown.filter(isExempt).length;
      return rows === (document.lines.some(isExempt) ? 1 : 0);
    },
  ),
  rule('BR-E-05', 'An exempt line has the rate 0.', ({ lines, vatBreakdown }) =>
    [...lines, ...vatBreakdown].every((row) => !isExempt(row) || row.vatRateBasisPoints === 0),
  ),
  rule('BR-E-08', 'The exempt amount is the sum of the exempt lines.', (document) =>
    taxableAmountsAgree(document, isExempt),
  ),
  rule('BR-E-09', 'There is no VAT on exempt amounts.', ({ vatBreakdown }) =>
    vatBreakdown.every((row) => !isExempt(row) || row.vatCents === 0),
  ),
  rule('OWN-LINE-AMOUNT', 'A line is quantity times price less its discount, within two cents.', ({ lines }) =>
    lines.every(
      (line) => Math.abs(undiscountedCents(line) - (line.discount?.amountCents ?? 0) - line.amountCents) <= 2,
    ),
  ),
  rule(
    'OWN-LINE-NET',
    'A line without VAT is its amount; where prices include VAT, the amount less VAT within one cent.',
    ({ lines, prices }) =>
      lines.every((line) =>
        prices === 'EXCLUDING_VAT'
          ? line.netCents === line.amountCents
          : Math.abs(line.netCents - (line.amountCents * 10_000) / (10_000 + line.vatRateBasisPoints)) < 1,
      ),
  ),
  rule(
    'OWN-AGREED-PRICE',
    'Where prices include VAT, the total is the sum of the amounts that were agreed.',
    ({ prices, totals, lines }) =>
      prices !== 'INCLUDING_VAT' || totals.grossCents === sum(lines.map(({ amountCents }) => amountCents)),
  ),
  rule(
    'OWN-PAID',
    'The paid amount is the sum of the payments.',
    ({ totals, payments }) => totals.paidCents === sum(payments.map(({ amountCents }) => amountCents)),
  ),
  rule(
    'OWN-NOT-NEGATIVE',
    'Totals are not negative: what is owed to the buyer is a credit note or a balance.',
    ({ totals }) => totals.grossCents >= 0 && totals.dueCents >= 0,
  ),
];

const isExempt = ({ vatRegime }: InvoiceLine | VatBreakdownRow): boolean => vatRegime !== 'STANDARD';

/** Whether the chosen rows and lines have the same sums for each regime and rate. */
function taxableAmountsAgree(
  { lines, vatBreakdown }: InvoiceDocument,
  chosen: (row: InvoiceLine | VatBreakdownRow) => boolean,
): boolean {
  const left = new Map<string, number>();
  const add = (row: InvoiceLine | VatBreakdownRow, cents: number) => {
    const key = `${row.vatRegime} ${row.vatRateBasisPoints}`;
    left.set(key, (left.get(key) ?? 0) + cents);
  };
  const rows = vatBreakdown.filter(chosen);
  for (const line of lines.filter(chosen)) add(line, line.netCents);
  for (const row of rows) add(row, -row.taxableCents);
  return rows.length === left.size && [...left.values()].every((cents) => cents === 0);
}

const allNumbers = ({ lines, vatBreakdown, totals, payments }: InvoiceDocument): number[] => [
  ...lines.flatMap((line) => [
    line.quantity,
    line.unitPriceMicros,
    line.amountCents,
    line.netCents,
    line.discount?.amountCents ?? 0,
    line.vatRateBasisPoints,
  ]),
  ...vatBreakdown.flatMap((row) => [row.taxableCents, row.vatCents, row.vatRateBasisPoints]),
  ...Object.values(totals),
  ...payments.map(({ amountCents }) => amountCents),
];
