import { type HoursToPay, payInEuros } from '#libs/passes';
import { type Sql, statement } from '#libs/platform';

const nextRevision = statement(
  'booking.nextRevision',
  `update booking_item i set revision = i.revision + 1
     from booking b
    where i.network_id = (select current_network()) and i.id = $1 and i.revision = $2
      and (b.network_id, b.id) = (i.network_id, i.booking_id) and b.state in ('PENDING', 'CONFIRMED')
   returning i.revision, b.id as "bookingId"`,
);

/** Hours of a booked item that are no longer covered by a pass. */
export interface UncoveredHours extends Omit<HoursToPay, 'revision'> {
  readonly itemId: string;
  readonly revision: number;
}

/**
 * Charges hours of a booked item in euros, under the next revision of the item.
 * @returns undefined when the booking has changed meanwhile: roll back and try again
 */
export async function payHoursInEuros(
  tx: Sql,
  { itemId, revision, ...hours }: UncoveredHours,
  now: Temporal.Instant,
): Promise<{ bookingId: string; cents: number } | undefined> {
  const item = await tx.maybe<{ revision: number; bookingId: string }>(nextRevision, [itemId, revision]);
  if (!item) return undefined;
  const cents = await payInEuros(tx, { ...hours, revision: item.revision }, now);
  return cents === undefined ? undefined : { bookingId: item.bookingId, cents };
}
