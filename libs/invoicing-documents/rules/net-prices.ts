import { type InvoiceLine, type PriceBasis } from '../invoice-document.js';
import { halfUp } from './half-up.js';
import { UNIT_CODES } from './codes.js';

/** Price without VAT, in millionths of a euro. */
export const netMicros = ({ unitPriceMicros, vatRateBasisPoints }: InvoiceLine, prices: PriceBasis): number =>
  prices === 'EXCLUDING_VAT' ? unitPriceMicros : halfUp(unitPriceMicros * 10_000, 10_000 + vatRateBasisPoints);

/** Quantity × price, before the discount, in the basis of the document. */
export const undiscountedCents = ({ quantity, unit, unitPriceMicros }: InvoiceLine): number =>
  halfUp(quantity * unitPriceMicros, 10_000 * UNIT_CODES[unit].pricedFor);

/** What the discount takes off without VAT, so that the price before it, the discount and the net amount add up. */
export function netDiscountCents(line: InvoiceLine, prices: PriceBasis): number {
  if (line.discount === undefined) return 0;
  if (prices === 'EXCLUDING_VAT') return line.discount.amountCents;
  const before = halfUp((line.amountCents + line.discount.amountCents) * 10_000, 10_000 + line.vatRateBasisPoints);
  return before - line.netCents;
}
