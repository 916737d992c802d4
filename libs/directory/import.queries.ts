import { type Sql, statement } from '#libs/platform';
import { type VenueKind } from './kinds.js';
import { type Polygons } from './rules/polygon.js';
import { type StoredLocation } from './venue-location.js';

const lockNetwork = statement('directory.lockNetwork', `select id from network where id = $1 for no key update`);

/** Serialises the imports of a network, so that each sees what the previous one wrote. */
export const lockImports = (tx: Sql, networkId: string) => tx.one<{ id: string }>(lockNetwork, [networkId]);

const refresh = statement('directory.refreshSearch', `select refresh_search($1, null)`);

/** Rebuilds the search documents of the network. */
export const refreshSearch = (tx: Sql, networkId: string) => tx.run(refresh, [networkId]);

export interface TerritoryShape {
  readonly id: string;
  readonly kind: 'COMMUNE' | 'ARRONDISSEMENT';
  readonly code: string;
  /** The code of the commune that the territory is or belongs to. */
  readonly communeCode: string | null;
  readonly name: string;
  /** Null for an arrondissement of which only the centre is known. */
  readonly polygons: Polygons | null;
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

const shapes = statement(
  'directory.territoryShapes',
  `select id, kind, code, commune_code "communeCode", name, polygons, south, west, north, east from territory
    where network_id = $1 and (kind = 'ARRONDISSEMENT' or kind = 'COMMUNE' and polygons is not null) order by code`,
);

/** Communes and arrondissements of a network. */
export const territoryShapes = (tx: Sql, networkId: string) => tx.rows<TerritoryShape>(shapes, [networkId]);

const putTerritories = statement(
  'directory.putTerritories',
  `insert into territory as kept (network_id, kind, code, generation, name, polygons, lat, lon, south, west, north, east, source, imported_at)
   select $1, kind, code, generation, name, polygons, lat, lon, south, west, north, east, $3, $4
     from jsonb_to_recordset($2) as given(kind text, code text, generation text, name text, polygons jsonb, lat float8, lon float8,
                                          south float8, west float8, north float8, east float8)
   on conflict (network_id, kind, code, generation) do update
     set name = excluded.name, polygons = excluded.polygons, lat = excluded.lat, lon = excluded.lon, south = excluded.south,
         west = excluded.west, north = excluded.north, east = excluded.east, source = excluded.source, imported_at = excluded.imported_at
   where (kept.name, kept.polygons) is distinct from (excluded.name, excluded.polygons)
   returning old.id is null created`,
);

/** Writes new and changed territories. @returns one row for each, with whether it is new */
export const writeTerritories = (tx: Sql, networkId: string, rows: object[], source: string, now: Temporal.Instant) =>
  tx.rows<{ created: boolean }>(putTerritories, [networkId, JSON.stringify(rows), source, now]);

const points = statement(
  'directory.venuePoints',
  `select id, name, lat, lon, territory_id "territoryId", source, source_id "sourceId", slug, city, postcode,
          provenance ? 'imported' "isImported", coalesce(provenance #>> '{original,inseeCode}', '') "inseeCode"
     from venue where network_id = $1`,
);

export interface VenuePointRow extends StoredLocation {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly sourceId: string;
  readonly slug: string;
}

export const venuePoints = (tx: Sql, networkId: string) => tx.rows<VenuePointRow>(points, [networkId]);

const move = statement(
  'directory.placeVenues',
  `update venue v set territory_id = given.territory_id
     from unnest($2::uuid[], $3::uuid[]) given(id, territory_id) where v.network_id = $1 and v.id = given.id`,
);

/** Assigns venues to territories. */
export const assignTerritories = (tx: Sql, networkId: string, placed: readonly { id: string; territoryId: string }[]) =>
  tx.run(move, [networkId, placed.map(({ id }) => id), placed.map(({ territoryId }) => territoryId)]);

/** Fields of a venue that an import writes and a person may correct. */
export interface VenueValues {
  readonly name: string;
  readonly kind: VenueKind;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly website: string | null;
  readonly point: { readonly lat: number; readonly lon: number; readonly precision: number | null };
}

export interface StoredVenue extends VenueValues {
  readonly id: string;
  readonly sourceId: string;
  readonly territoryId: string | null;
  readonly review: string[];
  readonly provenance: { imported?: Record<string, unknown>; doubts?: string[]; original?: Record<string, string> };
}

const imported = statement(
  'directory.importedVenues',
  `select id, source_id "sourceId", name, kind, street, postcode, city, website, territory_id "territoryId", review, provenance,
          json_build_object('lat', lat, 'lon', lon, 'precision', location_precision::float8) point
     from venue where network_id = $1 and source = $2`,
);

export const importedVenues = (tx: Sql, networkId: string, source: string) =>
  tx.rows<StoredVenue>(imported, [networkId, source]);

const columns = `name text, kind text, street text, postcode text, city text, website text, lat float8, lon float8,
  location_precision numeric, territory_id uuid, review text[], provenance jsonb`;

const create = statement(
  'directory.createVenues',
  `with given as materialized (
     select uuidv7() owner_id, row_number() over () n, x.*
       from jsonb_to_recordset($2) as x(calendar_id uuid, slug text, source_id text, owner_name text, ${columns})),
   owners as (insert into owner (network_id, id, name) select $1, owner_id, owner_name from given)
   insert into venue (network_id, owner_id, calendar_id, zone, source, slug, source_id, name, kind, street, postcode, city,
                      website, lat, lon, location_precision, territory_id, review, provenance, published_at)
   select $1, owner_id, calendar_id, $3, $4, slug, source_id, name, kind, street, postcode, city,
          website, lat, lon, location_precision, territory_id, review, provenance, null from given order by n`,
);

/** Creates venues, each with a placeholder owner and the calendar named in its row. */
export const createVenues = (
  tx: Sql,
  networkId: string,
  rows: object[],
  { zone, source }: { zone: string; source: string },
) => tx.run(create, [networkId, JSON.stringify(rows), zone, source]);

const change = statement(
  'directory.changeVenues',
  `update venue v set name = g.name, kind = g.kind, street = g.street, postcode = g.postcode, city = g.city, website = g.website,
          lat = g.lat, lon = g.lon, location_precision = g.location_precision, territory_id = g.territory_id,
          review = g.review, provenance = g.provenance
     from jsonb_to_recordset($2) as g(id uuid, ${columns}) where v.network_id = $1 and v.id = g.id`,
);

export const changeVenues = (tx: Sql, networkId: string, rows: object[]) =>
  tx.run(change, [networkId, JSON.stringify(rows)]);
