import { type Sql, statement } from '#libs/platform';
import { type BookingRow, bookingColumns, fromBooking } from '../booking.queries.js';

const insertSeries = statement(
  'booking.insertSeries',
  `insert into booking_series (network_id, id, member_id, made_at) values ((select current_network()), $1, $2, $3)`,
);
const joinSeries = statement(
  'booking.joinSeries',
  `update booking set series_id = $1 where network_id = (select current_network()) and id = any($2::uuid[])`,
);
const readSeries = statement(
  'booking.bookingsOfSeries',
  `select ${bookingColumns} ${fromBooking} and b.series_id = $1 and b.member_id = $2 order by b.starts_at`,
);
const lockSeries = statement(
  'booking.lockSeries',
  `select b.id
     from booking o
     join booking b on (b.network_id, b.series_id) = (o.network_id, o.series_id)
    where o.network_id = (select current_network()) and o.code = $1 and o.member_id = $2 and o.series_id is not null
    order by b.starts_at, b.id
      for no key update of b`,
);

const spaces = statement(
  'booking.spacesOfSeries',
  `select distinct i.space_id as id
     from booking b
     join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
    where b.network_id = (select current_network())
      and b.series_id = (select o.series_id from booking o
                          where o.network_id = (select current_network()) and o.code = $1 and o.member_id = $2)`,
);

/** Makes a series of bookings that have just been made. */
export async function insertSeriesOf(
  tx: Sql,
  series: { readonly id: string; readonly memberId: string; readonly at: Temporal.Instant },
  bookingIds: readonly string[],
): Promise<void> {
  await tx.run(insertSeries, [series.id, series.memberId, series.at]);
  await tx.run(joinSeries, [series.id, bookingIds]);
}

/** The bookings of a series of the member, the earliest first. */
export const bookingsOfSeries = (tx: Sql, seriesId: string, memberId: string) =>
  tx.rows<BookingRow>(readSeries, [seriesId, memberId]);

/** Locks the bookings of the series to which a booking of the member belongs. @returns their ids, the earliest first */
export const lockSeriesOf = async (tx: Sql, code: string, memberId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>(lockSeries, [code, memberId])).map(({ id }) => id);

/** The spaces that the bookings of the same series have. */
export const spacesOfSeries = async (tx: Sql, code: string, memberId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>(spaces, [code, memberId])).map(({ id }) => id);
