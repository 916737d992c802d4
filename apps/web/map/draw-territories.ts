import { type ExpressionSpecification, type Map as MapLibre, Marker } from 'maplibre-gl';
import { type Territories, townsOf } from './territories.js';
import classes from './Map.module.css';

// Neighbours differ a little, so that the eye finds its way without roads.
const TINT: ExpressionSpecification = [
  'match',
  ['%', ['to-number', ['get', 'code'], 0], 4],
  0,
  '#f8f1e6',
  1,
  '#f4e8d8',
  2,
  '#f7ede0',
  '#f1e6d9',
];

/** The base map without any other server: the communes as paper on water, and their names where there is room. */
export function drawTerritories(map: MapLibre, territories: Territories): void {
  const below = map.getLayer('dots') ? 'dots' : undefined;
  map.addSource('territories', { type: 'geojson', data: territories });
  map.addLayer({ id: 'communes', type: 'fill', source: 'territories', paint: { 'fill-color': TINT } }, below);
  map.addLayer(
    { id: 'limits', type: 'line', source: 'territories', paint: { 'line-color': '#d9c6ad', 'line-width': 1.2 } },
    below,
  );

  // No glyph server: names are elements, shown largest commune first as long as they do not touch.
  const towns = townsOf(territories).map((town) => {
    const element = document.createElement('div');
    element.className = classes['town']!;
    element.textContent = town.name;
    const marker = new Marker({ element, offset: [0, 18] }).setLngLat(town.at).addTo(map);
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('tabindex');
    return { ...town, element, marker, width: town.name.length * 7 + 12 };
  });

  const place = () => {
    const taken: { x: number; y: number; width: number }[] = [];
    for (const { at, element, width } of towns) {
      const { x, y } = map.project(at);
      const free = taken.every((one) => Math.abs(one.y - y) > 20 || Math.abs(one.x - x) > (one.width + width) / 2);
      element.style.visibility = free ? 'visible' : 'hidden';
      if (free) taken.push({ x, y, width });
    }
  };
  place();
  map.on('zoomend', place);
}
