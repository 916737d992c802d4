/** Rounds a fraction of whole numbers; a half goes away from zero, so that a reversal is rounded as what it reverses. */
export function halfUp(numerator: number, denominator: number): number {
  const absolute = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator));
  return numerator < 0 ? 0 - absolute : absolute;
}
