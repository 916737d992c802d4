import type { StyleSpecification } from 'maplibre-gl';

/** The style of the operator's choice, when the api names one. */
export const chosenStyle = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="map-style"]')?.content || undefined;

/** Water, for the communes to be drawn on. */
export const ownStyle: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#dfeae8' } }],
};
