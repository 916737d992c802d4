import { isOpen, isUntaken } from '#libs/agenda';
import { type Sql, type Statement, statement } from '#libs/platform';
import { stepFreeSql } from './available-spaces.queries.js';
import { type Point, boxOf, distanceSql } from './geography.js';
import { type SpaceKind, type VenueKind } from './kinds.js';
import { STALE_MONTHS } from './rules/freshness.js';

/** A validated search of the directory. */
export interface VenueQuery {
  readonly networkId: string;
  /** The text query from `readWords`; null: any venue. */
  readonly query: string | null;
  readonly kinds: readonly VenueKind[];
  readonly spaceKind: SpaceKind | null;
  readonly capability: string | null;
  readonly equipment: readonly string[];
  readonly accessible: boolean;
  readonly near: Point | null;
  readonly withinMeters: number | null;
  /** Ids of territories; null: anywhere. */
  readonly territoryIds: readonly string[] | null;
  readonly freeFrom: Temporal.Instant | null;
  readonly freeUntil: Temporal.Instant | null;
  readonly seats: number | null;
  readonly now: Temporal.Instant;
  readonly first: number;
  /** Sort key of the row to continue after. */
  readonly after: readonly [score: number, name: string, id: string] | null;
}

export interface FoundVenue {
  readonly id: string;
  readonly name: string;
  /** Metres, or the negative relevance, or 0: the first sort key, before the name. */
  readonly score: number;
  readonly distanceMeters: number | null;
  readonly spaceIds: readonly string[];
  readonly spaceCount: number;
}
export interface FoundPoint {
  readonly slug: string;
  readonly kind: VenueKind;
  readonly lat: number;
  readonly lon: number;
  readonly rank: number;
}
export interface FoundVenues {
  /** The version of the directory that was searched. */
  readonly version: number;
  readonly total: number;
  /** `first` rows, and one more when there is a next page. */
  readonly page: readonly FoundVenue[];
  readonly points: readonly FoundPoint[];
}

/** What the relevance of a venue is multiplied by when nobody confirmed it for long. */
const STALE_RANK = 0.9;
export const MAX_POINTS = 500;
export const MAX_SPACES_PER_HIT = 5;
const p = { network: '$1', start: '$12', end: '$13', now: '$14', seats: 'coalesce($11, 1)' };
const resource = {
  id: 's.resource_id',
  exclusive: 's.exclusive',
  capacity: 's.seat_count',
  bufferMinutes: 's.buffer_minutes',
};

/**
 * Hidden from the planner, which would otherwise read the whole table for a frequent word; the index is never slower.
 */
const textQuery = '(select $2::tsquery)';

/** Words and free time change what has to be read, so each combination is a statement with its own plan. */
function searchStatement(by: { words: boolean; free: boolean }): Statement {
  const equipmentOf = (of: 'space' | 'venue', id: string) =>
    `select equipment_code from ${of}_equipment e where e.network_id = $1 and e.${of}_id = ${id}`;
  return statement(
    `directory.searchVenues${by.words ? '.words' : ''}${by.free ? '.free' : ''}`,
    `with given as (  -- every variant takes the same parameters, whether it uses them or not
       select $1::uuid network, $2::text query, $3::text[] kinds, $4::text space_kind, $5::text capability,
              $6::text[] equipment, $7::boolean accessible, $8::float8[] near, $9::float8 within_meters,
              $10::uuid[] territories, $11::int seats, $12::timestamptz starts, $13::timestamptz ends, $14::timestamptz now,
              $15::int first, $16::float8 after_score, $17::text after_name, $18::uuid after_id,
              $19::float8[] lats, $20::float8[] lons),
     near_site as not materialized (
       select * from (
       select v.id, v.name, v.slug, v.kind, v.lat, v.lon, v.step_free, v.published_at,
              case when coalesce(v.confirmed_at, v.created_at) < $14 - interval '${STALE_MONTHS} months' then ${STALE_RANK} else 1 end freshness,
              ${distanceSql('($8::float8[])[1]', '($8::float8[])[2]', 'v.lat', 'v.lon')} distance
         from venue v
        where v.network_id = $1 and v.withdrawn_at is null
          and v.lat between ($19::float8[])[1] and ($19::float8[])[2] and v.lon between ($20::float8[])[1] and ($20::float8[])[2]
          and (cardinality($3::text[]) = 0 or v.kind = any($3)) and ($10::uuid[] is null or v.territory_id = any($10))) site
        where $9::float8 is null or distance is null or distance <= $9),
     fitting_space as materialized (
       select v.*, s.id space_id, s.name space_name, s.capacity, r.id resource_id, r.calendar_id, r.exclusive,
              r.capacity seat_count, r.buffer_minutes, r.max_minutes
              ${by.words ? `, ts_rank(d.document, ${textQuery}) * v.freshness relevance` : ', 0 relevance'}
         from near_site v
         join space s on s.network_id = $1 and s.venue_id = v.id
         join resource r on r.network_id = $1 and r.id = s.resource_id
         ${by.words ? 'join search_document d on d.network_id = $1 and d.space_id = s.id' : ''}
        where s.withdrawn_at is null and r.withdrawn_at is null and v.published_at is not null ${by.words ? `and d.document @@ ${textQuery}` : ''}
          and ($4::text is null or s.kind = $4) and ($11::int is null or s.capacity >= $11)
          and ($5::text is null or exists (select from space_capability c where (c.network_id, c.space_id, c.capability_code) = ($1, s.id, $5)))
          and (not $7 or ${stepFreeSql('s', 'v')})
          and (cardinality($6::text[]) = 0
               or $6::text[] <@ array(${equipmentOf('space', 's.id')} union all ${equipmentOf('venue', 'v.id')}))),
     ${by.free ? `opened as materialized (select c.calendar_id from (select distinct calendar_id from fitting_space) c where ${isOpen(p, 'c.calendar_id')}),` : ''}
     match as (
       select s.id, s.name, s.slug, s.kind, s.lat, s.lon, s.distance, s.relevance, s.space_id, s.capacity, s.space_name
         from fitting_space s
       ${by.free ? `where (s.calendar_id in (select calendar_id from opened)) is true and $13 - $12 <= s.max_minutes * interval '1 minute' and ${isUntaken(p, resource)}` : ''}
       union all  -- a venue without matching spaces is found by itself, unless the filter requires a space
       select v.id, v.name, v.slug, v.kind, v.lat, v.lon, v.distance, ${by.words ? `ts_rank(d.document, ${textQuery}) * v.freshness` : '0'}, null, null, null
         from near_site v
         ${by.words ? `join venue_document d on d.network_id = $1 and d.venue_id = v.id and d.document @@ ${textQuery}` : ''}
        where ${by.free ? 'false' : '$4::text is null and $5::text is null and $11::int is null'}
          and (not $7 or v.step_free) and (cardinality($6::text[]) = 0 or $6::text[] <@ array(${equipmentOf('venue', 'v.id')}))),
     hit as (
       select id, any_value(name) name, any_value(slug) slug, any_value(kind) kind, any_value(lat) lat, any_value(lon) lon,
              any_value(distance) distance, coalesce(any_value(distance), -max(relevance)) score, count(space_id)::int space_count,
              coalesce((array_agg(space_id order by relevance desc, capacity, space_name, space_id)
                        filter (where space_id is not null))[1:${MAX_SPACES_PER_HIT}], '{}') space_ids
         from match group by id),
     ranked as materialized (
       select h.*, (row_number() over (order by score, name collate "fr-x-icu", id))::int rank from hit h)
     select coalesce((select version from directory_version where network_id = $1), 0) version,
            (select count(*)::int from ranked) total,
            coalesce((select json_agg(json_build_object('slug', slug, 'kind', kind, 'lat', lat, 'lon', lon, 'rank', rank) order by rank)
                        from ranked where rank <= ${MAX_POINTS}), '[]') points,
            coalesce((select json_agg(json_build_object('id', id, 'name', name, 'score', score, 'distanceMeters', round(distance),
                                                        'spaceIds', space_ids, 'spaceCount', space_count) order by rank)
                        from (select * from ranked
                               where $16::float8 is null or (score, name collate "fr-x-icu", id) > ($16, $17 collate "fr-x-icu", $18)
                               order by rank limit $15 + 1) page), '[]') page`,
  );
}

const statements = [false, true].map((words) => [false, true].map((free) => searchStatement({ words, free })));

/** The page, the count and the map points of one search, read by one statement so that they agree. */
export function searchVenues(open: Sql, wish: VenueQuery): Promise<FoundVenues> {
  const box = boxOf(wish.near, wish.withinMeters);
  const wanted = statements[Number(wish.query !== null)]![Number(wish.freeFrom !== null)]!;
  return open.one<FoundVenues>(wanted, [
    wish.networkId,
    wish.query,
    wish.kinds,
    wish.spaceKind,
    wish.capability,
    wish.equipment,
    wish.accessible,
    wish.near && [wish.near.lat, wish.near.lon],
    wish.withinMeters,
    wish.territoryIds,
    wish.seats,
    wish.freeFrom,
    wish.freeUntil,
    wish.now,
    wish.first,
    ...(wish.after ?? [null, null, null]),
    [box.south, box.north],
    [box.west, box.east],
  ]);
}

const readQuery = statement('directory.readWords', `select search_query($1, $2)::text query`);

/** Turns typed words into a query of the search documents, forgiving typos. Null when no word is left to search for. */
export async function readWords(open: Sql, networkId: string, words: readonly string[]): Promise<string | null> {
  if (words.length === 0) return null;
  const { query } = await open.one<{ query: string | null }>(readQuery, [networkId, words]);
  return query;
}
