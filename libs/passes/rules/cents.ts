/**
 * `numerator / denominator`, rounded to the nearest integer, halves up. BigInt, because a product of prices, minutes and rates
 * may exceed 2^53. Money is never a fraction of a cent.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n || numerator < 0n) throw new RangeError(`${numerator} / ${denominator}: negative or by zero`);
  const rounded = Number((2n * numerator + denominator) / (2n * denominator));
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`${numerator} / ${denominator} is too large for an amount`);
  return rounded;
}

/** @throws RangeError when the value cannot be an amount, a count or a rate */
export function assertNonNegativeInteger(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number ≥ 0, not ${value}`);
}

export interface VatSplit {
  readonly amountExclVatCents: number;
  readonly vatCents: number;
}

/** Splits a price including VAT into its two parts, which always add up to the price. */
export function backOutVat(amountInclVatCents: number, vatRateBasisPoints: number): VatSplit {
  assertNonNegativeInteger(amountInclVatCents, 'amountInclVatCents');
  assertNonNegativeInteger(vatRateBasisPoints, 'vatRateBasisPoints');
  const amountExclVatCents = divideHalfUp(BigInt(amountInclVatCents) * 10_000n, 10_000n + BigInt(vatRateBasisPoints));
  return { amountExclVatCents, vatCents: amountInclVatCents - amountExclVatCents };
}
