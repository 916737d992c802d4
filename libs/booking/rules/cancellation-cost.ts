import { type CancellationPolicy, cancellationFeeBasisPoints, feeOn } from './cancellation-fee.js';
import { type BookingState, mayBecome } from './states.js';

/** An amount in hours of the pass and in euros, VAT included. */
export interface HoursAndEuros {
  readonly creditMinutesFromPass: number;
  readonly creditMinutesPaid: number;
  readonly amountCents: number;
}

/** What decides the price of cancelling a booking. */
export interface Cancellable {
  readonly state: BookingState;
  readonly start: Temporal.Instant;
  readonly bookedAt: Temporal.Instant;
  readonly policy: CancellationPolicy;
  /** Until when a consumer may withdraw; null when it was not recorded. */
  readonly withdrawalUntil: Temporal.Instant | null;
  /** When the member asked that the service begin before the end of the withdrawal period. */
  readonly expressRequestAt: Temporal.Instant | null;
  /** One price for each item. */
  readonly items: readonly { readonly price: HoursAndEuros }[];
}

export interface CancellationCost {
  readonly feeBasisPoints: number;
  /** In the order of the items. */
  readonly fees: readonly HoursAndEuros[];
  readonly fee: HoursAndEuros;
  readonly restored: HoursAndEuros;
}

/**
 * Whether the law keeps the member from any fee: during the withdrawal period, unless the member asked that the service begin
 * at once (Code de la consommation, L221-18 and L221-25).
 */
export const isFeeForbidden = (
  { withdrawalUntil, expressRequestAt }: Pick<Cancellable, 'withdrawalUntil' | 'expressRequestAt'>,
  now: Temporal.Instant,
): boolean =>
  withdrawalUntil !== null && expressRequestAt === null && Temporal.Instant.compare(now, withdrawalUntil) <= 0;

/** The share of the price that is due when the booking is cancelled at `now`. */
export const feeShareAt = (booking: Omit<Cancellable, 'items' | 'state'>, now: Temporal.Instant): number =>
  isFeeForbidden(booking, now) ? 0 : cancellationFeeBasisPoints(booking.policy, booking.start, booking.bookedAt, now);

/** What cancelling costs now and gives back; null when the booking has started or is over. */
export function costOfCancelling(booking: Cancellable, now: Temporal.Instant): CancellationCost | null {
  if (!mayBecome(booking.state, 'CANCELLED') || Temporal.Instant.compare(now, booking.start) >= 0) return null;
  // Nobody has promised anything yet: a request is withdrawn free of charge until it is answered.
  return costAtShare(booking.items, booking.state === 'PENDING' ? 0 : feeShareAt(booking, now));
}

/** The fee of each item at a share of its price, rounded half up, and the rest that goes back. */
export function costAtShare(
  items: readonly { readonly price: HoursAndEuros }[],
  feeBasisPoints: number,
): CancellationCost {
  const fees = items.map(({ price }) => mapAmounts((key) => feeOn(price[key], feeBasisPoints)));
  const fee = mapAmounts((key) => sum(fees.map((one) => one[key])));
  const restored = mapAmounts((key) => sum(items.map(({ price }) => price[key])) - fee[key]);
  return { feeBasisPoints, fees, fee, restored };
}

/** Whether there is anything to pay. */
export const isFree = ({ creditMinutesFromPass, amountCents }: HoursAndEuros): boolean =>
  creditMinutesFromPass === 0 && amountCents === 0;

export interface FeePeriod {
  /** The last instant at which cancelling costs this share. */
  readonly until: Temporal.Instant;
  readonly feeBasisPoints: number;
}

/** How the fee of a booking grows from when it was made until its start. */
export function feePeriods(booking: Omit<Cancellable, 'items' | 'state'>): FeePeriod[] {
  const { policy, start, bookedAt, withdrawalUntil } = booking;
  const grace = bookedAt.add({ minutes: policy.graceMinutes });
  const graceLimit = start.subtract({ minutes: policy.graceNotWithinMinutes });
  const ends = [
    ...policy.steps.map(({ untilMinutesBefore }) => start.subtract({ minutes: untilMinutesBefore })),
    Temporal.Instant.compare(grace, graceLimit) <= 0 ? grace : graceLimit,
    ...(withdrawalUntil ? [withdrawalUntil] : []),
    start,
  ];
  const periods: FeePeriod[] = [];
  for (const until of ends.toSorted((a, b) => Temporal.Instant.compare(a, b))) {
    if (Temporal.Instant.compare(until, bookedAt) < 0 || Temporal.Instant.compare(until, start) > 0) continue;
    const feeBasisPoints = feeShareAt(booking, until);
    if (periods.at(-1)?.feeBasisPoints === feeBasisPoints) periods.pop();
    periods.push({ until, feeBasisPoints });
  }
  return periods;
}

/** The last instant at which cancelling is free; `bookedAt` when it never is. */
export const freeUntilOf = (booking: Omit<Cancellable, 'items' | 'state'>): Temporal.Instant =>
  feePeriods(booking).findLast(({ feeBasisPoints }) => feeBasisPoints === 0)?.until ?? booking.bookedAt;

const mapAmounts = (amount: (key: keyof HoursAndEuros) => number): HoursAndEuros => ({
  creditMinutesFromPass: amount('creditMinutesFromPass'),
  creditMinutesPaid: amount('creditMinutesPaid'),
  amountCents: amount('amountCents'),
});
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
