import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { type Box, type Point } from '../geography.js';

/** GeoJSON coordinates of a MultiPolygon: polygons of rings of [longitude, latitude]. */
export type Polygons = readonly (readonly (readonly (readonly [lon: number, lat: number])[])[])[];

export function boxOfPolygons(polygons: Polygons): Box {
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const [lon, lat] of polygons.flat(2)) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
  }
  return box;
}

/** Whether the point lies in one of the polygons and outside its holes; edges count as inside. */
export function contains(polygons: Polygons, { lat, lon }: Point): boolean {
  return booleanPointInPolygon([lon, lat], {
    type: 'MultiPolygon',
    coordinates: polygons as unknown as number[][][][],
  });
}

/** Twice the signed area of a ring and its centroid, in degrees: exact enough to compare shapes of one town. */
export function centroid(ring: Polygons[number][number]): { area: number; point: Point } {
  let area = 0;
  let lat = 0;
  let lon = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i]!;
    const [x1, y1] = ring[i + 1]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    lon += (x0 + x1) * cross;
    lat += (y0 + y1) * cross;
  }
  return { area, point: { lat: lat / (3 * area), lon: lon / (3 * area) } };
}

/**
 * A point inside, near the middle: the centroid of the largest polygon, or, where a bend or a hole puts that outside,
 * the middle of the widest stretch at its latitude.
 */
export function pointInside(polygons: Polygons): Point {
  const [largest] = polygons
    .map((rings) => ({ rings, ...centroid(rings[0]!) }))
    .sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  const { rings, point } = largest!;
  if (contains([rings], point)) return point;
  const crossings = rings
    .flatMap((ring) => ring.slice(1).map((end, i) => [ring[i]!, end] as const))
    .filter(([[, a], [, b]]) => a > point.lat !== b > point.lat)
    .map(([[x0, y0], [x1, y1]]) => x0 + ((point.lat - y0) / (y1 - y0)) * (x1 - x0))
    .sort((a, b) => a - b);
  let widest = { width: -1, lon: point.lon };
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!;
    if (width > widest.width) widest = { width, lon: crossings[i]! + width / 2 };
  }
  return { lat: point.lat, lon: widest.lon };
}
