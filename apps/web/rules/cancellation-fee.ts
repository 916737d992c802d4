/** A step of the fee of a booking: the share of the price that cancelling costs until then. */
interface Step {
  readonly until: string;
  readonly feeBasisPoints: number;
}

/** What cancelling costs after the current step, and from when; null when it no longer grows. */
export function nextStep(steps: readonly Step[], now = Date.now()): { from: string; percent: number } | null {
  const current = steps.findIndex(({ until }) => Date.parse(until) >= now);
  const next = steps[current + 1];
  return current >= 0 && next ? { from: steps[current]!.until, percent: Math.round(next.feeBasisPoints / 100) } : null;
}
