import { type SaleRecord, type TakeRecord, saleOf, takesOf } from '#libs/passes';
import { type Random, keyRecord, windowStart } from '#libs/platform';
import { jobsOfBooking } from './booking-job-records.js';
import { occupiedParts } from './booking-plan.js';
import { type BookingContext, type PricedBooking, type PricedItem } from './book-space.types.js';
import { type BookedItem, type BookingRow } from './booking.queries.js';
import { bookingsPerHour, cancellation, withdrawalDays } from './booking.settings.js';
import { type BookingToInsert } from './insert-booking.queries.js';
import { reconfirmationFor } from './presence/reconfirmation-for.js';
import { openRequests } from './requests/request.settings.js';
import { bookingCode } from './rules/booking-code.js';
import { freeUntilOf } from './rules/cancellation-cost.js';
import { policyFor, strictestOf } from './rules/cancellation-fee.js';
import { MOST_IN_SERIES } from './rules/series-dates.js';
import { withdrawalEnd } from './rules/withdrawal.js';

/** The booking that a priced request becomes. */
export function newBooking(context: BookingContext, priced: PricedBooking, random: Random): BookingRow {
  const { viewer, wanted, settings, now } = context;
  const { items, quote, answerBy } = priced;
  const [{ plan: first }, ...others] = items;
  const policyOf = ({ plan }: PricedItem) => policyFor(plan.kind, settings.get(cancellation));
  const policy = strictestOf([policyOf(items[0]), ...others.map(policyOf)]);
  const expressRequestAt = wanted.expressRequest ? now : null;
  const withdrawalUntil = withdrawalEnd(now, settings.get(withdrawalDays), viewer.network.zone);
  const { start, end } = wanted;
  return {
    id: random.uuid(),
    code: bookingCode((count) => random.bytes(count)),
    memberId: viewer.member.id,
    venueId: first.venueId,
    zone: first.zone,
    state: wanted.walkIn ? 'IN_USE' : answerBy ? 'PENDING' : 'CONFIRMED',
    start,
    end,
    freeUntil: freeUntilOf({ policy, start, bookedAt: now, withdrawalUntil, expressRequestAt }),
    policy,
    sequence: 0,
    bookedAt: now,
    // Of a booking that somebody else makes, the name is read with the stored booking.
    bookedBy: null,
    isInSeries: Boolean(wanted.inSeries),
    withMentor: Boolean(wanted.withMentor),
    cancelledAt: null,
    note: wanted.note,
    request: answerBy && { answerBy: answerBy.toString(), answer: null, reason: null, suggestedStart: null },
    cancelledBy: null,
    cancellationReason: null,
    withdrawalUntil,
    expressRequestAt,
    withdrawnAt: null,
    fee: null,
    waiver: null,
    compensationCents: 0,
    items: items.map((item) => bookedItem(item, random.uuid())),
    charge: {
      creditMinutes: quote.creditMinutes,
      creditMinutesFromPass: quote.creditMinutesFromPass,
      creditMinutesPaid: quote.creditMinutesPaid,
      amountInclVatCents: quote.amountInclVatCents,
      amountExclVatCents: quote.amountExclVatCents,
      vatCents: quote.vatCents,
    },
  };
}

const bookedItem = ({ plan, use, quote }: PricedItem, id: string): BookedItem => ({
  id,
  spaceId: plan.spaceId,
  seats: use.seats,
  revision: 0,
  price: {
    creditMinutesFromPass: quote.creditMinutesFromPass,
    creditMinutesPaid: quote.creditMinutesPaid,
    amountCents: quote.amountInclVatCents,
  },
});

/** Everything that a new booking writes. */
export function rowsOfBooking(
  context: BookingContext,
  priced: PricedBooking,
  booking: BookingRow,
  random: Random,
): BookingToInsert {
  const { viewer, wanted, settings, key, now } = context;
  const { items, draws } = priced;
  const [{ plan: first }] = items;
  const toReconfirm = reconfirmationFor(booking, first.noShows, settings);
  return {
    networkId: viewer.network.id,
    booking,
    bookedById: wanted.bookedById ?? wanted.walkIn?.byId ?? viewer.member.id,
    checkIn: wanted.walkIn,
    mustReconfirmBy: toReconfirm?.by ?? null,
    calendars: calendarsOf(items),
    parts: items.flatMap(({ plan, use }) => occupiedParts(plan, use)),
    ...salesOf(context, priced, booking, random),
    draws,
    openRequestsCap: settings.get(openRequests),
    // Reminders are those of the space that was chosen first.
    jobs: jobsOfBooking(booking, first.kind, settings, viewer.requestId, { toReconfirm, inSeries: wanted.inSeries }),
    key: keyRecord(key, booking.id, now),
    quota: {
      ...(wanted.inSeries && !wanted.inSeries.isFirst
        ? { kind: 'booking.inSeries', subject_id: wanted.inSeries.id, cap: MOST_IN_SERIES }
        : { kind: 'booking.made', subject_id: viewer.member.id, cap: settings.get(bookingsPerHour) }),
      period_start: windowStart(now, 60).toString(),
    },
  };
}

/** Each calendar once; twice only when it changed between two readings, which the statement then refuses. */
function calendarsOf(items: readonly PricedItem[]): BookingToInsert['calendars'] {
  const calendars = new Map<string, BookingToInsert['calendars'][number]>();
  for (const { plan } of items) {
    const { calendarId, hoursVersion } = plan;
    calendars.set(`${calendarId} ${hoursVersion}`, { calendarId, hoursVersion });
  }
  return [...calendars.values()];
}

function salesOf(
  { viewer, wanted, now }: BookingContext,
  { items, purse }: PricedBooking,
  booking: BookingRow,
  random: Random,
): { sales: SaleRecord[]; takes: TakeRecord[] } {
  const sales: SaleRecord[] = [];
  const takes: TakeRecord[] = [];
  for (const [i, { plan, use, quote }] of items.entries()) {
    const sale = saleOf({
      networkId: viewer.network.id,
      zone: viewer.network.zone,
      source: { kind: 'BOOKING_ITEM', id: booking.items[i]!.id, revision: 0 },
      memberId: viewer.member.id,
      venueId: plan.venueId,
      chargeId: random.uuid(),
      hoursTransactionId: random.uuid(),
      use,
      purse,
      quote,
      overCap: wanted.acceptOverCap,
      at: now,
    });
    sales.push(sale);
    takes.push(...takesOf(sale.charge_id, quote));
  }
  return { sales, takes };
}
