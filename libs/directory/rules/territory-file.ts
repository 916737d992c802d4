import { oneLine } from '#libs/platform';
import { type Box, type Point, isSwapped } from '../geography.js';
import { garbledPart } from './garbled-text.js';
import { ImportFault, type RefusedRow } from './import-fault.js';
import { type Polygons, boxOfPolygons, centroid, pointInside } from './polygon.js';

export type TerritoryKind = 'COMMUNE' | 'ARRONDISSEMENT' | 'PRIORITY_NEIGHBOURHOOD';

export interface Territory {
  readonly kind: TerritoryKind;
  readonly code: string;
  /** The generation of priority neighbourhoods ("2015" or "2024"), whose list changes; else empty. */
  readonly generation: string;
  readonly name: string;
  readonly polygons: Polygons;
  readonly centre: Point;
  readonly box: Box;
}

/** Maximum length in characters; a longer field counts as empty. */
const LONGEST_PROPERTY = 5_000;
/**
 * Property names of the code and the name of an area in national files; a neighbourhood’s come before its commune’s.
 */
const CODES = ['codeqp', 'codeqpv', 'code', 'insee', 'codeinsee', 'inseecom', 'codgeo', 'codecommune', 'comcode'];
const NAMES = ['nomqp', 'nomqpv', 'libqp', 'nom', 'name', 'nomcom', 'nomcommune', 'libelle', 'libgeo', 'comname'];
const DECIMALS = 1e5; // about a metre

/** Holes smaller than this are gaps between borders that were drawn twice. */
const SLIVER_SQUARE_METERS = 100;
const METERS_PER_DEGREE = 111_195;

export interface TerritoryFile {
  readonly territories: Territory[];
  /** Features that were left out, counted from 1. */
  readonly refused: RefusedRow[];
  /** Features of which parts without an area were left out. */
  readonly repaired: RefusedRow[];
}

/**
 * Reads polygons of communes, arrondissements or priority neighbourhoods around the centre of a network. @throws
 * ImportFault
 */
export function readTerritoryFile(text: string, centre?: Point): TerritoryFile {
  const territories: Territory[] = [];
  const refused: RefusedRow[] = [];
  const repaired: RefusedRow[] = [];
  const known = new Map<string, number>();
  for (const [index, feature] of featuresOf(text).entries()) {
    const line = index + 1;
    const properties = propertiesOf(feature);
    const code = pick(properties, CODES).replace(/^\d{4}$/, '0$&');
    const made = territoryOf(code, pick(properties, NAMES), feature.geometry, centre);
    const before = typeof made === 'string' ? undefined : known.get(made.territory.kind + code);
    if (typeof made === 'string') refused.push({ line, sourceId: code, reason: made });
    else if (before !== undefined) refused.push({ line, sourceId: code, reason: `the same code as feature ${before}` });
    else {
      known.set(made.territory.kind + code, line);
      territories.push(made.territory);
      for (const reason of made.repairs) repaired.push({ line, sourceId: code, reason });
    }
  }
  return { territories, refused, repaired };
}

interface Feature {
  readonly properties?: unknown;
  readonly geometry?: unknown;
}

function featuresOf(text: string): Feature[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportFault(`The file is not JSON: ${(error as Error).message.slice(0, 200)}.`);
  }
  const { type, features } = (parsed ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new ImportFault('The file is not a GeoJSON FeatureCollection.');
  return features.map((feature: unknown) => (feature ?? {}) as Feature);
}

function propertiesOf({ properties }: Feature): Map<string, string> {
  const entries = Object.entries((properties ?? {}) as Record<string, unknown>);
  return new Map(
    entries
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [
        name.toLowerCase().replace(/[^a-z0-9]/g, ''),
        oneLine(String(value), LONGEST_PROPERTY) ?? '',
      ]),
  );
}

const pick = (properties: Map<string, string>, names: readonly string[]) =>
  names.map((name) => properties.get(name)).find((value) => value) ?? '';

function kindOf(code: string): { kind: TerritoryKind; generation: string } | null {
  if (/^QP[0-9A-Z]{6}$/.test(code)) return { kind: 'PRIORITY_NEIGHBOURHOOD', generation: '2015' };
  if (/^QN[0-9A-Z]{6}$/.test(code)) return { kind: 'PRIORITY_NEIGHBOURHOOD', generation: '2024' };
  if (/^(751(0[1-9]|1\d|20)|6938[1-9]|132(0[1-9]|1[0-6]))$/.test(code))
    return { kind: 'ARRONDISSEMENT', generation: '' };
  return /^(\d{2}|2[AB])\d{3}$/.test(code) ? { kind: 'COMMUNE', generation: '' } : null;
}

/** The territory, or why the feature is invalid. */
function territoryOf(
  code: string,
  name: string,
  geometry: unknown,
  centre?: Point,
): { territory: Territory; repairs: string[] } | string {
  if (code === '') return 'no code';
  const kind = kindOf(code);
  if (!kind) return `"${code.slice(0, 40)}" is neither an INSEE code nor the code of a priority neighbourhood`;
  if (name === '' || name.length > 200) return 'no name';
  const garbled = garbledPart(name);
  if (garbled) return garbled;
  const shape = polygonsOf(geometry);
  if (typeof shape === 'string') return shape;
  const { polygons, repairs } = shape;
  const middle = pointInside(polygons);
  if (centre && isSwapped(middle, centre)) return `latitude and longitude are swapped: ${middle.lon}, ${middle.lat}`;
  const box = boxOfPolygons(polygons);
  return { territory: { ...kind, code, name: name.normalize('NFC'), polygons, centre: middle, box }, repairs };
}

type Ring = [lon: number, lat: number][];
interface Shape {
  readonly polygons: Polygons;
  /** Parts without an area that were left out, each with its place. */
  readonly repairs: string[];
}

/** The coordinates of a MultiPolygon, rounded, closed, without heights or slivers; or why they have no area. */
function polygonsOf(geometry: unknown): Shape | string {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return `not a polygon but ${typeof type === 'string' ? type.slice(0, 40) : 'nothing'}`;
  const given = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(given) || given.length === 0) return 'a polygon without coordinates';
  const polygons: Ring[][] = [];
  const flaws: string[] = [];
  const repairs: string[] = [];
  for (const rings of given as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return 'a polygon without coordinates';
    const made = rings.map(ringOf);
    const fault = made.find((ring) => typeof ring === 'string');
    if (fault !== undefined) return fault;
    const [outer, ...holes] = made as [Ring, ...Ring[]];
    const flaw = flawOf(outer);
    if (flaw) {
      flaws.push(flaw);
      repairs.push(`left out a part of it${placeOf(outer)}: ${flaw}`);
      continue;
    }
    const slivers = holes.filter(isSliver);
    repairs.push(...slivers.map((hole) => `left out a hole of less than ${SLIVER_SQUARE_METERS} m²${placeOf(hole)}`));
    polygons.push([outer, ...holes.filter((hole) => !slivers.includes(hole))]);
  }
  return polygons.length === 0 ? flaws[0]! : { polygons, repairs };
}

function ringOf(given: unknown): Ring | string {
  if (!Array.isArray(given)) return 'a polygon without coordinates';
  const ring: Ring = [];
  for (const position of given as unknown[]) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      return 'coordinates that are not numbers';
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return `coordinates that are not degrees (WGS84): ${lon}, ${lat}`;
    const [x, y] = [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
    const last = ring.at(-1);
    if (!last || last[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push([...first]);
  return ring;
}

function flawOf(ring: Ring): string | null {
  if (ring.length < 4) return 'a ring of fewer than three corners';
  return centroid(ring).area === 0 ? 'a ring without an area' : null;
}

function isSliver(ring: Ring): boolean {
  if (flawOf(ring)) return true;
  const [, lat] = ring[0]!;
  const squareMeters = (Math.abs(centroid(ring).area) / 2) * METERS_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180);
  return squareMeters < SLIVER_SQUARE_METERS;
}

const placeOf = ([first]: Ring) => (first ? ` at ${first[1]}, ${first[0]}` : '');
