import { type Chance } from './chance.js';
import { type LonLat, type TerritoryData, type Town } from './town.js';

type Outline = [
  kind: TerritoryData['kind'],
  code: string,
  name: string,
  postcode: string,
  corners: string,
  pull: number,
];

/** Territories from named corners: neighbours that share corners share their border exactly. */
export function territoriesOf(corners: Record<string, LonLat>, outlines: readonly Outline[]): TerritoryData[] {
  return outlines.map(([kind, code, name, postcode, path, pull]) => {
    const ring = path.split(' ').map((corner) => {
      const point = corners[corner];
      if (!point) throw new Error(`${name}: there is no corner ${corner}`);
      return point;
    });
    return { kind, code, name, postcode, centre: centroidOf(ring), rings: [ring], pull };
  });
}

/** Writes the territories and the neighbourhoods of a town. @returns the id of each territory by its code */
export function drawTerritories(town: Town): Map<string, string> {
  const chance = town.chance.fork('territories');
  const ids = new Map<string, string>();
  for (const { kind, code, name, centre, rings } of town.data.territories) {
    const id = chance.id(town.now);
    ids.set(code, id);
    const points = rings.flat();
    const lons = points.map(([lon]) => lon);
    const lats = points.map(([, lat]) => lat);
    addTerritory(town, {
      id,
      kind,
      code,
      name,
      polygons: rings.map((ring) => [[...ring, ring[0]]]),
      lat: centre[1],
      lon: centre[0],
      south: Math.min(...lats),
      west: Math.min(...lons),
      north: Math.max(...lats),
      east: Math.max(...lons),
    });
  }
  for (const { name, centre } of town.data.quarters) {
    const box = { polygons: null, south: null, west: null, north: null, east: null };
    const code = `${town.data.slug}-${slugOf(name)}`;
    addTerritory(town, {
      id: chance.id(town.now),
      kind: 'QUARTER',
      code,
      name,
      lat: centre[1],
      lon: centre[0],
      ...box,
    });
  }
  return ids;
}

function addTerritory(town: Town, row: Record<string, unknown>): void {
  const common = { network_id: town.networkId, generation: '', source: 'demo', imported_at: town.now.toString() };
  town.rows.add('territory', { ...row, ...common });
}

/** A point of the territory, more likely near its centre. */
export function pointIn(territory: TerritoryData, chance: Chance): LonLat {
  const [lon, lat] = territory.centre;
  const lats = territory.rings.flat().map((corner) => corner[1]);
  for (let spread = (Math.max(...lats) - Math.min(...lats)) / 4; ; spread *= 0.94) {
    const point: LonLat = [rounded(lon + chance.bell() * spread * 1.3), rounded(lat + chance.bell() * spread)];
    if (territory.rings.some((ring) => isInside(point, ring))) return point;
  }
}

/** Ray casting; a point on a border belongs to one of the two sides. */
export function isInside([lon, lat]: LonLat, ring: readonly LonLat[]): boolean {
  let inside = false;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1)!;
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  });
  return inside;
}

/** Metres between two points of one town, on a flat earth. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const metresPerDegree = 111_320;
  const east = (lonB - lonA) * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(east, latB - latA) * metresPerDegree;
}

export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function centroidOf(ring: readonly LonLat[]): LonLat {
  let doubleArea = 0;
  let x = 0;
  let y = 0;
  ring.forEach(([lon, lat], i) => {
    const [nextLon, nextLat] = ring[(i + 1) % ring.length]!;
    const cross = lon * nextLat - nextLon * lat;
    doubleArea += cross;
    x += (lon + nextLon) * cross;
    y += (lat + nextLat) * cross;
  });
  return [rounded(x / (3 * doubleArea)), rounded(y / (3 * doubleArea))];
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
