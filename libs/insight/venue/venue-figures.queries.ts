import { LONGEST, allocationsHeldBy } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { CELLS_PER_DEGREE } from '#libs/offers';

/** The days whose figures are read, as instants and as dates of the venue. */
export interface FiguresPeriod {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

export interface RoomRow {
  readonly id: string;
  readonly name: string;
  readonly calendarId: string;
}

export interface HourMinutes {
  readonly weekday: number;
  readonly hour: number;
  readonly minutes: number;
}

export interface TakenRow {
  /** Null in the rows by hour. */
  readonly spaceId: string | null;
  /** Null in the rows by space. */
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly bookedMinutes: number;
  readonly ownMinutes: number;
}

export interface CountRow {
  /** Null: all spaces together, in which a booking of several spaces counts once. */
  readonly spaceId: string | null;
  readonly bookings: number;
  readonly noShows: number;
  readonly cancelled: number;
}

export interface UnmetRow {
  readonly why: string;
  readonly kind: string | null;
  readonly capabilityFr: string | null;
  readonly capabilityEn: string | null;
  readonly times: number;
}

/** A venue of the largest kind has sixty. */
export const MOST_SPACES = 200;
export const MOST_UNMET = 20;
/** Needs in a square of this half width around the venue count; about five kilometres. */
const NEAR_DEGREES = { lat: 0.045, lon: 0.065 };

const venue = statement(
  'insight.venue',
  `select zone, lat, lon from venue where network_id = (select current_network()) and id = $1`,
);
const rooms = statement(
  'insight.rooms',
  `select s.id, s.name, r.calendar_id as "calendarId"
     from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = (select current_network()) and s.venue_id = $1 and s.withdrawn_at is null
    order by s.name, s.id limit ${MOST_SPACES}`,
);

/** Cuts a span at the full hours of the clock on the wall. */
const piecesOf = (row: string, zone: string) => `
    cross join lateral generate_series(date_trunc('hour', ${row}.starts, ${zone}), ${row}.ends - interval '1 microsecond', interval '1 hour') piece(at)
    cross join lateral (select extract(isodow from piece.at at time zone ${zone})::int as weekday,
                               extract(hour from piece.at at time zone ${zone})::int as hour,
                               extract(epoch from least(${row}.ends, piece.at + interval '1 hour') - greatest(${row}.starts, piece.at)) / 60 as minutes) part`;

const openByHour = statement(
  'insight.openByHour',
  `select part.weekday, part.hour, sum(part.minutes * o.rooms)::float8 as minutes
     from unnest($1::timestamptz[], $2::timestamptz[], $3::int[]) o(starts, ends, rooms) ${piecesOf('o', '$4::text')}
    group by 1, 2`,
);

const OF_VENUE = `(select v.id from venue v where v.network_id = (select current_network()) and $1::uuid in (v.id, v.merged_into_id))`;
const CAME = `('CONFIRMED','IN_USE','COMPLETED')`;
// Without the buffer, which nobody uses, and without the rest of a time that somebody left or did not come to.
const takenBy = (holder: string, isOwn: boolean) => `
    select room.id as space_id, ${isOwn} as own, greatest(h.starts_at, lower(a.during), $2::timestamptz) as starts,
           least(h.ends_at, upper(a.during), $3::timestamptz) as ends,
           case when room.exclusive then 1 else least(1, a.seats::float8 / room.capacity) end as share
      from ${holder} h
      join lateral (${allocationsHeldBy('h.network_id', 'h.id')}) a on a.state in ${CAME}
      join room on room.resource_id = a.resource_id
     where h.network_id = (select current_network()) and h.starts_at < $3 and h.ends_at > $2`;
const taken = statement(
  'insight.takenTime',
  `with room as (
     select s.id, r.id as resource_id, r.exclusive, r.capacity
       from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
      where s.network_id = (select current_network()) and s.venue_id = $1 and s.withdrawn_at is null),
   used as (${takenBy('booking', false)}
       and h.starts_at > $2::timestamptz - ${LONGEST.allocation} and h.venue_id in ${OF_VENUE} and h.state in ${CAME}
     union all ${takenBy('session', false)} and h.venue_id = $1 and h.state <> 'CANCELLED'
     union all ${takenBy('own_use', true)} and h.space_id in (select id from room) and h.state in ('PLANNED','OVER'))
   select used.space_id as "spaceId", part.weekday, part.hour,
          coalesce(sum(part.minutes * used.share) filter (where not used.own), 0)::float8 as "bookedMinutes",
          coalesce(sum(part.minutes * used.share) filter (where used.own), 0)::float8 as "ownMinutes"
     from used ${piecesOf('used', '$4::text')}
    where used.starts < used.ends
    group by grouping sets ((used.space_id), (part.weekday, part.hour))`,
);

const started = `from booking b
    where b.network_id = (select current_network()) and b.venue_id in ${OF_VENUE} and b.starts_at >= $2 and b.starts_at < $3`;
const counts = statement(
  'insight.bookingCounts',
  `select i.space_id as "spaceId", count(distinct b.id) filter (where b.state <> 'CANCELLED')::int as bookings,
          count(distinct b.id) filter (where b.state = 'NO_SHOW' and not exists (
            select from no_show_answer n where (n.network_id, n.booking_id) = (b.network_id, b.id) and n.outcome <> 'STANDS'))::int as "noShows",
          count(distinct b.id) filter (where b.state = 'CANCELLED')::int as cancelled
     from (select b.network_id, b.id, b.state ${started} and b.state in ('CONFIRMED','IN_USE','COMPLETED','NO_SHOW','CANCELLED')) b
     cross join lateral (select space_id from booking_item i where (i.network_id, i.booking_id) = (b.network_id, b.id) offset 0) i
    group by grouping sets ((i.space_id), ())`,
);
const leadTimes = statement(
  'insight.leadTimes',
  `select width_bucket(extract(epoch from b.starts_at - b.booked_at) / 3600, $4::float8[]) as step, count(*)::int as bookings
     ${started} and b.state in ('CONFIRMED','IN_USE','COMPLETED','NO_SHOW') group by 1`,
);
const unmet = statement(
  'insight.unmetNeeds',
  `select n.why, n.kind, c.label_fr as "capabilityFr", c.label_en as "capabilityEn", sum(n.times)::int as times
     from unmet_need n left join capability c on c.code = n.capability_code
    where n.network_id = (select current_network()) and n.asked_on >= $1 and n.asked_on < $2
      and (n.cell_lat is null
           or (abs(n.cell_lat / ${CELLS_PER_DEGREE}.0 - $3::float8) <= ${NEAR_DEGREES.lat}
               and abs(n.cell_lon / ${CELLS_PER_DEGREE}.0 - $4::float8) <= ${NEAR_DEGREES.lon}))
    group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3 limit ${MOST_UNMET}`,
);

export const venueOfFigures = (tx: Sql, venueId: string) =>
  tx.maybe<{ zone: string; lat: number; lon: number }>(venue, [venueId]);

/** The spaces of a venue that can be booked, by name. */
export const roomsOf = (tx: Sql, venueId: string) => tx.rows<RoomRow>(rooms, [venueId]);

/** Open minutes by weekday and hour: each span counts as many times as it has rooms. */
export const openMinutesByHour = (
  tx: Sql,
  spans: readonly { readonly start: Temporal.Instant; readonly end: Temporal.Instant; readonly rooms: number }[],
  zone: string,
) =>
  tx.rows<HourMinutes>(openByHour, [
    spans.map(({ start }) => start.toString()),
    spans.map(({ end }) => end.toString()),
    spans.map((span) => span.rooms),
    zone,
  ]);

/** Taken minutes, by space and by weekday and hour. Some seats of a shared space are a share of it. */
export const takenMinutes = (tx: Sql, venueId: string, { start, end }: FiguresPeriod, zone: string) =>
  tx.rows<TakenRow>(taken, [venueId, start, end, zone]);

/** Bookings that started in the period, by space and together. */
export const bookingCounts = (tx: Sql, venueId: string, { start, end }: FiguresPeriod) =>
  tx.rows<CountRow>(counts, [venueId, start, end]);

/** Bookings by the hours between booking and start; step n is from `steps[n - 1]` hours to below `steps[n]`. */
export const leadTimeCounts = (tx: Sql, venueId: string, { start, end }: FiguresPeriod, steps: readonly number[]) =>
  tx.rows<{ step: number; bookings: number }>(leadTimes, [venueId, start, end, steps]);

/** The needs around a place that found no space, the most frequent first. */
export const unmetNeedsAround = (
  tx: Sql,
  { from, until }: FiguresPeriod,
  place: { readonly lat: number; readonly lon: number },
) => tx.rows<UnmetRow>(unmet, [from.toString(), until.toString(), place.lat, place.lon]);
