import { Clock, type Database, Networks, Rollback } from '#libs/platform';
import { CommuneFinder } from './commune-finder.js';
import { oneImportAtATime, placeVenues, refreshSearch, venuePoints, writeTerritories } from './import.queries.js';
import { type ImportProgress, type RefusedRow } from './rules/import-fault.js';

export interface ImportOptions {
  /** Works everything out, writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Where the file comes from, kept with every row. */
  readonly source?: string;
  readonly now?: Temporal.Instant;
}

export interface TerritoryReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Venues that now lie in another commune than before. */
  readonly placedVenues: number;
  readonly refused: readonly RefusedRow[];
}

/**
 * Brings polygons of communes or priority neighbourhoods into a network, by their code, and puts its venues into the
 * communes they lie in. All or nothing, and nothing at a second time. @throws ImportFault, NOT_FOUND
 */
export async function importTerritory(
  database: Database,
  networkSlug: string,
  geojsonText: string,
  { dryRun = false, onProgress = () => {}, source = 'file', now = new Clock().now() }: ImportOptions = {},
): Promise<TerritoryReport> {
  const { id: networkId } = await new Networks(database.open).bySlug(networkSlug);
  const { readTerritoryFile } = await import('./rules/territory-file.js'); // servers do without the geometry
  const { territories, refused } = readTerritoryFile(geojsonText);
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
    };
    if (dryRun) throw new Rollback(report);
    return report;
  });
}

async function placeAgain(tx: Parameters<typeof venuePoints>[0], networkId: string): Promise<number> {
  const communes = await CommuneFinder.of(tx, networkId);
  const moved = (await venuePoints(tx, networkId)).flatMap(({ id, territoryId, ...point }) => {
    const commune = communes.at(point);
    return commune && commune.id !== territoryId ? [{ id, territoryId: commune.id }] : [];
  });
  return moved.length === 0 ? 0 : placeVenues(tx, networkId, moved);
}
