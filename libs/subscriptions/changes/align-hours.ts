import { payHoursInEuros } from '#libs/booking';
import { lockLotsAhead, resizeLot, usesOfLot } from '#libs/passes';
import { type Sql } from '#libs/platform';
import { type BookedHours } from '../subscription-changes.queries.js';

/** Thrown when a booking changed while its hours were taken back. The person tries again. */
export class BookingChanged extends Error {}

/**
 * Makes the hours of coming periods what the plans of the pass now give: more hours are added, unused ones taken away, and hours that are
 * booked beyond the new number are charged in euros, those booked last first.
 * @param withCurrent takes the hours of the period that contains `from` away, too
 */
export async function alignHours(
  tx: Sql,
  passId: string,
  { from, withCurrent = false, now }: { from: Temporal.Instant; withCurrent?: boolean; now: Temporal.Instant },
): Promise<BookedHours> {
  const bookings = new Set<string>();
  let creditMinutes = 0;
  let cents = 0;
  for (const lot of await lockLotsAhead(tx, passId, from, withCurrent)) {
    const { id, granted, included } = lot;
    let { remaining } = lot;
    const isCurrent = Temporal.Instant.compare(lot.startsAt, from) < 0;
    if (!isCurrent && included >= granted) {
      if (included > granted) await resizeLot(tx, id, included, included - granted, now);
      continue;
    }
    // Hours that were used before stay used; of those to come, the plan still covers `included`.
    const used = granted - remaining;
    let uncovered = isCurrent ? used : Math.max(0, used - included);
    for (const use of await usesOfLot(tx, id, from)) {
      if (uncovered === 0) break;
      const minutes = Math.min(uncovered, use.minutes);
      const paid = await payHoursInEuros(tx, { ...use, lotId: id, minutes }, now);
      if (!paid) throw new BookingChanged(use.itemId);
      bookings.add(paid.bookingId);
      creditMinutes += minutes;
      cents += paid.cents;
      uncovered -= minutes;
      remaining += minutes;
    }
    const takenAway = included === 0 ? remaining : Math.min(remaining, granted - included);
    await resizeLot(tx, id, included, -takenAway, now);
  }
  return { bookings: bookings.size, creditMinutes, cents };
}
