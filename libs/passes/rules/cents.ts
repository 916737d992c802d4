/**
 * `numerator / denominator` to the nearest integer, halves up. In BigInt because a product of prices, minutes and rates
 * may pass 2^53; money is never a fraction of a cent nor a floating-point number.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n || numerator < 0n) throw new RangeError(`${numerator} / ${denominator}: negative or by zero`);
  const rounded = Number((2n * numerator + denominator) / (2n * denominator));
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`${numerator} / ${denominator} is too large for an amount`);
  return rounded;
}

/** Refuses what cannot be an amount, a count or a rate before it spreads through a sum. */
export function assertNonNegativeInteger(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number ≥ 0, not ${value}`);
}

export interface VatSplit {
  readonly amountExclVatCents: number;
  readonly vatCents: number;
}

/** VAT is backed out of the price people pay, so that the two parts always add up to it. */
export function backOutVat(amountInclVatCents: number, vatRateBasisPoints: number): VatSplit {
  assertNonNegativeInteger(amountInclVatCents, 'amountInclVatCents');
  assertNonNegativeInteger(vatRateBasisPoints, 'vatRateBasisPoints');
  const amountExclVatCents = divideHalfUp(BigInt(amountInclVatCents) * 10_000n, 10_000n + BigInt(vatRateBasisPoints));
  return { amountExclVatCents, vatCents: amountInclVatCents - amountExclVatCents };
}
