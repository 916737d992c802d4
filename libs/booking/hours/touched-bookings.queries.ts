import { isOpen, isUntaken } from '#libs/agenda';
import { type Span, type Sql, namedStatement, statement } from '#libs/platform';
import { type BookingState, blockingList } from '../rules/states.js';

/** A live booking that a change of hours leaves outside opening hours. */
export interface TouchedRow {
  readonly id: string;
  readonly code: string;
  readonly state: BookingState;
  readonly memberId: string;
  readonly memberName: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly venueId: string;
  readonly itemId: string;
  readonly revision: number;
  readonly spaceId: string;
  readonly seats: number;
  /** The spaces of the booking that would be closed; `spaceId` is the first. */
  readonly spaceIds: readonly string[];
}

const lock = statement(
  'booking.lockTouched',
  `select id from booking
    where network_id = (select current_network()) and id = any($1::uuid[]) and state in (${blockingList})
    order by id for no key update`,
);
const read = statement(
  'booking.touched',
  `select distinct on (b.starts_at, b.id) b.id, b.code, b.state, b.member_id as "memberId", m.name as "memberName", b.starts_at as start,
          b.ends_at as "end", b.venue_id as "venueId", i.id as "itemId", i.revision, i.space_id as "spaceId", i.seats,
          array_agg(i.space_id) over (partition by b.id order by i.position, i.id rows between unbounded preceding and unbounded following) as "spaceIds"
     from unnest($1::uuid[], $2::uuid[]) displaced (booking_id, resource_id)
     join booking b on b.network_id = (select current_network()) and b.id = displaced.booking_id and b.state in (${blockingList})
     join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
     join space s on (s.network_id, s.id) = (i.network_id, i.space_id) and s.resource_id = displaced.resource_id
     join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
    order by b.starts_at, b.id, i.position, i.id`,
);

/**
 * The live bookings among displaced times, locked until the transaction ends. The hours of a booking are those of its space:
 * a part inside a booked whole that closes displaces nothing.
 */
export async function lockTouched(
  tx: Sql,
  displaced: readonly { readonly holderId: string; readonly resourceId: string }[],
): Promise<TouchedRow[]> {
  if (displaced.length === 0) return [];
  const bookingIds = displaced.map(({ holderId }) => holderId);
  await tx.rows(lock, [[...new Set(bookingIds)]]);
  return tx.rows<TouchedRow>(read, [bookingIds, displaced.map(({ resourceId }) => resourceId)]);
}

/** A space that a booking could move to. */
export interface Equivalent {
  readonly bookingId: string;
  readonly spaceId: string;
  readonly venueId: string;
}

const MOST_METERS = 2_000;
/** A degree of latitude is 111 km; longitudes are narrower, which only costs a few more exact distances. */
const BOX_DEGREES = MOST_METERS / 111_000;
const EARTH_METERS = 6_371_008.8;

const resource = { id: 'r.id', exclusive: 'r.exclusive', capacity: 'r.capacity', bufferMinutes: 'r.buffer_minutes' };
const timeOf = (start: string, end: string) => ({
  network: 'held.network_id',
  start,
  end,
  now: ':now',
  seats: 'item.seats',
});

const equivalentsSql = (time: ReturnType<typeof timeOf>) => `
   select held.id as "bookingId", e.space_id as "spaceId", e.venue_id as "venueId"
     from booking_item item
     join booking held on (held.network_id, held.id) = (item.network_id, item.booking_id) and held.state = 'CONFIRMED' and held.starts_at > :now
     join space booked on (booked.network_id, booked.id) = (item.network_id, item.space_id)
     join resource was on (was.network_id, was.id) = (booked.network_id, booked.resource_id)
     join venue here on (here.network_id, here.id) = (booked.network_id, booked.venue_id)
    cross join lateral (
      select s.id as space_id, s.venue_id, d.meters, s.capacity
        from venue v
        join space s on (s.network_id, s.venue_id) = (v.network_id, v.id) and s.withdrawn_at is null
                    and s.tariff_class = booked.tariff_class and s.kind = booked.kind and s.id <> booked.id
        join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
                       and r.exclusive = was.exclusive and (not r.exclusive or s.capacity >= booked.capacity)
                       and held.ends_at - held.starts_at between r.min_minutes * interval '1 minute' and r.max_minutes * interval '1 minute'
       cross join lateral (
         select 2 * ${EARTH_METERS} * asin(sqrt(least(1, power(sin(radians(v.lat - here.lat) / 2), 2)
                  + cos(radians(v.lat)) * cos(radians(here.lat)) * power(sin(radians(v.lon - here.lon) / 2), 2)))) as meters) d
       where v.network_id = held.network_id and v.withdrawn_at is null
         and v.lat between here.lat - ${BOX_DEGREES} and here.lat + ${BOX_DEGREES}
         and d.meters <= ${MOST_METERS}
         and (coalesce(v.step_free, false) or not coalesce(here.step_free, false))
         and (:spaces is null or s.id = any(:spaces))
         -- What a venue opens to the pass by the time of the week is counted when a booking is made, and not moved.
         and not exists (select from pass_opening o where (o.network_id, o.space_id) = (s.network_id, s.id))
         -- A charge that is partly reversed stays with its venue.
         and (v.id = here.id or 0 = (
               select count(*) from charge c join charge_reversal x on (x.network_id, x.charge_id) = (c.network_id, c.id)
                where c.network_id = item.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = item.id and c.kind = 'USE'
                  and c.source_revision = item.revision and c.reverses_id is null))
         and not exists (
               select from space_capability wanted
                where (wanted.network_id, wanted.space_id) = (booked.network_id, booked.id)
                  and not exists (select from space_capability has
                                   where (has.network_id, has.space_id, has.capability_code) = (s.network_id, s.id, wanted.capability_code)))
         and ${isOpen(time, 'r.calendar_id')}
         and ${isUntaken(time, resource)}
       order by v.id <> here.id, d.meters, s.capacity, s.id
       limit case when :spaces is null then 3 end) e
    where item.network_id = (select current_network()) and item.id = any(:items)
      -- Several spaces stay together: only one alone moves.
      and not exists (select from booking_item beside
                       where (beside.network_id, beside.booking_id) = (item.network_id, item.booking_id) and beside.id <> item.id)
    order by held.id, e.venue_id <> here.id, e.meters, e.capacity, e.space_id`;
const readEquivalents = namedStatement(
  'booking.equivalents',
  { items: 'uuid[]', now: 'timestamptz', spaces: 'uuid[]' },
  equivalentsSql(timeOf('held.starts_at', 'held.ends_at')),
);
const readEquivalentsAt = namedStatement(
  'booking.equivalentsAt',
  { items: 'uuid[]', now: 'timestamptz', spaces: 'uuid[]', start: 'timestamptz', end: 'timestamptz' },
  equivalentsSql(timeOf(':start', ':end')),
);

/**
 * Free spaces of the same tariff class and kind within two kilometres for each booking, the nearest first: three at most, or
 * those of `spaceIds`. They are as large and as accessible, and can do the same. None for a booking of several spaces.
 */
export const equivalentsOf = (
  tx: Sql,
  itemIds: readonly string[],
  now: Temporal.Instant,
  spaceIds: readonly string[] | null = null,
): Promise<Equivalent[]> =>
  tx.rows<Equivalent>(readEquivalents, readEquivalents.values({ items: itemIds, now, spaces: spaceIds }));

/** Like `equivalentsOf` for one booking, free at another time of the same length. */
export const equivalentsAt = (
  tx: Sql,
  itemId: string,
  { start, end }: Span,
  now: Temporal.Instant,
): Promise<Equivalent[]> =>
  tx.rows<Equivalent>(readEquivalentsAt, readEquivalentsAt.values({ items: [itemId], now, spaces: null, start, end }));
