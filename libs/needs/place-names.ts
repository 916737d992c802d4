import type { Place } from './understand.types.js';

/** A place as the directory holds it. */
export interface PlaceRow {
  id: string;
  label: string;
  lat: number;
  lon: number;
  kind: 'COMMUNE' | 'ARRONDISSEMENT' | 'QUARTER' | 'VENUE' | 'POSTCODE';
  postcode?: string | null;
}

const scales: Record<PlaceRow['kind'], Place['scale']> = {
  COMMUNE: 'TOWN',
  ARRONDISSEMENT: 'DISTRICT',
  POSTCODE: 'DISTRICT',
  QUARTER: 'DISTRICT',
  VENUE: 'VENUE',
};

/** The places of a network with the names people use, and the towns that are only known by their arrondissements. */
export function placesFrom(rows: PlaceRow[]): Place[] {
  const cities = new Map<string, PlaceRow[]>();
  const known = new Set(rows.map(({ label }) => label));
  const places = rows.map(({ id, label, lat, lon, kind, postcode }): Place => {
    const { city, names } = kind === 'ARRONDISSEMENT' ? arrondissement(label) : { city: '', names: [label] };
    if (city) cities.set(city, [...(cities.get(city) ?? []), { id, label, lat, lon, kind }]);
    const short = kind === 'COMMUNE' ? shortName(label, rows) : [];
    const words = [...names, ...short, ...(postcode ? [postcode] : [])];
    return { id, label, lat, lon, words, scale: scales[kind] };
  });
  for (const [city, parts] of cities) {
    if (known.has(city)) continue;
    const mean = (of: (row: PlaceRow) => number) => parts.reduce((sum, row) => sum + of(row), 0) / parts.length;
    const [lat, lon] = [mean((row) => row.lat), mean((row) => row.lon)];
    places.push({ id: `town:${city}`, label: city, lat, lon, words: [city], scale: 'TOWN' });
  }
  return places;
}

/** "Lyon 7e Arrondissement" is also "Lyon 7e", "Lyon 7" and "7e arrondissement". */
function arrondissement(label: string): { city: string; names: string[] } {
  const number = /(\d+)/.exec(label)?.[1];
  if (!number) return { city: '', names: [label] };
  const ordinal = number === '1' ? '1er' : `${number}e`;
  const city = label.slice(0, label.indexOf(number)).trim();
  return { city, names: [label, `${city} ${ordinal}`, `${city} ${number}`, `${ordinal} arrondissement`] };
}

/** "Tassin-la-Demi-Lune" is called "Tassin" and "Sainte-Foy-lès-Lyon" "Sainte-Foy", where no other place is. */
function shortName(label: string, rows: PlaceRow[]): string[] {
  const parts = label.replace(/^(la|le|les) |^l'/i, '').split('-');
  const name = /^sainte?$/i.test(parts[0] ?? '') ? parts.slice(0, 2).join('-') : (parts[0] ?? '');
  const isOwn = rows.filter((row) => row.label.startsWith(name)).length <= 1;
  return parts.length > 1 && name !== label && name.length >= 5 && isOwn && !commonNames.has(name) ? [name] : [];
}

/** First words of names that mean something else when said alone. */
const commonNames = new Set(['Champagne', 'Villeneuve', 'Chapelle', 'Port', 'Pont', 'Bourg', 'Mont']);
