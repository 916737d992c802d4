import { type Sql, statement } from '#libs/platform';

/** Where an appointment takes place. */
export interface Place {
  /** Of the booking. */
  readonly id: string;
  readonly code: string;
  readonly spaceName: string;
  readonly venueName: string;
  readonly address: string;
  readonly lat: number;
  readonly lon: number;
}

const places = statement(
  'mentoring.placesOfRooms',
  `select distinct on (b.id) b.id, b.code, s.name as "spaceName", v.name as "venueName", v.lat, v.lon,
          concat_ws(', ', nullif(v.street, ''), nullif(concat_ws(' ', v.postcode, v.city), '')) as address
     from booking b
     join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
     join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where b.network_id = (select current_network()) and b.id = any($1::uuid[])
    order by b.id, i.position`,
);

/** The rooms that are booked for appointments, by the ids of their bookings. */
export const placesOfRooms = (tx: Sql, bookingIds: readonly string[]) => tx.rows<Place>(places, [bookingIds]);
