import { isQuoteRefusal, purseOf, quoteUse, saleOf, takesOf } from '#libs/passes';
import { type Span, type Sql, jobRecord, voidJobs } from '#libs/platform';
import { reconfirmationRecords, reminderRecords } from '../booking-job-records.js';
import { type BookingPlan } from '../booking-plan.js';
import { type BookingRow } from '../booking.queries.js';
import { cancellation } from '../booking.settings.js';
import { announceMove, askReconfirmation, lapseUnconfirmed, remindOfBooking } from '../declared-jobs.js';
import { reconfirmationFor } from '../presence/reconfirmation-for.js';
import { freeUntilOf } from '../rules/cancellation-cost.js';
import { FREE_UNTIL_START, policyFor } from '../rules/cancellation-fee.js';
import { type MoveContext, type MoveOutcome } from './move-booking.types.js';
import { type NewTerms, rewriteBooking } from './move.queries.js';

/** Charges the new use and rewrites the booking. @returns why not */
export async function chargeMoved(
  tx: Sql,
  { viewer, move, appointment, byStaffId, settings, now }: MoveContext,
  booking: BookingRow,
  plan: BookingPlan,
  {
    draws,
    chargeId,
    hoursTransactionId,
    ...wanted
  }: Span & { spaceId: string; seats: number; draws: NewTerms['draws']; chargeId: string; hoursTransactionId: string },
): Promise<MoveOutcome | 'RETRY' | undefined> {
  const { network, member } = viewer;
  const purse = await purseOf(tx, member.id, wanted.start, network.zone, now, settings);
  const use = { tariffClass: plan.tariffClass, seats: wanted.seats, start: wanted.start, end: wanted.end };
  const quote = purse && quoteUse(purse, use);
  if (!quote || isQuoteRefusal(quote)) return { kind: 'REFUSED', code: 'NO_PRICE' };
  if (quote.amountInclVatCents > move.maxAmountCents || quote.creditMinutes > move.maxCreditMinutes)
    return { kind: 'PRICE_CHANGED', quote };
  const policy = appointment?.isFree || byStaffId ? FREE_UNTIL_START : policyFor(plan.kind, settings.get(cancellation));
  // Moving gives no new time to change one's mind: the booking stays as old as it is.
  const freeUntil = freeUntilOf({ ...booking, policy, start: wanted.start });
  const toReconfirm = reconfirmationFor({ start: wanted.start, bookedAt: now }, plan.noShows, settings);
  for (const job of [remindOfBooking, askReconfirmation, lapseUnconfirmed]) await voidJobs(tx, job, booking.id, now);
  const revision = booking.items[0]!.revision + 1;
  const sequence = booking.sequence + 1;
  const sale = saleOf({
    networkId: network.id,
    zone: network.zone,
    source: { kind: 'BOOKING_ITEM', id: booking.items[0]!.id, revision },
    memberId: member.id,
    venueId: plan.venueId,
    chargeId,
    hoursTransactionId,
    use,
    purse,
    quote,
    overCap: move.acceptOverCap,
    at: now,
  });
  const rewritten = await rewriteBooking(
    tx,
    network.id,
    booking,
    {
      wanted,
      sale,
      takes: takesOf(sale.charge_id, quote),
      draws,
      policy,
      freeUntil,
      mustReconfirmBy: toReconfirm?.by ?? null,
      jobs: [
        ...(appointment || byStaffId
          ? []
          : [
              jobRecord({
                job: announceMove,
                subjectId: booking.id,
                payload: { bookingId: booking.id, sequence, movedAt: now.toString() },
                runAt: now,
                key: `booking.moved:${booking.id}:${sequence}`,
                requestId: viewer.requestId,
              }),
            ]),
        ...(appointment
          ? []
          : reminderRecords(
              { ...booking, ...wanted, zone: plan.zone, bookedAt: now, sequence },
              plan.kind,
              settings,
              viewer.requestId,
            )),
        ...reconfirmationRecords({ id: booking.id, sequence }, toReconfirm, viewer.requestId),
      ],
    },
    now,
  );
  if (rewritten.moved) return undefined;
  if (!rewritten.inOpening) return { kind: 'REFUSED', code: 'OPENING_USED_UP' };
  if (rewritten.withinCap || purse.spentCents + quote.amountInclVatCents <= purse.capCents) return 'RETRY';
  return { kind: 'OVER_CAP', quote, capCents: purse.capCents, spentCents: purse.spentCents };
}
