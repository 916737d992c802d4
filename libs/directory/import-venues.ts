import { isDeepStrictEqual } from 'node:util';
import { keepCalendarsOpen } from '#libs/agenda';
import { Clock, type Database, type NetworkRow, Networks, Rollback, type Sql } from '#libs/platform';
import { CommuneFinder } from './commune-finder.js';
import { type ImportOptions } from './import-territory.js';
import {
  type StandingVenue,
  type VenueValues,
  changeVenues,
  createVenues,
  importedVenues,
  oneImportAtATime,
  refreshSearch,
  venuePoints,
} from './import.queries.js';
import { type CensusVenue, type Doubt, censusVenues, pointKey } from './rules/census-venue.js';
import { type RefusedRow, type RowToReview } from './rules/import-fault.js';
import { mergeImport } from './rules/merge-import.js';
import { takeSlug } from './rules/slug.js';

export interface VenuesReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  readonly review: readonly RowToReview[];
  /** Fields that somebody corrected here, and that the file would have changed. */
  readonly kept: readonly { line: number; name: string; fields: readonly string[] }[];
}

const CENSUS = 'cget-census';
/** What every imported venue needs a person for: who runs it, and when it is really open. */
const ASSUMED = ['OWNER', 'OPENING'];
const ASSUMED_HOURS = { opens: '09:00', closes: '18:00' };

/**
 * Brings venues of a CGET census file of any metropolis and year into a network, by their ID: new ones with assumed
 * hours and a placeholder owner, known ones field by field, except what a person corrected since the last import. Venues
 * missing from the file stay. All or nothing; a row that cannot be a venue is left out and told. @throws ImportFault, NOT_FOUND
 */
export async function importVenues(
  database: Database,
  networkSlug: string,
  csv: string | Uint8Array,
  { dryRun = false, onProgress = () => {}, source = CENSUS, now = new Clock().now() }: ImportOptions = {},
): Promise<VenuesReport> {
  const network = await new Networks(database.open).bySlug(networkSlug);
  const { readCensusFile } = await import('./rules/census-file.js'); // servers import nothing, and do without the parser
  const file = readCensusFile(csv);
  const { venues, refused } = censusVenues(file, {
    name: network.name,
    centre: { lat: network.centreLat, lon: network.centreLon },
  });
  const total = venues.length;
  onProgress({ step: 'READ', done: file.rows.length, total: file.rows.length });
  return database.inTransaction(network.id, async (tx) => {
    await oneImportAtATime(tx, network.id);
    const plan = await planOf(tx, network, source, venues, (done) => onProgress({ step: 'PLACE', done, total }));
    if (plan.created.length > 0)
      await createVenues(tx, network.id, plan.created, { zone: network.zone, source, ...ASSUMED_HOURS });
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
    };
    if (dryRun) throw new Rollback(report);
    return report;
  });
}

interface Plan {
  readonly created: object[];
  readonly changed: object[];
  readonly review: RowToReview[];
  readonly kept: { line: number; name: string; fields: readonly string[] }[];
}

async function planOf(
  tx: Sql,
  network: NetworkRow,
  source: string,
  venues: readonly CensusVenue[],
  onPlaced: (done: number) => void,
): Promise<Plan> {
  const communes = await CommuneFinder.of(tx, network.id);
  const standing = new Map((await importedVenues(tx, network.id, source)).map((venue) => [venue.sourceId, venue]));
  const everywhere = await venuePoints(tx, network.id);
  const others = Map.groupBy(
    everywhere.filter((venue) => venue.source !== source),
    pointKey,
  );
  const slugs = new Set(everywhere.map(({ slug }) => slug));
  const plan: Plan = { created: [], changed: [], review: [], kept: [] };
  for (const [index, venue] of venues.entries()) {
    const neighbours = others.get(pointKey(venue)) ?? [];
    const placed = place(venue, communes);
    const doubts: Doubt[] = [...venue.doubts, ...placed.doubts];
    if (neighbours.length > 0)
      doubts.push({
        code: 'POINT_SHARED',
        why: `on one point with ${neighbours.map(({ name }) => name).join(', ')}, here already`,
      });
    for (const { why } of doubts) plan.review.push({ line: venue.line, name: venue.name, why });
    const codes = [...new Set(doubts.map(({ code }) => code))];
    const known = standing.get(venue.sourceId);
    if (known) change(plan, known, venue, codes, placed.territoryId);
    else plan.created.push(newRow(venue, codes, placed.territoryId, slugs));
    if (index % 50 === 49 || index + 1 === venues.length) onPlaced(index + 1);
  }
  return plan;
}

/** The commune a venue lies in, by its point, else by its INSEE code. */
function place(
  { communeCode, ...venue }: CensusVenue,
  communes: CommuneFinder,
): { territoryId: string | null; doubts: Doubt[] } {
  if (communes.isEmpty) return { territoryId: null, doubts: [] };
  const [around, named] = [communes.at(venue), communes.withCode(communeCode)];
  const doubt = (why: string): Doubt[] => [{ code: 'COMMUNE', why }];
  if (!around)
    return named
      ? { territoryId: named.id, doubts: doubt(`its point lies outside the territory, its code says ${named.name}`) }
      : { territoryId: null, doubts: doubt('outside the territory of the network') };
  const agrees = communeCode === null || communeCode === around.code;
  return {
    territoryId: around.id,
    doubts: agrees ? [] : doubt(`its point lies in ${around.name}, its code says ${named?.name ?? communeCode}`),
  };
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
const standingValues = ({ name, kind, street, postcode, city, website, point }: StandingVenue): VenueValues => ({
  name,
  kind,
  street,
  postcode,
  city,
  website,
  point,
});

/** Columns as the statements take them. */
function rowOf(
  { point, ...values }: VenueValues,
  review: readonly string[],
  territoryId: string | null,
  provenance: StandingVenue['provenance'],
) {
  const { precision, ...place } = point;
  return { ...values, ...place, location_precision: precision, territory_id: territoryId, review, provenance };
}

const provenanceOf = (venue: CensusVenue, doubts: string[]): Required<StandingVenue['provenance']> => ({
  imported: { ...valuesOf(venue) },
  doubts,
  original: { ...venue.original },
});

function newRow(venue: CensusVenue, doubts: string[], territoryId: string | null, slugs: Set<string>): object {
  return {
    slug: takeSlug(slugs, venue.name, venue.city, venue.postcode),
    source_id: venue.sourceId,
    owner_name: `${venue.name} (exploitant à préciser)`,
    ...rowOf(valuesOf(venue), [...doubts, ...ASSUMED], territoryId, provenanceOf(venue, doubts)),
  };
}

function change(
  plan: Plan,
  known: StandingVenue,
  venue: CensusVenue,
  doubts: string[],
  territoryId: string | null,
): void {
  const { imported = {}, doubts: doubted = [] } = known.provenance;
  const merged = mergeImport(
    { values: standingValues(known), doubts: known.review },
    { values: imported, doubts: doubted },
    { values: valuesOf(venue), doubts },
  );
  if (merged.kept.length > 0) plan.kept.push({ line: venue.line, name: venue.name, fields: merged.kept });
  // where somebody moved the point, the commune was found by that point and stays
  const territory = merged.kept.includes('point') ? known.territoryId : territoryId;
  const provenance = provenanceOf(venue, doubts);
  const after = rowOf(merged.values, merged.doubts, territory, provenance);
  const before = rowOf(standingValues(known), known.review, known.territoryId, known.provenance);
  if (!isDeepStrictEqual(after, before)) plan.changed.push({ id: known.id, ...after });
}
