const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
/** A square commune. */
export const commune = (code: string, nom: string, west: number, south: number, side = 0.1) => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: { type: 'Polygon', coordinates: [square(west, south, side)] },
});
export const territory = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
export const LYON = commune('69123', 'Lyon', 4.8, 45.7);
export const VILLEURBANNE = commune('69266', 'Villeurbanne', 4.9, 45.7);

const HEADER = 'ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,WEB,TYPO,LAT,LONG,PRECISION';
/** Three valid venues and two invalid rows, in the format of the CGET census. */
export const ROWS = [
  '1,La Ruche,7 rue Servient,69003,Lyon,69383,Lyon,www.ruche.example,Tiers lieux à dominante coworking,45.75,4.85,0.93',
  '2,L’Établi,50 rue Primat,69100,Villeurbanne,69266,Villeurbanne,,Tiers lieux à dominante fablab,45.76,4.95,0.91',
  '3,Pépinière du Bord,,,,69381,Lyon,,,45.65,4.85,0.4',
  ',Sans numéro,,,,,,,,45.75,4.85,0.9',
  '5,Nulle part,,,,,,,,,,',
];
export const csv = (rows = ROWS) => [HEADER, ...rows].join('\n');
export const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
