import { Clock, type Database, Networks, Rollback } from '#libs/platform';
import { lockImports, assignTerritories, refreshSearch, venuePoints, writeTerritories } from './import.queries.js';
import { decodeText } from './rules/decode-text.js';
import { type ImportProgress, type RefusedRow } from './rules/import-fault.js';
import { TerritoryFinder } from './territory-finder.js';

export interface ImportOptions {
  /** Computes the report without writing anything. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** The origin of the file, stored with every row. */
  readonly source?: string;
  readonly now?: Temporal.Instant;
  /** The encoding of the file; detected when left out. */
  readonly encoding?: string | undefined;
}

export interface TerritoryReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Venues whose commune or arrondissement changed. */
  readonly placedVenues: number;
  readonly refused: readonly RefusedRow[];
  /** Territories of which parts without an area were left out. */
  readonly repaired: readonly RefusedRow[];
  /** The encoding that the file was read in. */
  readonly encoding: string;
}

/**
 * Imports polygons of communes, arrondissements or priority neighbourhoods by their code, and assigns the venues of
 * the network to them. The import is atomic and idempotent. @throws ImportFault, NOT_FOUND
 */
export async function importTerritory(
  database: Database,
  networkSlug: string,
  geojson: string | Uint8Array,
  { dryRun = false, onProgress = () => {}, source = 'file', now = new Clock().now(), encoding }: ImportOptions = {},
): Promise<TerritoryReport> {
  const { id: networkId, centreLat, centreLon } = await new Networks(database.open).bySlug(networkSlug);
  const { readTerritoryFile } = await import('./rules/territory-file.js'); // loaded here, so that servers do not load the geometry code
  const file = decodeText(geojson, encoding);
  const { territories, refused, repaired } = readTerritoryFile(file.text, { lat: centreLat, lon: centreLon });
  const total = territories.length;
  onProgress({ step: 'READ', done: total, total });
  return database.inTransaction(networkId, async (tx) => {
    await lockImports(tx, networkId);
    const rows = territories.map(({ centre, box, ...territory }) => ({ ...territory, ...centre, ...box }));
    const written = await writeTerritories(tx, networkId, rows, source, now);
    onProgress({ step: 'WRITE', done: total, total });
    const placedVenues = await reassignVenues(tx, networkId);
    onProgress({ step: 'PLACE', done: total, total });
    if (written.length > 0) await refreshSearch(tx, networkId);
    onProgress({ step: 'INDEX', done: total, total });
    const created = written.filter((row) => row.created).length;
    const report = {
      created,
      updated: written.length - created,
      unchanged: total - written.length,
      placedVenues,
      refused,
      repaired,
      encoding: file.encoding,
    };
    if (dryRun) throw new Rollback(report);
    return report;
  });
}

async function reassignVenues(tx: Parameters<typeof venuePoints>[0], networkId: string): Promise<number> {
  const territories = await TerritoryFinder.of(tx, networkId);
  const moved = (await venuePoints(tx, networkId)).flatMap((venue) => {
    const territory = territories.territoryAfterBorderChange(venue);
    return territory && territory.id !== venue.territoryId ? [{ id: venue.id, territoryId: territory.id }] : [];
  });
  return moved.length === 0 ? 0 : assignTerritories(tx, networkId, moved);
}
