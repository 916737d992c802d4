import { bookedBySql } from '../booking.queries.js';
import { type Sql, statement } from '#libs/platform';
import { type ArrivalRow, type RawArrival, arrivalColumns, arrivalOf, fromArrival } from './arrival.queries.js';

/** An arrival with what the staff of the venue see of it. */
export interface VenueArrival extends ArrivalRow {
  readonly memberName: string;
  readonly spaces: string;
  readonly seats: number;
  readonly note: string;
  /** Who booked for the member; null when the member booked. */
  readonly bookedBy: string | null;
}

const columns = `${arrivalColumns}, (select m.name from member m where (m.network_id, m.id) = (b.network_id, b.member_id)) as "memberName",
  (select string_agg(s.name, ', ' order by i.position, s.name) from booking_item i join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
    where (i.network_id, i.booking_id) = (b.network_id, b.id)) as spaces,
  (select sum(i.seats)::int from booking_item i where (i.network_id, i.booking_id) = (b.network_id, b.id)) as seats, b.note, ${bookedBySql} as "bookedBy"`;
const ofVenue = `b.venue_id in (select m.id from venue m where m.network_id = (select current_network()) and $1::uuid in (m.id, m.merged_into_id))`;
const ofDay = `${ofVenue} and b.starts_at >= $2 and b.starts_at < $3 and b.state not in ('HELD','CANCELLED','EXPIRED')`;

const list = statement(
  'booking.venueBookings',
  `select ${columns} ${fromArrival} and ${ofDay} and ($4::timestamptz is null or (b.starts_at, b.id) > ($4, $5::uuid))
    order by b.starts_at, b.id limit $6`,
);
const count = statement('booking.countVenueBookings', `select count(*)::int as n ${fromArrival} and ${ofDay}`);
const zone = statement(
  'booking.zoneOfDay',
  `select zone from venue where network_id = (select current_network()) and id = $1`,
);
const byId = statement('booking.venueArrivals', `select ${columns} ${fromArrival} and b.id = any($1::uuid[])`);
const noShows = statement(
  'booking.venueNoShows',
  `select ${columns} ${fromArrival} and b.id in (
       select n.booking_id from no_show n where n.network_id = (select current_network()) and ($1::uuid is null or n.venue_id = $1)
          and ($2::timestamptz is null or (n.at, n.booking_id) < ($2, $3::uuid)) order by n.at desc, n.booking_id desc limit $4)
    order by (select n.at from no_show n where (n.network_id, n.booking_id) = (b.network_id, b.id)) desc, b.id desc`,
);
const countNoShows = statement(
  'booking.countVenueNoShows',
  `select count(*)::int as n from no_show where network_id = (select current_network()) and ($1::uuid is null or venue_id = $1)`,
);

type RawVenueArrival = RawArrival & Pick<VenueArrival, 'memberName' | 'spaces' | 'seats' | 'note' | 'bookedBy'>;
type Rows = { readonly rows: VenueArrival[]; readonly total: number };
type After = readonly [at: string, id: string] | null;

export const zoneOfVenue = async (tx: Sql, venueId: string): Promise<string | undefined> =>
  (await tx.maybe<{ zone: string }>(zone, [venueId]))?.zone;

/** Bookings of a venue that start within a day, the earliest first; cancelled ones are left out. */
export async function venueBookings(
  tx: Sql,
  venueId: string,
  day: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
  after: After,
  limit: number,
): Promise<Rows> {
  const about = [venueId, day.start, day.end];
  const rows = await tx.rows<RawVenueArrival>(list, [...about, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows: rows.map(arrivalOf), total: (await tx.one<{ n: number }>(count, about)).n };
}

export const venueArrival = async (tx: Sql, bookingId: string): Promise<VenueArrival | undefined> =>
  (await tx.rows<RawVenueArrival>(byId, [[bookingId]])).map(arrivalOf)[0];

/** No-shows of a venue, or of the whole network where `venueId` is null, the latest first. */
export async function venueNoShows(tx: Sql, venueId: string | null, after: After, limit: number): Promise<Rows> {
  const rows = await tx.rows<RawVenueArrival>(noShows, [venueId, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows: rows.map(arrivalOf), total: (await tx.one<{ n: number }>(countNoShows, [venueId])).n };
}

export interface VenueFigures {
  readonly venueId: string;
  readonly venueName: string;
  readonly bookings: number;
  readonly noShows: number;
  readonly contests: number;
  readonly corrected: number;
  readonly cancelledByVenue: number;
}

const figures = statement(
  'booking.networkNoShows',
  `with started as (
     select venue_id, count(*)::int as n from booking
      where network_id = (select current_network()) and starts_at >= $1 and starts_at < $2
        and state in ('CONFIRMED','IN_USE','COMPLETED','NO_SHOW') group by 1),
   missed as (
     select n.venue_id, count(*)::int as n, count(n.contested_at)::int as contests,
            count(*) filter (where exists (select from no_show_answer a where (a.network_id, a.booking_id) = (n.network_id, n.booking_id)
                                              and a.outcome <> 'STANDS'))::int as corrected
       from no_show n where n.network_id = (select current_network()) and n.at >= $1 and n.at <= $2 group by 1),
   cancelled as (
     select venue_id, count(*)::int as n from booking
      where network_id = (select current_network()) and cancelled_by = 'VENUE' and cancelled_at >= $1 and cancelled_at <= $2 group by 1),
   every as (
     select v.id as "venueId", v.name as "venueName", coalesce(s.n, 0) as bookings, coalesce(m.n, 0) as "noShows",
            coalesce(m.contests, 0) as contests, coalesce(m.corrected, 0) as corrected, coalesce(c.n, 0) as "cancelledByVenue"
       from venue v left join started s on s.venue_id = v.id left join missed m on m.venue_id = v.id left join cancelled c on c.venue_id = v.id
      where v.network_id = (select current_network()) and num_nonnulls(s.n, m.n, c.n) > 0)
   select * from every
    where $3::float8 is null or ("noShows", bookings, "venueId") < ($3, $4::float8, $5::uuid)
    order by "noShows" desc, bookings desc, "venueId" desc limit $6`,
);
const countVenues = statement(
  'booking.countNetworkNoShows',
  `select count(*)::int as n from venue v where v.network_id = (select current_network())
      and (exists (select from booking b where (b.network_id, b.venue_id) = (v.network_id, v.id) and b.starts_at >= $1 and b.starts_at < $2
                      and b.state in ('CONFIRMED','IN_USE','COMPLETED','NO_SHOW'))
        or exists (select from no_show n where (n.network_id, n.venue_id) = (v.network_id, v.id) and n.at >= $1 and n.at <= $2)
        or exists (select from booking b where (b.network_id, b.venue_id) = (v.network_id, v.id) and b.cancelled_by = 'VENUE'
                      and b.cancelled_at >= $1 and b.cancelled_at <= $2))`,
);

/** What became of the bookings of each venue in a period, the venues with the most no-shows first. */
export async function networkNoShows(
  tx: Sql,
  { start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
  after: readonly [noShows: number, bookings: number, id: string] | null,
  limit: number,
): Promise<{ rows: VenueFigures[]; total: number }> {
  const key = after ?? [null, null, null];
  const rows = await tx.rows<VenueFigures>(figures, [start, end, ...key, limit]);
  return { rows, total: (await tx.one<{ n: number }>(countVenues, [start, end])).n };
}
