import { isDeepStrictEqual } from 'node:util';
import { createCalendars, keepCalendarsOpen } from '#libs/agenda';
import { Clock, type Database, type NetworkRow, Networks, Rollback, type Sql } from '#libs/platform';
import { type ImportOptions } from './import-territory.js';
import {
  type StoredVenue,
  type VenueValues,
  changeVenues,
  createVenues,
  importedVenues,
  lockImports,
  refreshSearch,
  venuePoints,
} from './import.queries.js';
import { type CensusVenue, type Doubt, censusVenues, currentId, pointKey } from './rules/census-venue.js';
import { type RefusedRow, type RowToReview } from './rules/import-fault.js';
import { mergeImport } from './rules/merge-import.js';
import { keepRicherSpelling } from './rules/richer-text.js';
import { takeSlug } from './rules/slug.js';
import { TerritoryFinder } from './territory-finder.js';

export interface VenuesReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly review: readonly RowToReview[];
  /** Fields that a person corrected and that the file would have changed. */
  readonly kept: readonly { line: number; name: string; fields: readonly string[] }[];
  /** Venues whose name the file changes. */
  readonly renamed: readonly { line: number; before: string; after: string }[];
  /** The encoding that the file was read in. */
  readonly encoding: string;
}

const CENSUS = 'cget-census';
/** What a person must review in every imported venue: its owner and its opening hours. */
const ASSUMED = ['OWNER', 'OPENING'];
const ASSUMED_HOURS = { opens: '09:00', closes: '18:00' };

/**
 * Imports the venues of a CGET census file of any metropolis and year, by their id. New venues get assumed hours and a
 * placeholder owner; known ones are updated field by field, except for corrections by people. Venues missing from the
 * file stay. The import is atomic; an invalid row is left out and listed in the report. @throws ImportFault, NOT_FOUND
 */
export async function importVenues(
  database: Database,
  networkSlug: string,
  csv: string | Uint8Array,
  { dryRun = false, onProgress = () => {}, source = CENSUS, now = new Clock().now(), encoding }: ImportOptions = {},
): Promise<VenuesReport> {
  const network = await new Networks(database.open).bySlug(networkSlug);
  const { readCensusFile } = await import('./rules/census-file.js'); // loaded here, so that servers do not load the parser
  const file = readCensusFile(csv, encoding);
  const { venues, refused } = censusVenues(file, {
    name: network.name,
    centre: { lat: network.centreLat, lon: network.centreLon },
  });
  const total = venues.length;
  onProgress({ step: 'READ', done: file.rows.length, total: file.rows.length });
  return database.inTransaction(network.id, async (tx) => {
    await lockImports(tx, network.id);
    const plan = await planOf(tx, network, source, venues, (done) => onProgress({ step: 'PLACE', done, total }));
    if (plan.created.length > 0) await create(tx, network, plan.created, source);
    if (plan.changed.length > 0) await changeVenues(tx, network.id, plan.changed);
    onProgress({ step: 'WRITE', done: total, total });
    if (plan.created.length > 0) while ((await keepCalendarsOpen(tx, now)).calendars > 0);
    if (plan.created.length + plan.changed.length > 0) await refreshSearch(tx, network.id);
    onProgress({ step: 'INDEX', done: total, total });
    const [created, updated] = [plan.created.length, plan.changed.length];
    const report = {
      created,
      updated,
      unchanged: total - created - updated,
      refused,
      review: plan.review,
      kept: plan.kept,
      renamed: plan.renamed,
      encoding: file.encoding,
    };
    if (dryRun) throw new Rollback(report);
    return report;
  });
}

async function create(tx: Sql, { id, zone }: NetworkRow, created: readonly object[], source: string): Promise<void> {
  const calendars = await createCalendars(tx, id, { count: created.length, zone, ...ASSUMED_HOURS });
  const rows = created.map((row, n) => ({ ...row, calendar_id: calendars[n] }));
  await createVenues(tx, id, rows, { zone, source });
}

interface Plan {
  readonly created: object[];
  readonly changed: object[];
  readonly review: RowToReview[];
  readonly kept: { line: number; name: string; fields: readonly string[] }[];
  readonly renamed: { line: number; before: string; after: string }[];
}

async function planOf(
  tx: Sql,
  network: NetworkRow,
  source: string,
  venues: readonly CensusVenue[],
  onPlaced: (done: number) => void,
): Promise<Plan> {
  const territories = await TerritoryFinder.of(tx, network.id);
  const stored = new Map(
    (await importedVenues(tx, network.id, source)).map((venue) => [
      currentId(venue.sourceId, { ...venue, ...venue.provenance.imported }),
      venue,
    ]),
  );
  const allVenues = await venuePoints(tx, network.id);
  const others = Map.groupBy(
    allVenues.filter((venue) => venue.source !== source),
    pointKey,
  );
  const slugs = new Set(allVenues.map(({ slug }) => slug));
  const plan: Plan = { created: [], changed: [], review: [], kept: [], renamed: [] };
  for (const [index, venue] of venues.entries()) {
    const neighbours = others.get(pointKey(venue)) ?? [];
    const placed = findTerritory(venue, territories);
    const doubts: Doubt[] = [...venue.doubts, ...placed.doubts];
    if (neighbours.length > 0)
      doubts.push({
        code: 'POINT_SHARED',
        why: `on one point with ${neighbours.map(({ name }) => name).join(', ')}, here already`,
      });
    for (const { why } of doubts) plan.review.push({ line: venue.line, name: venue.name, why });
    const codes = [...new Set(doubts.map(({ code }) => code))];
    const known = stored.get(venue.sourceId);
    if (known) planUpdate(plan, known, venue, codes, placed.territoryId);
    else plan.created.push(newRow(venue, codes, placed.territoryId, slugs));
    if (index % 50 === 49 || index + 1 === venues.length) onPlaced(index + 1);
  }
  return plan;
}

/** The commune or arrondissement of a venue, and the doubts about it. */
function findTerritory(
  { communeCode, ...venue }: CensusVenue,
  territories: TerritoryFinder,
): { territoryId: string | null; doubts: Doubt[] } {
  if (territories.isEmpty) return { territoryId: null, doubts: [] };
  const around = territories.at(venue);
  const named = territories.communeWithCode(communeCode);
  const territory = territories.territoryOf({ ...venue, inseeCode: venue.original.inseeCode ?? '' });
  const placed = (why?: string) => ({
    territoryId: territory?.id ?? null,
    doubts: why === undefined ? [] : [{ code: 'COMMUNE' as const, why }],
  });
  if (!territory) return placed('outside the territory of the network');
  if (!around) return placed(`its point lies outside the territory, its code says ${named!.name}`);
  if (communeCode === null || communeCode === around.communeCode) return placed();
  return placed(`its point lies in ${around.name}, its code says ${named?.name ?? communeCode}`);
}

const valuesOf = ({ name, kind, street, postcode, city, website, lat, lon, precision }: CensusVenue): VenueValues => ({
  name,
  kind,
  street,
  postcode,
  city,
  website,
  point: { lat, lon, precision },
});
const storedValues = ({ name, kind, street, postcode, city, website, point }: StoredVenue): VenueValues => ({
  name,
  kind,
  street,
  postcode,
  city,
  website,
  point,
});

/** A row with the columns that the statements expect. */
function rowOf(
  { point, ...values }: VenueValues,
  review: readonly string[],
  territoryId: string | null,
  provenance: StoredVenue['provenance'],
) {
  const { precision, ...place } = point;
  return { ...values, ...place, location_precision: precision, territory_id: territoryId, review, provenance };
}

function newRow(venue: CensusVenue, doubts: string[], territoryId: string | null, slugs: Set<string>): object {
  const values = valuesOf(venue);
  return {
    slug: takeSlug(slugs, venue.name, venue.city, venue.postcode),
    source_id: venue.sourceId,
    owner_name: `${venue.name} (exploitant à préciser)`,
    ...rowOf(values, [...doubts, ...ASSUMED], territoryId, {
      imported: { ...values },
      doubts,
      original: { ...venue.original },
    }),
  };
}

function planUpdate(
  plan: Plan,
  known: StoredVenue,
  venue: CensusVenue,
  doubts: string[],
  territoryId: string | null,
): void {
  const { imported = {}, doubts: doubted = [], original = {} } = known.provenance;
  const file = keepRicherSpelling(imported, valuesOf(venue));
  const merged = mergeImport(
    { values: storedValues(known), doubts: known.review },
    { values: imported, doubts: doubted },
    { values: file, doubts },
  );
  if (merged.values.name !== known.name)
    plan.renamed.push({ line: venue.line, before: known.name, after: merged.values.name });
  if (merged.kept.length > 0) plan.kept.push({ line: venue.line, name: venue.name, fields: merged.kept });
  // Where a person moved the point, the territory of that point stays.
  const territory = merged.kept.includes('point') ? known.territoryId : territoryId;
  const provenance = {
    imported: { ...file },
    doubts,
    original: keepRicherSpelling(original, { ...venue.original }),
  };
  const after = rowOf(merged.values, merged.doubts, territory, provenance);
  const before = rowOf(storedValues(known), known.review, known.territoryId, known.provenance);
  if (!isDeepStrictEqual(after, before)) plan.changed.push({ id: known.id, ...after });
}
