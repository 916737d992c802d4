/** The fee for cancelling until this many minutes before the start. */
export interface CancellationStep {
  readonly untilMinutesBefore: number;
  readonly feeBasisPoints: number;
}

/** A cancellation policy. It is stored with each booking, so that later changes do not affect existing bookings. */
export interface CancellationPolicy {
  /** From the earliest deadline to the latest. After the last one the whole price is due. */
  readonly steps: readonly CancellationStep[];
  /** Minutes after booking during which cancelling is free, so that mistakes can be undone. */
  readonly graceMinutes: number;
  /** The grace period ends at the latest this many minutes before the start. */
  readonly graceNotWithinMinutes: number;
}

/** The policy of a booking that somebody else than its member moved. */
export const FREE_UNTIL_START: CancellationPolicy = {
  steps: [{ untilMinutesBefore: 0, feeBasisPoints: 0 }],
  graceMinutes: 0,
  graceNotWithinMinutes: 0,
};

const wholePriceBasisPoints = 10_000;

/** The policy to store with a new booking of a kind of space, from the network's current settings. */
export function policyFor<Kind extends string>(
  kind: Kind,
  settings: Readonly<Record<Kind, CancellationPolicy>>,
): CancellationPolicy {
  return checked(settings[kind]);
}

/**
 * The policy of a booking of several spaces, which is cancelled as a whole: at each moment the highest fee of the policies of its
 * spaces, and the shortest grace period.
 */
export function strictestOf([first, ...others]: readonly [
  CancellationPolicy,
  ...CancellationPolicy[],
]): CancellationPolicy {
  if (others.length === 0) return first;
  const policies = [first, ...others];
  const deadlines = new Set(policies.flatMap(({ steps }) => steps.map((step) => step.untilMinutesBefore)));
  const steps = [...deadlines]
    .toSorted((a, b) => b - a)
    .map((untilMinutesBefore) => ({
      untilMinutesBefore,
      feeBasisPoints: Math.max(...policies.map((policy) => feeBefore(policy, untilMinutesBefore))),
    }));
  return {
    steps,
    graceMinutes: Math.min(...policies.map(({ graceMinutes }) => graceMinutes)),
    graceNotWithinMinutes: Math.max(...policies.map(({ graceNotWithinMinutes }) => graceNotWithinMinutes)),
  };
}

const feeBefore = ({ steps }: CancellationPolicy, minutesBefore: number): number =>
  steps.find(({ untilMinutesBefore }) => untilMinutesBefore <= minutesBefore)?.feeBasisPoints ?? wholePriceBasisPoints;

/** The last instant at which cancelling is free; null when it never is, because the booking was made too late. */
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

/** The share of the price that cancelling now costs (10,000 = the whole price), for hours and euros alike. */
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

/** The fee for an amount in cents or in credit-minutes, rounded half up. */
export function feeOn(amount: number, feeBasisPoints: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`The amount ${amount} has no fee`);
  const whole = BigInt(wholePriceBasisPoints);
  return Number((2n * BigInt(amount) * BigInt(feeBasisPoints) + whole) / (2n * whole));
}

/** End of the grace period. It is before `bookedAt` when the booking was made too close to its start. */
function graceUntil(policy: CancellationPolicy, start: Temporal.Instant, bookedAt: Temporal.Instant): Temporal.Instant {
  const afterBooking = bookedAt.add({ minutes: policy.graceMinutes });
  const beforeStart = start.subtract({ minutes: policy.graceNotWithinMinutes });
  return Temporal.Instant.compare(afterBooking, beforeStart) <= 0 ? afterBooking : beforeStart;
}

/** Fees must not decrease with time: deadlines come nearer and fees grow. */
function checked(policy: CancellationPolicy): CancellationPolicy {
  policy.steps.forEach(({ untilMinutesBefore, feeBasisPoints }, i) => {
    const earlier = policy.steps[i - 1];
    const isOrdered =
      !earlier || (earlier.untilMinutesBefore > untilMinutesBefore && earlier.feeBasisPoints <= feeBasisPoints);
    const isValidDeadline = Number.isInteger(untilMinutesBefore) && untilMinutesBefore >= 0;
    const isValidFee =
      Number.isInteger(feeBasisPoints) && feeBasisPoints >= 0 && feeBasisPoints <= wholePriceBasisPoints;
    if (!isOrdered || !isValidDeadline || !isValidFee) {
      throw new RangeError(
        `cancellation step ${untilMinutesBefore} min / ${feeBasisPoints} bp is out of order or out of range`,
      );
    }
  });
  return policy;
}
