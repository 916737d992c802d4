import { territoriesOf } from './territories.js';
import { type TownData } from './town.js';

/**
 * Corners drawn by hand for this project: a rough map of the town, good enough for the base map and for finding
 * communes.
 */
// prettier-ignore
const corners: Record<string, [lon: number, lat: number]> = {
  // along the Rhône, downstream
  r0: [4.9240, 45.8080], r1: [4.8960, 45.8010], r1b: [4.8860, 45.7985], r2: [4.8720, 45.7945], r3: [4.8560, 45.7900],
  r4: [4.8445, 45.7800], r5: [4.8410, 45.7730], r6: [4.8405, 45.7665], r7: [4.8400, 45.7620], r8: [4.8400, 45.7560],
  r9: [4.8340, 45.7485], r10: [4.8235, 45.7340], r11: [4.8180, 45.7265], r12: [4.8205, 45.7215], r13: [4.8265, 45.7170],
  r14: [4.8370, 45.7030], r15: [4.8420, 45.6880],
  // along the Saône, downstream
  s0: [4.8440, 45.8190], s1: [4.8400, 45.8080], s2: [4.8300, 45.8000], s3: [4.8230, 45.7920], s4: [4.8090, 45.7800],
  s5: [4.8150, 45.7715], s6: [4.8260, 45.7672], s7: [4.8285, 45.7600], s8: [4.8240, 45.7500], s9: [4.8170, 45.7400],
  // between the arrondissements
  a1: [4.8230, 45.7745], a2: [4.8330, 45.7750], c1: [4.8390, 45.7835], c2: [4.8290, 45.7865],
  d1: [4.8530, 45.7640], e1: [4.8700, 45.7495], e2: [4.8580, 45.7525], e3: [4.8490, 45.7550],
  g1: [4.8540, 45.7430], g2: [4.8480, 45.7330], g3: [4.8500, 45.7230], g4: [4.8450, 45.7170],
  w1: [4.8050, 45.7690], w2: [4.7930, 45.7710], w3: [4.7900, 45.7800], w4: [4.7800, 45.7880], w5: [4.7880, 45.7960],
  w6: [4.8020, 45.7985], w7: [4.8180, 45.8090],
  // the east
  v1: [4.8610, 45.7850], v2: [4.8640, 45.7780], v3: [4.8610, 45.7705], v4: [4.8650, 45.7655], v5: [4.8720, 45.7620],
  v6: [4.8850, 45.7610], v7: [4.8990, 45.7580], u1: [4.9170, 45.7600], u2: [4.9080, 45.7660], u3: [4.9030, 45.7740],
  u4: [4.9060, 45.7850], b1: [4.8960, 45.7510], b2: [4.8870, 45.7470], b3: [4.8890, 45.7370], b4: [4.8830, 45.7270],
  q1: [4.9150, 45.7220], q2: [4.9330, 45.7190], q3: [4.9420, 45.7270], q4: [4.9370, 45.7400], q5: [4.9260, 45.7500],
  q6: [4.9130, 45.7530], x1: [4.9380, 45.7540], x2: [4.9420, 45.7660], x3: [4.9480, 45.7780], x4: [4.9560, 45.7930],
  x5: [4.9480, 45.8090], y1: [4.9700, 45.7990], y2: [4.9820, 45.7890], y3: [4.9790, 45.7760], y4: [4.9840, 45.7620],
  y5: [4.9800, 45.7510], y6: [4.9600, 45.7530], z1: [5.0050, 45.7450], z2: [5.0350, 45.7520], z3: [5.0420, 45.7700],
  z4: [5.0280, 45.7900], z5: [5.0050, 45.7980], z6: [4.9950, 45.7400], z7: [4.9850, 45.7290], z8: [4.9600, 45.7270],
  // the south
  n1: [4.8700, 45.7235], n2: [4.8590, 45.7195], n3: [4.8640, 45.7080], n4: [4.8590, 45.6960],
  p1: [4.8980, 45.7220], p2: [4.9080, 45.7100], p3: [4.9040, 45.6930], p4: [4.8950, 45.6800], p5: [4.8700, 45.6810],
  k1: [4.9950, 45.7120], k2: [4.9900, 45.6880], k3: [4.9650, 45.6720], k4: [4.9300, 45.6730],
  // the north and the west
  l1: [4.8800, 45.8080], l2: [4.8660, 45.8150], l3: [4.8520, 45.8190], l4: [4.8680, 45.8300], l5: [4.8850, 45.8400],
  l6: [4.9100, 45.8370], l7: [4.9230, 45.8240], h1: [4.7720, 45.7900], h2: [4.7600, 45.7850], h3: [4.7580, 45.7760],
  h4: [4.7700, 45.7690], h5: [4.7780, 45.7655], t1: [4.7770, 45.7520], t2: [4.7840, 45.7620], f1: [4.8080, 45.7440],
  f2: [4.7960, 45.7455], f3: [4.7850, 45.7440], i1: [4.7420, 45.7740], i2: [4.7350, 45.7620], i3: [4.7440, 45.7520],
  i4: [4.7600, 45.7490], j1: [4.7360, 45.7420], j2: [4.7400, 45.7280], j3: [4.7600, 45.7230], j4: [4.7760, 45.7290],
  j5: [4.7810, 45.7370], m1: [4.7900, 45.7270], m2: [4.8020, 45.7260], m3: [4.8080, 45.7330], m4: [4.8110, 45.7390],
  m5: [4.8110, 45.7205], o1: [4.7860, 45.7170], o2: [4.7930, 45.7060], o3: [4.8060, 45.6990], o4: [4.8150, 45.6900],
  o5: [4.8330, 45.6900], aa1: [4.8000, 45.6820], aa2: [4.7760, 45.6800], aa3: [4.7660, 45.6930], aa4: [4.7700, 45.7090],
  bb1: [4.7990, 45.8050], bb2: [4.7840, 45.8050], bb3: [4.7730, 45.7980], bb4: [4.7760, 45.8200], bb5: [4.7600, 45.8290],
  bb6: [4.7380, 45.8260], bb7: [4.7330, 45.8050], bb8: [4.7450, 45.7930], cc1: [4.7600, 45.8420], cc2: [4.7800, 45.8430],
  cc3: [4.7900, 45.8250], cc4: [4.7900, 45.8120],
};

// prettier-ignore
const territories = territoriesOf(corners, [
  ['ARRONDISSEMENT', '69381', 'Lyon 1er Arrondissement', '69001', 'a1 s5 s6 r6 r5 a2', 7],
  ['ARRONDISSEMENT', '69382', 'Lyon 2e Arrondissement', '69002', 's6 r6 r7 r8 r9 r10 r11 s9 s8 s7', 9],
  ['ARRONDISSEMENT', '69383', 'Lyon 3e Arrondissement', '69003', 'r7 d1 v4 v5 v6 v7 b1 b2 e1 e2 e3 r8', 12],
  ['ARRONDISSEMENT', '69384', 'Lyon 4e Arrondissement', '69004', 's3 s4 s5 a1 a2 r5 r4 c1 c2', 5],
  ['ARRONDISSEMENT', '69385', 'Lyon 5e Arrondissement', '69005', 's5 s6 s7 s8 s9 f1 f2 f3 t1 t2 w2 w1', 3],
  ['ARRONDISSEMENT', '69386', 'Lyon 6e Arrondissement', '69006', 'r7 r6 r5 r4 r3 v1 v2 v3 v4 d1', 7],
  ['ARRONDISSEMENT', '69387', 'Lyon 7e Arrondissement', '69007', 'r8 e3 e2 g1 g2 g3 g4 r13 r12 r11 r10 r9', 11],
  ['ARRONDISSEMENT', '69388', 'Lyon 8e Arrondissement', '69008', 'e2 e1 b2 b3 b4 n1 n2 g3 g2 g1', 5],
  ['ARRONDISSEMENT', '69389', 'Lyon 9e Arrondissement', '69009', 's1 s2 s3 s4 s5 w1 w2 w3 w4 w5 w6 w7', 8],
  ['COMMUNE', '69266', 'Villeurbanne', '69100', 'r3 v1 v2 v3 v4 v5 v6 v7 q6 u1 u2 u3 u4 r1 r1b r2', 13],
  ['COMMUNE', '69256', 'Vaulx-en-Velin', '69120', 'r1 u4 u3 u2 u1 q6 q5 x1 x2 x3 x4 x5 r0', 5],
  ['COMMUNE', '69029', 'Bron', '69500', 'v7 b1 b2 b3 b4 p1 q1 q2 q3 q4 q5 q6', 3],
  ['COMMUNE', '69259', 'Vénissieux', '69200', 'n2 n1 b4 p1 p2 p3 p4 p5 n4 n3', 3],
  ['COMMUNE', '69199', 'Saint-Fons', '69190', 'g4 g3 n2 n3 n4 r15 r14 r13', 1],
  ['COMMUNE', '69290', 'Saint-Priest', '69800', 'p1 q1 q2 q3 z8 z7 k1 k2 k3 k4 p3 p2', 2],
  ['COMMUNE', '69275', 'Décines-Charpieu', '69150', 'x1 x2 x3 x4 y1 y2 y3 y4 y5 y6', 1.5],
  ['COMMUNE', '69282', 'Meyzieu', '69330', 'y2 y3 y4 y5 z1 z2 z3 z4 z5', 1],
  ['COMMUNE', '69271', 'Chassieu', '69680', 'q3 q4 q5 x1 y6 y5 z6 z7 z8', 1],
  ['COMMUNE', '69034', 'Caluire-et-Cuire', '69300', 's0 s1 s2 s3 c2 c1 r4 r3 r2 r1b l1 l2 l3', 2],
  ['COMMUNE', '69286', 'Rillieux-la-Pape', '69140', 'r1b l1 l2 l4 l5 l6 l7 r0 r1', 1],
  ['COMMUNE', '69081', 'Écully', '69130', 'w2 w3 w4 h1 h2 h3 h4 h5 t2', 2],
  ['COMMUNE', '69244', 'Tassin-la-Demi-Lune', '69160', 't1 t2 h5 h4 h3 i1 i2 i3 i4', 1.5],
  ['COMMUNE', '69089', 'Francheville', '69340', 'f3 t1 i4 i3 j1 j2 j3 j4 j5', 1],
  ['COMMUNE', '69202', 'Sainte-Foy-lès-Lyon', '69110', 'f1 f2 f3 j5 j4 m1 m2 m3 m4', 1],
  ['COMMUNE', '69142', 'La Mulatière', '69350', 's9 f1 m4 m3 m2 m5 r12 r11', 0.5],
  ['COMMUNE', '69149', 'Oullins-Pierre-Bénite', '69600', 'r12 m5 m2 m1 o1 o2 o3 o4 o5 r14 r13', 2.5],
  ['COMMUNE', '69204', 'Saint-Genis-Laval', '69230', 'o1 o2 o3 o4 aa1 aa2 aa3 aa4', 1],
  ['COMMUNE', '69040', "Champagne-au-Mont-d'Or", '69410', 'w4 w5 w6 bb1 bb2 bb3 h1', 1],
  ['COMMUNE', '69072', 'Dardilly', '69570', 'h1 bb3 bb4 bb5 bb6 bb7 bb8 h2', 1.5],
  ['COMMUNE', '69116', 'Limonest', '69760', 'bb2 bb3 bb4 bb5 cc1 cc2 cc3 cc4', 1],
]);

const arrondissements = territories.filter((territory) => territory.kind === 'ARRONDISSEMENT');

export const lyon: TownData = {
  slug: 'lyon',
  name: 'Lyon',
  zone: 'Europe/Paris',
  centre: [4.8453, 45.7597],
  territories: [
    ...territories,
    {
      kind: 'COMMUNE',
      code: '69123',
      name: 'Lyon',
      postcode: '69001',
      centre: [4.8365, 45.7597],
      rings: arrondissements.flatMap(({ rings }) => rings),
      pull: 0,
    },
  ],
  quarters: [
    { name: 'Gerland', centre: [4.8325, 45.729] },
    { name: 'Part-Dieu', centre: [4.8575, 45.7605] },
    { name: 'Confluence', centre: [4.8195, 45.741] },
    { name: 'Croix-Rousse', centre: [4.8315, 45.778] },
    { name: 'Vaise', centre: [4.8058, 45.7765] },
    { name: 'La Guillotière', centre: [4.8435, 45.7535] },
    { name: 'Carré de Soie', centre: [4.9215, 45.7605] },
    { name: 'Vieux-Lyon', centre: [4.827, 45.7615] },
    { name: 'Bellecour', centre: [4.832, 45.7577] },
    { name: 'Les Brotteaux', centre: [4.854, 45.7685] },
    { name: 'Monplaisir', centre: [4.87, 45.745] },
    { name: 'Montchat', centre: [4.8805, 45.754] },
    { name: 'La Duchère', centre: [4.795, 45.7855] },
    { name: 'Gratte-Ciel', centre: [4.8802, 45.7677] },
    { name: 'La Doua', centre: [4.8725, 45.781] },
    { name: 'Charpennes', centre: [4.8645, 45.7705] },
    { name: 'Cusset', centre: [4.8995, 45.7655] },
    { name: 'Les Minguettes', centre: [4.8715, 45.6945] },
    { name: 'Les Pentes', centre: [4.8305, 45.7705] },
    { name: 'Jean Macé', centre: [4.8425, 45.7458] },
    { name: 'Saxe-Gambetta', centre: [4.847, 45.754] },
    { name: 'Mermoz', centre: [4.8875, 45.7335] },
    { name: 'Point du Jour', centre: [4.796, 45.752] },
    { name: 'Ainay', centre: [4.826, 45.752] },
    { name: 'Perrache', centre: [4.8262, 45.7485] },
    { name: 'Hôtel de Ville', centre: [4.8357, 45.7676] },
  ],
  venues: {
    COWORKING: 47,
    FABLAB: 10,
    STARTUP_CENTRE: 14,
    SHARED_WORKSHOP: 27,
    MAKERSPACE: 5,
    INCUBATOR: 60,
    ACCELERATOR: 8,
    BUSINESS_CENTRE: 30,
  },
  members: 640,
  mentors: 80,
};
