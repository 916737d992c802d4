import {
  type GeoJSONSource,
  type LngLat,
  LngLatBounds,
  type LngLatBoundsLike,
  Map as MapLibre,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { drawTerritories } from './draw-territories.js';
import type { MapPoint } from './point.js';
import type { Box } from '../rules/label-spots.js';
import { chosenStyle, ownStyle } from './style.js';
import { boundsOf, fetchTerritories } from './territories.js';
import classes from './Map.module.css';

setWorkerUrl(workerUrl);

interface Options {
  slug: string;
  centre: [number, number];
  texts: { map: string; zoomIn: string; zoomOut: string; gesture: string };
  onPick: (id: string) => void;
  /** Makes the pins movable, by dragging them or by a click on the map. */
  onMove?: ((point: { lat: number; lon: number }) => void) | undefined;
}

export interface OpenMap {
  show: (points: MapPoint[], around: { lat: number; lon: number } | null) => void;
  light: (id: string | null) => void;
  close: () => void;
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Opens a map in an element; throws where WebGL is missing. */
export function openMap(container: HTMLElement, { slug, centre, texts, onPick, onMove }: Options): OpenMap {
  let style = chosenStyle();
  const map = new MapLibre({
    container,
    style: style ?? ownStyle,
    center: centre,
    zoom: 10,
    maxZoom: 17,
    attributionControl: style ? { compact: true } : false,
    dragRotate: false,
    pitchWithRotate: false,
    // On a telephone one finger scrolls the page; on a desk the wheel does, unless Ctrl is held.
    cooperativeGestures: true,
    locale: {
      'Map.Title': texts.map,
      'NavigationControl.ZoomIn': texts.zoomIn,
      'NavigationControl.ZoomOut': texts.zoomOut,
      'CooperativeGesturesHandler.WindowsHelpText': texts.gesture,
      'CooperativeGesturesHandler.MacHelpText': texts.gesture,
      'CooperativeGesturesHandler.MobileHelpText': texts.gesture,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  const pins = new Map<string, HTMLElement>();
  let markers: Marker[] = [];
  let closed = false;
  let framed: LngLatBoundsLike | undefined;
  let writeNames: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => void map.once('load', () => resolve()));

  // A style that cannot be had leaves the communes as the map.
  map.on('error', () => {
    if (!style || map.isStyleLoaded()) return;
    style = undefined;
    map.setStyle(ownStyle);
    if (framed) frame(framed);
  });

  const frame = (box: LngLatBoundsLike) => {
    framed = box;
    map.fitBounds(box, { padding: 48, maxZoom: style ? 15 : 12.2, animate: !calm(), duration: 500 });
  };

  void Promise.all([fetchTerritories(slug).catch(() => null), ready]).then(([territories]) => {
    if (closed || !territories?.features.length) return;
    if (!style) writeNames = drawTerritories(map, territories, () => [...pinBoxes(), ...controlBoxes()]);
    if (pins.size === 0) frame(boundsOf(territories));
  });

  void ready.then(() => {
    if (closed) return;
    map.addSource('dots', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    map.addLayer({
      id: 'dots',
      type: 'circle',
      source: 'dots',
      paint: {
        'circle-radius': 5,
        'circle-color': '#bd5c42',
        'circle-stroke-color': '#fff',
        'circle-stroke-width': 1.5,
      },
    });
    map.on('click', 'dots', (event) => {
      const id: unknown = event.features?.[0]?.properties['id'];
      if (typeof id === 'string') onPick(id);
    });
    map.on('mouseenter', 'dots', () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', 'dots', () => (map.getCanvas().style.cursor = ''));
  });

  const pinBoxes = (): Box[] =>
    markers.map((marker) => {
      const { x, y } = map.project(marker.getLngLat());
      return { left: x - 18, right: x + 18, top: y - 40, bottom: y + 18 };
    });

  const controlBoxes = (): Box[] => {
    const { left: x, top: y } = container.getBoundingClientRect();
    return [...container.querySelectorAll('.maplibregl-ctrl')].map((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      return { left: left - x, right: right - x, top: top - y, bottom: bottom - y };
    });
  };

  const moved = ({ lat, lng }: LngLat) => onMove?.({ lat, lon: lng });
  if (onMove) map.on('click', ({ lngLat }) => moved(lngLat));

  const put = (element: HTMLElement, lon: number, lat: number, anchor: 'bottom' | 'center') => {
    const marker = new Marker({ element, anchor, draggable: onMove !== undefined }).setLngLat([lon, lat]).addTo(map);
    if (onMove) marker.on('dragend', () => moved(marker.getLngLat()));
    // The list is the map's equivalent: pins are for the pointer only and stay out of the reading order.
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('tabindex');
    markers.push(marker);
  };

  return {
    show(points, around) {
      for (const marker of markers) marker.remove();
      markers = [];
      pins.clear();
      const numbered = points.filter(({ rank }) => rank !== undefined).reverse();
      for (const point of numbered) {
        const holder = document.createElement('div');
        const pin = document.createElement('div');
        const number = document.createElement('span');
        pin.className = classes['pin']!;
        pin.dataset['crowd'] = String(numbered.length > 8);
        number.textContent = onMove ? '' : String(point.rank);
        pin.title = point.label;
        pin.append(number);
        holder.append(pin);
        holder.addEventListener('click', () => onPick(point.id));
        put(holder, point.lon, point.lat, 'bottom');
        pins.set(point.id, pin);
      }
      if (around) {
        const me = document.createElement('div');
        me.className = classes['me']!;
        put(me, around.lon, around.lat, 'center');
      }
      const box = new LngLatBounds();
      for (const { lon, lat } of points) box.extend([lon, lat]);
      if (around && points.length > 0) box.extend([around.lon, around.lat]);
      // A pin that was moved stays where the person put it, unless it left the map.
      const isInView = onMove && framed && !box.isEmpty() && map.getBounds().contains(box.getCenter());
      if (!box.isEmpty() && !isInView) frame(box);
      writeNames?.();
      void ready.then(() => {
        if (closed) return;
        void map.getSource<GeoJSONSource>('dots')?.setData({
          type: 'FeatureCollection',
          features: points
            .filter(({ rank }) => rank === undefined)
            .map(({ id, lon, lat }) => ({
              type: 'Feature',
              properties: { id },
              geometry: { type: 'Point', coordinates: [lon, lat] },
            })),
        });
      });
    },
    light(id) {
      for (const [key, pin] of pins) pin.dataset['lit'] = String(key === id);
    },
    close() {
      closed = true;
      map.remove();
    },
  };
}
