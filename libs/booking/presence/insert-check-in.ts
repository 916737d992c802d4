import { type Sql, statement } from '#libs/platform';
import { type CheckInWay } from './arrival.queries.js';

const insert = statement(
  'booking.insertCheckIn',
  `insert into check_in (network_id, booking_id, at, how, by_id, entered_at)
   values ((select current_network()), $1, $2, $3, $4, $2)`,
);

/** Notes that somebody came to a booking that is made in use. */
export const insertCheckIn = (
  tx: Sql,
  bookingId: string,
  { how, byId }: { readonly how: CheckInWay; readonly byId: string },
  now: Temporal.Instant,
): Promise<number> => tx.run(insert, [bookingId, now, how, byId]);
