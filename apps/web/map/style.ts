import type { StyleSpecification } from 'maplibre-gl';

/** The style of the operator's choice, when the api names one; otherwise our own drawing of the communes. */
export function mapStyle(): string | StyleSpecification {
  const url = document.querySelector<HTMLMetaElement>('meta[name="map-style"]')?.content;
  return url
    ? url
    : {
        version: 8,
        sources: {},
        layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#dfeae8' } }],
      };
}

export const isOwnDrawing = () => typeof mapStyle() !== 'string';
