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

/** The outer rings of a commune, one a piece. */
export const outlinesOf = ({ geometry }: Territories['features'][number]): Ring[] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) => polygon[0] ?? []);

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
