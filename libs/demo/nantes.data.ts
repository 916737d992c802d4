import { territoriesOf } from './territories.js';
import { type TownData } from './town.js';

// prettier-ignore
const corners: Record<string, [lon: number, lat: number]> = {
  // along the Loire, downstream
  l0: [-1.4400, 47.2450], l1: [-1.4900, 47.2280], l2: [-1.5200, 47.2130], l3: [-1.5500, 47.1990], l4: [-1.5850, 47.1990],
  l5: [-1.6250, 47.1960], l6: [-1.6700, 47.2000],
  // around Nantes, from the west
  a1: [-1.6270, 47.2080], a2: [-1.6080, 47.2200], a3: [-1.6020, 47.2350], a4: [-1.6060, 47.2480], a5: [-1.5960, 47.2590],
  a6: [-1.5820, 47.2720], a7: [-1.5700, 47.2790], a8: [-1.5480, 47.2780], a9: [-1.5330, 47.2860], a10: [-1.5150, 47.2840],
  a11: [-1.5050, 47.2690], a12: [-1.5000, 47.2520], a13: [-1.4950, 47.2380],
  b1: [-1.6300, 47.2520], b2: [-1.6650, 47.2450], b3: [-1.6850, 47.2300], b4: [-1.6800, 47.2130],
  c1: [-1.5830, 47.2960], c2: [-1.6150, 47.3080], c3: [-1.6500, 47.3000], c4: [-1.6680, 47.2780],
  d1: [-1.5230, 47.3050], d2: [-1.5200, 47.3300], d3: [-1.5550, 47.3450], d4: [-1.5950, 47.3300],
  e1: [-1.4800, 47.2700], e2: [-1.4400, 47.2830], e3: [-1.4350, 47.3150], e4: [-1.4750, 47.3350], e5: [-1.4500, 47.2600],
  f1: [-1.4800, 47.2100], f2: [-1.4800, 47.1960], f3: [-1.5080, 47.1880], f4: [-1.5300, 47.1900],
  g1: [-1.5200, 47.1700], g2: [-1.5050, 47.1450], g3: [-1.4600, 47.1380], g4: [-1.4300, 47.1600], g5: [-1.4450, 47.1850],
  h1: [-1.5400, 47.1600], h2: [-1.5650, 47.1600], h3: [-1.5850, 47.1750], h4: [-1.5920, 47.1900],
  i1: [-1.5800, 47.1430], i2: [-1.6250, 47.1400], i3: [-1.6600, 47.1580], i4: [-1.6700, 47.1850],
};

// prettier-ignore
const territories = territoriesOf(corners, [
  ['COMMUNE', '44109', 'Nantes', '44000', 'l1 l2 l3 l4 l5 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13', 12],
  ['COMMUNE', '44162', 'Saint-Herblain', '44800', 'l5 a1 a2 a3 a4 b1 b2 b3 b4 l6', 3],
  ['COMMUNE', '44114', 'Orvault', '44700', 'a4 a5 a6 a7 c1 c2 c3 c4 b2 b1', 1],
  ['COMMUNE', '44035', 'La Chapelle-sur-Erdre', '44240', 'a7 a8 a9 d1 d2 d3 d4 c2 c1', 1],
  ['COMMUNE', '44026', 'Carquefou', '44470', 'a9 a10 a11 e1 e2 e3 e4 d2 d1', 1.5],
  ['COMMUNE', '44172', 'Sainte-Luce-sur-Loire', '44980', 'a11 a12 a13 l1 l0 e5 e1', 0.7],
  ['COMMUNE', '44190', 'Saint-Sébastien-sur-Loire', '44230', 'l1 f1 f2 f3 f4 l3 l2', 1],
  ['COMMUNE', '44215', 'Vertou', '44120', 'f2 f3 f4 g1 g2 g3 g4 g5', 0.7],
  ['COMMUNE', '44143', 'Rezé', '44400', 'l3 f4 g1 h1 h2 h3 h4 l4', 2],
  ['COMMUNE', '44020', 'Bouguenais', '44340', 'l4 h4 h3 h2 i1 i2 i3 i4 l6 l5', 1],
]);

export const nantes: TownData = {
  slug: 'nantes',
  name: 'Nantes',
  zone: 'Europe/Paris',
  centre: [-1.5536, 47.2184],
  territories,
  quarters: [
    { name: 'Île de Nantes', centre: [-1.552, 47.206] },
    { name: 'Bouffay', centre: [-1.5535, 47.215] },
    { name: 'Chantenay', centre: [-1.598, 47.206] },
    { name: 'Malakoff', centre: [-1.528, 47.216] },
    { name: 'Doulon', centre: [-1.515, 47.228] },
    { name: 'Hauts-Pavés', centre: [-1.569, 47.225] },
    { name: 'Dervallières', centre: [-1.592, 47.225] },
    { name: 'Trentemoult', centre: [-1.579, 47.1955] },
  ],
  venues: {
    COWORKING: 7,
    FABLAB: 2,
    STARTUP_CENTRE: 2,
    SHARED_WORKSHOP: 4,
    MAKERSPACE: 1,
    INCUBATOR: 3,
    ACCELERATOR: 1,
    BUSINESS_CENTRE: 2,
  },
  members: 75,
  mentors: 12,
};
