type Ring = [number, number][];

/** The communes of a network, as GeoJSON. */
export interface Territories {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
    properties: { name: string; code: string };
  }[];
}

const kept = new Map<string, Promise<Territories>>();

/** The communes of a network, fetched once; a failure is forgotten, so that the next map tries again. */
export function fetchTerritories(slug: string): Promise<Territories> {
  let asked = kept.get(slug);
  if (!asked) {
    asked = fetch(`/${slug}/territories.geojson`).then((response) => {
      if (!response.ok) throw new Error(`territories: ${response.status}`);
      return response.json() as Promise<Territories>;
    });
    asked.catch(() => kept.delete(slug));
    kept.set(slug, asked);
  }
  return asked;
}

const ringArea = (ring: Ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0) / 2;

function ringCentre(ring: Ring): [number, number] {
  const area = ringArea(ring);
  let x = 0;
  let y = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  return [x / (6 * area), y / (6 * area)];
}

export interface Town {
  name: string;
  at: [number, number];
  area: number;
}

/** Where to write each commune's name: the centre of its largest piece; the largest communes first. */
export function townsOf(territories: Territories): Town[] {
  return territories.features
    .flatMap(({ geometry, properties }) => {
      const rings =
        geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((polygon) => polygon[0]!);
      const ring = rings.sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
      return ring && ring.length > 2
        ? [{ name: properties.name, at: ringCentre(ring), area: Math.abs(ringArea(ring)) }]
        : [];
    })
    .sort((a, b) => b.area - a.area);
}

/** The box around a network's communes. */
export function boundsOf(territories: Territories): [[number, number], [number, number]] {
  const box: [[number, number], [number, number]] = [
    [180, 90],
    [-180, -90],
  ];
  for (const { geometry } of territories.features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [x, y] of polygons.flat(2)) {
      box[0] = [Math.min(box[0][0], x), Math.min(box[0][1], y)];
      box[1] = [Math.max(box[1][0], x), Math.max(box[1][1], y)];
    }
  }
  return box;
}
