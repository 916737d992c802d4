import { Availability, type FreeTime } from '#libs/agenda';
import { type Database, type Sql, statement } from '#libs/platform';
import { stepFreeSql } from './available-spaces.queries.js';
import { DirectoryCache } from './directory-cache.js';
import { directoryVersion } from './directory.queries.js';
import { type Point } from './geography.js';
import { type SpaceKind, type VenueKind } from './kinds.js';

/** A space as searches see it. */
export interface TableSpace {
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
  readonly stepFree: boolean | null;
  readonly capabilities: readonly string[];
  /** With that of its venue. */
  readonly equipment: readonly string[];
}

export interface TableVenue extends Point {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly zone: string;
  readonly territoryId: string | null;
  /** Smallest capacity first, then by name. */
  readonly spaces: readonly TableSpace[];
}

/** The listed venues of a network, by name, with their spaces. Shared by all requests: nobody changes it. */
export type SpaceTable = readonly TableVenue[];

const readTable = statement(
  'directory.spaceTable',
  `select v.id, v.slug, v.name, v.kind, v.lat, v.lon, v.zone, v.territory_id "territoryId",
          (select coalesce(json_agg(json_build_object('id', s.id, 'resourceId', s.resource_id, 'kind', s.kind, 'capacity', s.capacity,
                    'tariffClass', s.tariff_class, 'name', s.name, 'needsOperator', s.needs_operator, 'trainingId', s.training_id, 'adultOnly', s.adult_only, 'stepFree', ${stepFreeSql('s', 'v')},
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

/** A larger network is searched in the database. */
const MOST_SPACES = 30_000;
const TABLE = 'the table of spaces';

async function load(open: Sql, networkId: string): Promise<{ table: SpaceTable | undefined; spaces: number }> {
  const table = await open.rows<TableVenue>(readTable, [networkId]);
  const spaces = table.reduce((sum, venue) => sum + venue.spaces.length, 0);
  return { table: spaces <= MOST_SPACES ? table : undefined, spaces };
}

function tableAt(database: Database, networkId: string, version: number): Promise<SpaceTable | undefined> {
  const kept = DirectoryCache.of(database).at(networkId, version);
  const known = kept.get<Promise<SpaceTable | undefined>>(TABLE);
  if (known) return known;
  const loading = load(database.open, networkId).then(({ table, spaces }) => {
    if (table) kept.set(TABLE, loading, table.length + spaces);
    return table;
  });
  kept.set(TABLE, loading, 0);
  loading.catch(() => kept.set(TABLE, undefined, 0));
  return loading;
}

/** What searches answer from without asking the database: the spaces of a network, and when they are free. */
export interface SearchMemory {
  readonly version: number;
  readonly table: SpaceTable;
  readonly time: FreeTime;
}

/**
 * The memory as new as this question. Undefined while free time is being read, and of a very large network: then ask the
 * database. @param version of the directory, when it was read for this request
 */
export async function searchMemory(
  database: Database,
  networkId: string,
  version: number | null,
  now: Temporal.Instant,
): Promise<SearchMemory | undefined> {
  const read = version ?? (await directoryVersion(database.open, networkId));
  const table = await tableAt(database, networkId, read);
  // after the table, so that the time of each of its spaces is known
  const time = table && (await Availability.of(database).at(networkId, now));
  return table && time ? { version: read, table, time } : undefined;
}

export interface SpaceFilter {
  readonly kind?: SpaceKind | null;
  readonly capability?: string | null;
  readonly equipment?: readonly string[];
  readonly accessible?: boolean;
  readonly seats?: number | null;
}

/** Whether a space is what was asked for, whenever it is free. */
export const fits = (
  space: TableSpace,
  { kind, capability, equipment = [], accessible, seats }: SpaceFilter,
): boolean =>
  (kind == null || space.kind === kind) &&
  (seats == null || space.capacity >= seats) &&
  (capability == null || space.capabilities.includes(capability)) &&
  (!accessible || space.stepFree === true) &&
  equipment.every((code) => space.equipment.includes(code));
