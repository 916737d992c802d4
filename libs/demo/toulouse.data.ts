import { territoriesOf } from './territories.js';
import { type TownData } from './town.js';

// prettier-ignore
const corners: Record<string, [lon: number, lat: number]> = {
  // around Toulouse, from the north, clockwise
  n1: [1.4080, 43.6560], n2: [1.4250, 43.6680], n3: [1.4500, 43.6630], n4: [1.4700, 43.6560], n5: [1.4800, 43.6390],
  n6: [1.4880, 43.6250], n7: [1.4850, 43.6060], n8: [1.4900, 43.5900], n9: [1.5100, 43.5740], n10: [1.5000, 43.5610],
  n11: [1.4750, 43.5590], n12: [1.4600, 43.5540], n13: [1.4480, 43.5480], n14: [1.4350, 43.5560], n15: [1.4150, 43.5500],
  n16: [1.3900, 43.5520], n17: [1.3750, 43.5650], n18: [1.3650, 43.5820], n19: [1.3700, 43.5970], n20: [1.3620, 43.6090],
  n21: [1.3700, 43.6250], n22: [1.3900, 43.6200], n23: [1.4050, 43.6300], n24: [1.4120, 43.6420],
  b1: [1.3550, 43.6400], b2: [1.3700, 43.6600], b3: [1.3950, 43.6650],
  c1: [1.3350, 43.6400], c2: [1.3050, 43.6280], c3: [1.3080, 43.6020], c4: [1.3300, 43.5930], c5: [1.3500, 43.6000],
  d1: [1.3080, 43.5850], d2: [1.3150, 43.5700], d3: [1.3400, 43.5700],
  e1: [1.3180, 43.5450], e2: [1.3350, 43.5240], e3: [1.3650, 43.5300], e4: [1.3750, 43.5450],
  f1: [1.3800, 43.5100], f2: [1.4050, 43.5020], f3: [1.4230, 43.5180], f4: [1.4270, 43.5400],
  g1: [1.4550, 43.5370], g2: [1.4750, 43.5320], g3: [1.4900, 43.5400], g4: [1.4930, 43.5530],
  h1: [1.5080, 43.5260], h2: [1.5350, 43.5200], h3: [1.5450, 43.5380], h4: [1.5300, 43.5520],
  i1: [1.5150, 43.5950], i2: [1.5300, 43.6100], i3: [1.5200, 43.6300], i4: [1.5000, 43.6330],
  j1: [1.5020, 43.6480], j2: [1.4950, 43.6680], j3: [1.4780, 43.6680],
};

// prettier-ignore
const territories = territoriesOf(corners, [
  ['COMMUNE', '31555', 'Toulouse', '31000', 'n1 n2 n3 n4 n5 n6 n7 n8 n9 n10 n11 n12 n13 n14 n15 n16 n17 n18 n19 n20 n21 n22 n23 n24', 14],
  ['COMMUNE', '31069', 'Blagnac', '31700', 'n1 n24 n23 n22 n21 b1 b2 b3', 2],
  ['COMMUNE', '31149', 'Colomiers', '31770', 'n20 n21 b1 c1 c2 c3 c4 c5', 2],
  ['COMMUNE', '31557', 'Tournefeuille', '31170', 'n18 n19 n20 c5 c4 d1 d2 d3', 1],
  ['COMMUNE', '31157', 'Cugnaux', '31270', 'n16 n17 n18 d3 d2 e1 e2 e3 e4', 0.6],
  ['COMMUNE', '31433', 'Portet-sur-Garonne', '31120', 'n15 n16 e4 e3 f1 f2 f3 f4 n14', 0.8],
  ['COMMUNE', '31446', 'Ramonville-Saint-Agne', '31520', 'n10 n11 n12 n13 g1 g2 g3 g4', 1.5],
  ['COMMUNE', '31254', 'Labège', '31670', 'n10 g4 g3 h1 h2 h3 h4 n9', 2],
  ['COMMUNE', '31044', 'Balma', '31130', 'n6 n7 n8 i1 i2 i3 i4', 1.2],
  ['COMMUNE', '31561', "L'Union", '31240', 'n4 n5 n6 i4 j1 j2 j3', 0.8],
]);

export const toulouse: TownData = {
  slug: 'toulouse',
  name: 'Toulouse',
  zone: 'Europe/Paris',
  centre: [1.444, 43.6045],
  territories,
  quarters: [
    { name: 'Capitole', centre: [1.4435, 43.6045] },
    { name: 'Saint-Cyprien', centre: [1.4305, 43.5985] },
    { name: 'Les Carmes', centre: [1.446, 43.5975] },
    { name: 'Compans-Caffarelli', centre: [1.434, 43.611] },
    { name: 'La Cartoucherie', centre: [1.408, 43.603] },
    { name: 'Montaudran', centre: [1.4855, 43.5735] },
    { name: 'Rangueil', centre: [1.462, 43.5705] },
    { name: 'Les Minimes', centre: [1.4345, 43.6195] },
    { name: 'Borderouge', centre: [1.452, 43.6415] },
  ],
  venues: {
    COWORKING: 8,
    FABLAB: 2,
    STARTUP_CENTRE: 3,
    SHARED_WORKSHOP: 3,
    MAKERSPACE: 1,
    INCUBATOR: 4,
    ACCELERATOR: 1,
    BUSINESS_CENTRE: 3,
  },
  members: 85,
  mentors: 14,
};
