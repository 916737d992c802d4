import { Clock, type Database, Networks, Rollback } from '#libs/platform';
import { oneImportAtATime, placeVenues, refreshSearch, venuePoints, writeTerritories } from './import.queries.js';
import { decodeText } from './rules/decode-text.js';
import { type ImportProgress, type RefusedRow } from './rules/import-fault.js';
import { TerritoryFinder } from './territory-finder.js';

export interface ImportOptions {
  /** Works everything out, writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Where the file comes from, kept with every row. */
  readonly source?: string;
  readonly now?: Temporal.Instant;
  /** Of the file; found out when it is not given. */
  readonly encoding?: string | undefined;
}

export interface TerritoryReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Venues that now belong to another commune or arrondissement than before. */
  readonly placedVenues: number;
  readonly refused: readonly RefusedRow[];
  /** Territories of which parts without an area were left out. */
  readonly repaired: readonly RefusedRow[];
  /** In which the file was read. */
  readonly encoding: string;
}

/**
 * Brings polygons of communes, arrondissements or priority neighbourhoods into a network, by their code, and puts its
 * venues into the communes and arrondissements they lie in. All or nothing, and nothing at a second time. @throws ImportFault, NOT_FOUND
 */
export async function importTerritory(
  database: Database,
  networkSlug: string,
  geojson: string | Uint8Array,
  { dryRun = false, onProgress = () => {}, source = 'file', now = new Clock().now(), encoding }: ImportOptions = {},
): Promise<TerritoryReport> {
  const { id: networkId, centreLat, centreLon } = await new Networks(database.open).bySlug(networkSlug);
  const { readTerritoryFile } = await import('./rules/territory-file.js'); // servers do without the geometry
  const file = decodeText(geojson, encoding);
  const { territories, refused, repaired } = readTerritoryFile(file.text, { lat: centreLat, lon: centreLon });
  const total = territories.length;
  onProgress({ step: 'READ', done: total, total });
  return database.inTransaction(networkId, async (tx) => {
    await oneImportAtATime(tx, networkId);
    const rows = territories.map(({ centre, box, ...territory }) => ({ ...territory, ...centre, ...box }));
    const written = await writeTerritories(tx, networkId, rows, source, now);
    onProgress({ step: 'WRITE', done: total, total });
    const placedVenues = await placeAgain(tx, networkId);
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

async function placeAgain(tx: Parameters<typeof venuePoints>[0], networkId: string): Promise<number> {
  const territories = await TerritoryFinder.of(tx, networkId);
  const moved = (await venuePoints(tx, networkId)).flatMap((venue) => {
    const territory = territories.territoryAgain(venue);
    return territory && territory.id !== venue.territoryId ? [{ id: venue.id, territoryId: territory.id }] : [];
  });
  return moved.length === 0 ? 0 : placeVenues(tx, networkId, moved);
}
