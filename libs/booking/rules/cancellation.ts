/** Cancelling until so long before the start costs this share of the price. */
export interface CancellationStep {
  readonly untilMinutesBefore: number;
  readonly feeBasisPoints: number;
}

/** Kept with the booking as it was when it was made: a later change of the rules never reaches back. */
export interface CancellationPolicy {
  /** From the earliest deadline to the latest; after the last one the whole price is due. */
  readonly steps: readonly CancellationStep[];
  /** A booking made by mistake may be taken back for so long… */
  readonly graceMinutes: number;
  /** …but not so close to its start. */
  readonly graceNotWithinMinutes: number;
}

const wholePriceBasisPoints = 10_000;

/** The policy to snapshot on a new booking of that kind of space, from the network's settings of the moment. */
export function policyFor<Kind extends string>(
  kind: Kind,
  settings: Readonly<Record<Kind, CancellationPolicy>>,
): CancellationPolicy {
  return checked(settings[kind]);
}

/** The last instant at which cancelling is free; null when the booking was made too late to be cancelled freely. */
export function cancelFreeUntil(
  policy: CancellationPolicy,
  start: Temporal.Instant,
  bookedAt: Temporal.Instant,
): Temporal.Instant | null {
  const freeStep = policy.steps.findLast((step) => step.feeBasisPoints === 0);
  const deadlines = [graceUntil(policy, start, bookedAt)];
  if (freeStep) deadlines.push(start.subtract({ minutes: freeStep.untilMinutesBefore }));
  const latest = deadlines.reduce((a, b) => (Temporal.Instant.compare(a, b) >= 0 ? a : b));
  return Temporal.Instant.compare(latest, bookedAt) < 0 ? null : latest;
}

export function mayCancelFree(
  policy: CancellationPolicy,
  start: Temporal.Instant,
  bookedAt: Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  return cancellationFeeBasisPoints(policy, start, bookedAt, now) === 0;
}

/** The share of the price (10,000 = all of it) that cancelling now costs; hours and euros bear the same share. */
export function cancellationFeeBasisPoints(
  policy: CancellationPolicy,
  start: Temporal.Instant,
  bookedAt: Temporal.Instant,
  now: Temporal.Instant,
): number {
  if (Temporal.Instant.compare(now, graceUntil(policy, start, bookedAt)) <= 0) return 0;
  const step = policy.steps.find(({ untilMinutesBefore }) => {
    return Temporal.Instant.compare(now, start.subtract({ minutes: untilMinutesBefore })) <= 0;
  });
  return step?.feeBasisPoints ?? wholePriceBasisPoints;
}

/** The fee on an amount in cents or in credit-minutes, halves up. */
export function feeOn(amount: number, feeBasisPoints: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`a fee on ${amount}`);
  const whole = BigInt(wholePriceBasisPoints);
  return Number((2n * BigInt(amount) * BigInt(feeBasisPoints) + whole) / (2n * whole));
}

/** End of the grace; before `bookedAt` when the booking was made too close to its start to have one. */
function graceUntil(policy: CancellationPolicy, start: Temporal.Instant, bookedAt: Temporal.Instant): Temporal.Instant {
  const afterBooking = bookedAt.add({ minutes: policy.graceMinutes });
  const beforeStart = start.subtract({ minutes: policy.graceNotWithinMinutes });
  return Temporal.Instant.compare(afterBooking, beforeStart) <= 0 ? afterBooking : beforeStart;
}

/** Waiting must never become cheaper: deadlines come nearer and fees grow. */
function checked(policy: CancellationPolicy): CancellationPolicy {
  policy.steps.forEach(({ untilMinutesBefore, feeBasisPoints }, i) => {
    const earlier = policy.steps[i - 1];
    const ordered =
      !earlier || (earlier.untilMinutesBefore > untilMinutesBefore && earlier.feeBasisPoints <= feeBasisPoints);
    const sound = Number.isInteger(untilMinutesBefore) && untilMinutesBefore >= 0;
    const share = Number.isInteger(feeBasisPoints) && feeBasisPoints >= 0 && feeBasisPoints <= wholePriceBasisPoints;
    if (!ordered || !sound || !share) {
      throw new RangeError(
        `cancellation step ${untilMinutesBefore} min / ${feeBasisPoints} bp is out of order or range`,
      );
    }
  });
  return policy;
}
