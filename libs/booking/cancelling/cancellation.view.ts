import { make } from '#libs/platform';
import { type BookingRow } from '../booking.queries.js';
import { type CancellationCost, costOfCancelling, feePeriods } from '../rules/cancellation-cost.js';
import { BookingFee, Cancellation, CancellationFee, CancellationStep, FeeWaiver } from './cancellation.types.js';

/** What cancelling costs, as its owner sees it. */
export const feeView = (memberId: string, { feeBasisPoints, fee, restored }: CancellationCost): CancellationFee =>
  make(CancellationFee, {
    memberId,
    creditMinutes: fee.creditMinutesFromPass,
    amountCents: fee.amountCents,
    feeBasisPoints,
    restoredCreditMinutes: restored.creditMinutesFromPass,
    restoredCents: restored.amountCents,
  });

export function cancellationView(booking: BookingRow, now: Temporal.Instant): Cancellation {
  const { memberId } = booking;
  const cost = costOfCancelling(booking, now);
  return make(Cancellation, {
    memberId,
    steps: feePeriods(booking).map((period) => make(CancellationStep, { memberId, ...period })),
    feeNow: cost && feeView(memberId, cost),
  });
}

export const bookingFeeView = ({ fee }: BookingRow): BookingFee | null => fee && make(BookingFee, fee);

export const feeWaiverView = ({ waiver }: BookingRow): FeeWaiver | null =>
  waiver && make(FeeWaiver, { ...waiver, decidedAt: Temporal.Instant.from(waiver.decidedAt) });
