import { isOpen, isUntaken } from '#libs/agenda';
import { type Sql, type Statement, statement } from '#libs/platform';
import { type Point, boxOf, distanceSql } from './geography.js';
import { type SpaceKind, type VenueKind } from './kinds.js';

/** What is looked for, when, and around where. */
export interface SpaceWish {
  readonly networkId: string;
  readonly kind?: SpaceKind | null;
  /** Only in venues of this kind. */
  readonly venueKind?: VenueKind | null;
  /** Code of the vocabulary. */
  readonly capability?: string | null;
  /** Codes; all of them must be in the space or its venue. */
  readonly equipment?: readonly string[];
  /** Only where one is known to get without a step. */
  readonly accessible?: boolean;
  /** People of the party: seats of a shared space, or how many the room must hold. */
  readonly seats: number;
  readonly near?: Point | null;
  /** Leaves out what is farther from `near`; without it distance only sorts. */
  readonly withinMeters?: number | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly limit: number;
}

export interface AvailableSpace {
  readonly spaceId: string;
  readonly venueId: string;
  readonly resourceId: string;
  readonly calendarId: string;
  readonly exclusive: boolean;
  /** People the space holds. */
  readonly capacity: number;
  readonly bufferMinutes: number;
  readonly leadMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly tariffClass: string;
  readonly kind: SpaceKind;
  readonly spaceName: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly lat: number;
  readonly lon: number;
  readonly zone: string;
  readonly needsOperator: boolean;
  /** The training whose certificate it requires. */
  readonly trainingId: string | null;
  readonly adultOnly: boolean;
  /** Whether the venue answers each booking of it first. */
  readonly needsApproval: boolean;
  /** Null: not known. A space is not step-free in a venue that is not. */
  readonly stepFree: boolean | null;
  /** Null without `near`. */
  readonly distanceMeters: number | null;
  /** The wanted time lies within opening hours. */
  readonly open: boolean;
  /** Open and taken by nobody, with the buffer kept free after it. */
  readonly free: boolean;
  /** The lead time is kept and the length is between the space's shortest and longest. */
  readonly lengthFits: boolean;
  readonly leadFits: boolean;
}

const p = { network: '$1', seats: '$6', start: '$12', end: '$13', now: '$14' };
const resource = {
  id: 'j.resource_id',
  exclusive: 'j.exclusive',
  capacity: 'j.seat_count',
  bufferMinutes: 'j.buffer_minutes',
};

/** Whether a space can be reached without a step, by what is known of it and of its venue. */
export const stepFreeSql = (space: string, venue: string) =>
  `(coalesce(${space}.step_free, ${venue}.step_free) and ${venue}.step_free is not false)`;

/** The kind and the capability change where the search starts, so each combination is a statement with its own plan. */
function findSpacesStatement(by: { kind: boolean; capability: boolean }): Statement {
  const name = `directory.findSpaces${by.kind ? '.kind' : ''}${by.capability ? '.capability' : ''}`;
  return statement(
    name,
    `with given as (  -- every variant takes the same parameters, whether it uses them or not
       select $1::uuid network, $2::text kind, $3::text capability, $4::text[] equipment, $5::boolean accessible,
              $6::int seats, $7::float8 lat, $8::float8 lon, $9::float8 within_meters, $10::float8[] lats,
              $11::float8[] lons, $12::timestamptz starts, $13::timestamptz ends, $14::timestamptz now, $15::int most, $16::text venue_kind),
     candidate as materialized (
       select s.id space_id, s.venue_id, r.id resource_id, r.calendar_id, r.exclusive, r.capacity seat_count,
              r.buffer_minutes, s.capacity, ${distanceSql('$7::float8', '$8::float8', 'v.lat', 'v.lon')} distance,
              $13 - $12 between r.min_minutes * interval '1 minute' and r.max_minutes * interval '1 minute' length_fits,
              $12 >= $14 + r.lead_minutes * interval '1 minute' lead_fits
         from ${by.capability ? 'space_capability sc join space s on (s.network_id, s.id) = (sc.network_id, sc.space_id)' : 'space s'}
         join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
         join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
        where s.network_id = $1 ${by.kind ? 'and s.kind = $2' : ''}
              ${by.capability ? 'and sc.network_id = $1 and sc.capability_code = $3' : ''}
          and v.lat between ($10::float8[])[1] and ($10::float8[])[2] and v.lon between ($11::float8[])[1] and ($11::float8[])[2]
          and ($16::text is null or v.kind = $16) and s.capacity >= $6 and (not $5 or ${stepFreeSql('s', 'v')})
          and s.withdrawn_at is null and v.withdrawn_at is null and v.published_at is not null and r.withdrawn_at is null
          and (cardinality($4::text[]) = 0 or $4::text[] <@ array(
                select equipment_code from space_equipment e where (e.network_id, e.space_id) = (s.network_id, s.id)
                union all
                select equipment_code from venue_equipment e where (e.network_id, e.venue_id) = (v.network_id, v.id)))),
     opened as materialized (
       select d.calendar_id from (select distinct calendar_id from candidate) d where ${isOpen(p, 'd.calendar_id')}),
     ranked as materialized (
       select c.*, c.calendar_id in (select calendar_id from opened) open
         from candidate c
        where $9 is null or c.distance is null or c.distance <= $9
        order by c.length_fits and c.lead_fits desc, c.distance, c.capacity, c.space_id),
     free as materialized (  -- stops looking once there are enough
       select j.*, true free from ranked j where j.open and ${isUntaken(p, resource)} limit $15),
     found as (
       select * from free
       union all
       select * from (select j.*, false from ranked j where j.space_id not in (select space_id from free)
                       order by open desc, distance, capacity, space_id limit $15) not_free
       limit $15)
     select s.id "spaceId", v.id "venueId", r.id "resourceId", r.calendar_id "calendarId", r.exclusive, s.capacity,
            r.buffer_minutes "bufferMinutes", r.lead_minutes "leadMinutes", r.min_minutes "minMinutes",
            r.max_minutes "maxMinutes", s.tariff_class "tariffClass", s.kind, s.name "spaceName", v.name "venueName",
            v.slug "venueSlug", v.lat, v.lon, v.zone, s.needs_operator "needsOperator",
            s.training_id "trainingId", s.adult_only "adultOnly", s.needs_approval "needsApproval", ${stepFreeSql('s', 'v')} "stepFree", round(f.distance)::int "distanceMeters",
            f.open, f.free, f.length_fits "lengthFits", f.lead_fits "leadFits"
       from found f
       join space s on s.network_id = $1 and s.id = f.space_id
       join venue v on v.network_id = $1 and v.id = s.venue_id
       join resource r on r.network_id = $1 and r.id = s.resource_id
      order by f.free and f.length_fits and f.lead_fits desc, f.free desc, f.open desc, f.distance, s.capacity, s.id`,
  );
}

const statements = [false, true].map((kind) =>
  [false, true].map((capability) => findSpacesStatement({ kind, capability })),
);

/**
 * Spaces that answer a wish, the best first: those that can be booked then, then free ones that the length or the lead
 * time rules out, then open ones that are taken, then closed ones; among equals the nearest, the smallest that is large
 * enough, and last the id. One statement, autocommit; the allocation still decides.
 */
export function findSpaces(open: Sql, wish: SpaceWish): Promise<AvailableSpace[]> {
  const box = boxOf(wish.near, wish.withinMeters);
  const wanted = statements[Number(wish.kind != null)]![Number(wish.capability != null)]!;
  return open.rows<AvailableSpace>(wanted, [
    wish.networkId,
    wish.kind ?? null,
    wish.capability ?? null,
    wish.equipment ?? [],
    wish.accessible ?? false,
    wish.seats,
    wish.near?.lat ?? null,
    wish.near?.lon ?? null,
    wish.withinMeters ?? null,
    [box.south, box.north],
    [box.west, box.east],
    wish.start,
    wish.end,
    wish.now,
    wish.limit,
    wish.venueKind ?? null,
  ]);
}
