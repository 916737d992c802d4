/** WGS84 degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Mean radius of the Earth (IUGG R1). */
const EARTH_METERS = 6_371_008.8;
const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/**
 * The smallest range of latitudes and longitudes around a circle, which an index can search before distances are
 * computed.
 */
export function boxAround(centre: Point, meters: number): Box {
  const angle = meters / EARTH_METERS;
  const south = centre.lat - degrees(angle);
  const north = centre.lat + degrees(angle);
  const reach = Math.sin(angle) / Math.cos(radians(centre.lat));
  // Near a pole or across the date line, one range of longitudes cannot hold the circle: only the exact distance
  // decides.
  if (angle >= Math.PI / 2 || south <= -90 || north >= 90 || reach >= 1) return { ...WORLD, south, north };
  const west = centre.lon - degrees(Math.asin(reach));
  const east = centre.lon + degrees(Math.asin(reach));
  return west < -180 || east > 180 ? { ...WORLD, south, north } : { south, west, north, east };
}

/** The box of a search: around the point when there is a maximum distance, else the whole world. */
export function boxOf(near: Point | null | undefined, withinMeters: number | null | undefined): Box {
  return near && withinMeters != null ? boxAround(near, withinMeters) : WORLD;
}

export const isInBox = ({ lat, lon }: Point, { south, west, north, east }: Box): boolean =>
  lat >= south && lat <= north && lon >= west && lon <= east;

/** Great-circle distance in metres (haversine); statements use `distanceSql`. */
export function distanceMeters(a: Point, b: Point): number {
  const lat = Math.sin(radians(b.lat - a.lat) / 2);
  const lon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = lat * lat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * lon * lon;
  return 2 * EARTH_METERS * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Points farther than this from the centre of a network do not belong to it. */
export const FAR_METERS = 100_000;

/** Whether a point lies near the centre only when its latitude and longitude are exchanged. */
export function isSwapped({ lat, lon }: Point, centre: Point): boolean {
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  if (Math.abs(lon) > 90 || Math.abs(lat) > 180) return false;
  const isNear = distanceMeters({ lat: lon, lon: lat }, centre) < FAR_METERS;
  return isNear && (!isOnEarth || distanceMeters({ lat, lon }, centre) > 5 * FAR_METERS);
}

/** The same great-circle distance as SQL, between two pairs of expressions; null when the first pair is null. */
export const distanceSql = (latA: string, lonA: string, latB: string, lonB: string) => `
  case when ${latA} is not null then
    ${2 * EARTH_METERS} * asin(sqrt(least(1, power(sin(radians(${latB} - ${latA}) / 2), 2)
      + cos(radians(${latA})) * cos(radians(${latB})) * power(sin(radians(${lonB} - ${lonA}) / 2), 2)))) end`;
