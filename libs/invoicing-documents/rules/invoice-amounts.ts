import {
  type InvoiceLine,
  type InvoiceLineInput,
  type InvoiceTotals,
  type PaymentMade,
  type PriceBasis,
  type VatBreakdownRow,
} from '../invoice-document.js';
import { halfUp } from './half-up.js';

/** The computed part of a document. */
export interface InvoiceAmounts {
  lines: InvoiceLine[];
  vatBreakdown: VatBreakdownRow[];
  totals: InvoiceTotals;
}

/**
 * Works out VAT for each rate on the total of the document, half-up. Amounts that include VAT keep their total: VAT is what the rate takes
 * out of it, and the net amounts of the lines are shared out by largest remainder, so that they add up to the taxable amount.
 */
export function invoiceAmounts(
  lines: readonly InvoiceLineInput[],
  prices: PriceBasis,
  payments: readonly PaymentMade[] = [],
): InvoiceAmounts {
  const rates = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const key = `${line.vatRegime} ${line.vatRateBasisPoints}`;
    rates.set(key, [...(rates.get(key) ?? []), index]);
  }
  const netOf = lines.map((line) => line.amountCents);
  const vatBreakdown = [...rates.values()].map((indices) => {
    const { vatRegime, vatRateBasisPoints } = lines[indices[0]!]!;
    const amountCents = sum(indices.map((index) => lines[index]!.amountCents));
    if (prices === 'EXCLUDING_VAT') {
      const vatCents = halfUp(amountCents * vatRateBasisPoints, 10_000);
      return { vatRegime, vatRateBasisPoints, taxableCents: amountCents, vatCents };
    }
    const taxableCents = halfUp(amountCents * 10_000, 10_000 + vatRateBasisPoints);
    const nets = shareOut(
      indices.map((index) => lines[index]!.amountCents),
      vatRateBasisPoints,
      taxableCents,
    );
    for (const [at, index] of indices.entries()) netOf[index] = nets[at]!;
    return { vatRegime, vatRateBasisPoints, taxableCents, vatCents: amountCents - taxableCents };
  });
  vatBreakdown.sort((a, b) => b.vatRateBasisPoints - a.vatRateBasisPoints || (a.vatRegime < b.vatRegime ? -1 : 1));
  const netCents = sum(vatBreakdown.map((row) => row.taxableCents));
  const vatCents = sum(vatBreakdown.map((row) => row.vatCents));
  const paidCents = sum(payments.map((payment) => payment.amountCents));
  const grossCents = netCents + vatCents;
  return {
    lines: lines.map((line, index) => ({ ...line, netCents: netOf[index]! })),
    vatBreakdown,
    totals: { netCents, vatCents, grossCents, paidCents, dueCents: grossCents - paidCents },
  };
}

/** Amounts without VAT that add up to `total`: rounded down, and the missing cents to the lines that lost most; the earlier one in a draw. */
function shareOut(grossCents: readonly number[], vatRateBasisPoints: number, total: number): number[] {
  const divisor = 10_000 + vatRateBasisPoints;
  const parts = grossCents.map((cents, index) => {
    const floor = Math.floor((cents * 10_000) / divisor);
    return { index, floor, lost: cents * 10_000 - floor * divisor };
  });
  let missing = total - sum(parts.map((part) => part.floor));
  for (const part of parts.toSorted((a, b) => b.lost - a.lost || a.index - b.index)) {
    if (missing <= 0) break;
    part.floor += 1;
    missing -= 1;
  }
  return parts.map((part) => part.floor);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
