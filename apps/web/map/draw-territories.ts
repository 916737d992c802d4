import { type ExpressionSpecification, type LngLatLike, type Map as MapLibre, Marker } from 'maplibre-gl';
import { type Box, type Pixel, labelSpots } from '../rules/label-spots.js';
import { type Territories, outlinesOf } from './territories.js';
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

/** The base map without any other server: the communes as paper on water, each with its name where it can be read.
 *  @param obstacles what the names keep clear of, on the screen: pins and buttons
 *  @returns a function that places the names again, for when the pins have changed */
export function drawTerritories(map: MapLibre, territories: Territories, obstacles: () => Box[]): () => void {
  const below = map.getLayer('dots') ? 'dots' : undefined;
  map.addSource('territories', { type: 'geojson', data: territories });
  map.addLayer({ id: 'communes', type: 'fill', source: 'territories', paint: { 'fill-color': TINT } }, below);
  map.addLayer(
    { id: 'limits', type: 'line', source: 'territories', paint: { 'line-color': '#d9c6ad', 'line-width': 1.2 } },
    below,
  );

  // No glyph server: names are elements, put where there is room each time the map comes to rest.
  let names: Marker[] = [];
  const write = () => {
    for (const name of names) name.remove();
    const { clientWidth: right, clientHeight: bottom } = map.getContainer();
    const pixel = (at: LngLatLike): Pixel => {
      const { x, y } = map.project(at);
      return [x, y];
    };
    const shapes = territories.features.map((feature) => ({
      name: feature.properties.name,
      outlines: outlinesOf(feature).map((ring) => ring.map(pixel)),
    }));
    names = labelSpots(shapes, { left: 0, top: 0, right, bottom }, obstacles()).map(({ name, at: [x, y] }) => {
      const element = document.createElement('div');
      element.className = classes['town']!;
      element.textContent = name;
      const marker = new Marker({ element }).setLngLat(map.unproject([x, y])).addTo(map);
      element.setAttribute('aria-hidden', 'true');
      element.removeAttribute('tabindex');
      return marker;
    });
  };
  write();
  map.on('moveend', write);
  return write;
}
