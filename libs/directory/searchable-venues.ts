import { Availability, type FreeTime } from '#libs/agenda';
import { type Database, type Sql, statement } from '#libs/platform';
import { stepFreeSql } from './available-spaces.queries.js';
import { DirectoryCache } from './directory-cache.js';
import { directoryVersion } from './directory.queries.js';
import { type Point } from './geography.js';
import { type SpaceKind, type VenueKind } from './kinds.js';

/** What searches need to know about a space. */
export interface SearchableSpace {
  readonly id: string;
  readonly resourceId: string;
  readonly kind: SpaceKind;
  readonly capacity: number;
  readonly tariffClass: string;
  readonly name: string;
  readonly needsOperator: boolean;
  /** The training whose certificate it requires. */
  readonly trainingId: string | null;
  readonly adultOnly: boolean;
  readonly needsApproval: boolean;
  readonly stepFree: boolean | null;
  readonly capabilities: readonly string[];
  /** Including that of its venue. */
  readonly equipment: readonly string[];
}

export interface SearchableVenue extends Point {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly zone: string;
  readonly territoryId: string | null;
  /** Smallest capacity first, then by name. */
  readonly spaces: readonly SearchableSpace[];
}

/** The listed venues of a network with their spaces, ordered by name. Shared by all requests, so it must not be changed. */
export type SearchableVenues = readonly SearchableVenue[];

const readVenues = statement(
  'directory.searchableVenues',
  `select v.id, v.slug, v.name, v.kind, v.lat, v.lon, v.zone, v.territory_id "territoryId",
          (select coalesce(json_agg(json_build_object('id', s.id, 'resourceId', s.resource_id, 'kind', s.kind, 'capacity', s.capacity,
                    'tariffClass', s.tariff_class, 'name', s.name, 'needsOperator', s.needs_operator, 'trainingId', s.training_id, 'adultOnly', s.adult_only, 'needsApproval', s.needs_approval, 'stepFree', ${stepFreeSql('s', 'v')},
                    'capabilities', array(select capability_code from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id)),
                    'equipment', array(
                       select equipment_code from space_equipment e where (e.network_id, e.space_id) = (s.network_id, s.id)
                       union all
                       select equipment_code from venue_equipment e where (e.network_id, e.venue_id) = (v.network_id, v.id)))
                  order by s.capacity, s.name, s.id), '[]')
             from space s where s.network_id = v.network_id and s.venue_id = v.id and s.withdrawn_at is null
               and v.published_at is not null) spaces
     from venue v where v.network_id = $1 and v.withdrawn_at is null
    order by v.name collate "fr-x-icu", v.id`,
);

/** Networks with more spaces are searched in the database. */
const MAX_SPACES = 30_000;
const CACHE_KEY = 'searchable venues';

async function load(open: Sql, networkId: string): Promise<{ venues: SearchableVenues | undefined; spaces: number }> {
  const venues = await open.rows<SearchableVenue>(readVenues, [networkId]);
  const spaces = venues.reduce((sum, venue) => sum + venue.spaces.length, 0);
  return { venues: spaces <= MAX_SPACES ? venues : undefined, spaces };
}

function cachedVenues(database: Database, networkId: string, version: number): Promise<SearchableVenues | undefined> {
  const cache = DirectoryCache.of(database).at(networkId, version);
  const cached = cache.get<Promise<SearchableVenues | undefined>>(CACHE_KEY);
  if (cached) return cached;
  const loading = load(database.open, networkId).then(({ venues, spaces }) => {
    if (venues) cache.set(CACHE_KEY, loading, venues.length + spaces);
    return venues;
  });
  cache.set(CACHE_KEY, loading, 0);
  loading.catch(() => cache.set(CACHE_KEY, undefined, 0));
  return loading;
}

/** Everything that searches in memory read: the venues and spaces of a network, and when they are free. */
export interface SearchSnapshot {
  readonly version: number;
  readonly venues: SearchableVenues;
  readonly time: FreeTime;
}

/**
 * A snapshot that is at least as new as this call. Undefined while free time is being loaded and for very large networks; then
 * search the database. @param version of the directory, if this request has already read it
 */
export async function readSearchSnapshot(
  database: Database,
  networkId: string,
  version: number | null,
  now: Temporal.Instant,
): Promise<SearchSnapshot | undefined> {
  const read = version ?? (await directoryVersion(database.open, networkId));
  const venues = await cachedVenues(database, networkId, read);
  // after the venues, so that it covers every space among them
  const time = venues && (await Availability.of(database).at(networkId, now));
  return venues && time ? { version: read, venues, time } : undefined;
}

export interface SpaceFilter {
  readonly kind?: SpaceKind | null;
  readonly capability?: string | null;
  readonly equipment?: readonly string[];
  readonly accessible?: boolean;
  readonly seats?: number | null;
}

/** Whether a space has everything the filter asks for. Its free time is not checked. */
export const matchesFilter = (
  space: SearchableSpace,
  { kind, capability, equipment = [], accessible, seats }: SpaceFilter,
): boolean =>
  (kind == null || space.kind === kind) &&
  (seats == null || space.capacity >= seats) &&
  (capability == null || space.capabilities.includes(capability)) &&
  (!accessible || space.stepFree === true) &&
  equipment.every((code) => space.equipment.includes(code));
