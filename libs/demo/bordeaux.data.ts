import { territoriesOf } from './territories.js';
import { type TownData } from './town.js';

// prettier-ignore
const corners: Record<string, [lon: number, lat: number]> = {
  // along the Garonne, downstream
  ga: [-0.5250, 44.7850], gb: [-0.5430, 44.8120], gc: [-0.5560, 44.8290], gf: [-0.5500, 44.8670], gg: [-0.5420, 44.8780],
  gh: [-0.5350, 44.8960], gi: [-0.5300, 44.9150],
  // around Bordeaux
  b1: [-0.5380, 44.8330], b2: [-0.5390, 44.8480], b3: [-0.5440, 44.8600],
  k1: [-0.5620, 44.8170], k2: [-0.5800, 44.8200], k3: [-0.5980, 44.8220], k4: [-0.6150, 44.8280], k5: [-0.6200, 44.8440],
  k6: [-0.6250, 44.8560], k7: [-0.6130, 44.8600], k8: [-0.5930, 44.8560], k9: [-0.5830, 44.8650], k10: [-0.5800, 44.8800],
  k11: [-0.5700, 44.9000], k12: [-0.5450, 44.9100],
  m1: [-0.6400, 44.8640], m2: [-0.6750, 44.8650], m3: [-0.7100, 44.8500], m4: [-0.7050, 44.8250], m5: [-0.6700, 44.8220],
  m6: [-0.6400, 44.8230],
  p1: [-0.7000, 44.8000], p2: [-0.6750, 44.7800], p3: [-0.6350, 44.7720], p4: [-0.6100, 44.7850], p5: [-0.6080, 44.8050],
  q1: [-0.5950, 44.7950], q2: [-0.5750, 44.8000], q3: [-0.5650, 44.7880], q4: [-0.5450, 44.7830],
  r1: [-0.5880, 44.8720], r2: [-0.6080, 44.8740], r3: [-0.6200, 44.8680],
  s1: [-0.6000, 44.9080], s2: [-0.6300, 44.8980], s3: [-0.6350, 44.8800],
  u1: [-0.5330, 44.8680], u2: [-0.5180, 44.8650], u3: [-0.5080, 44.8540], u4: [-0.5220, 44.8450],
  v1: [-0.5150, 44.8900], v2: [-0.5000, 44.8800],
  w1: [-0.5050, 44.8380], w2: [-0.5100, 44.8200], w3: [-0.5300, 44.8130],
  x1: [-0.5000, 44.9000], x2: [-0.5050, 44.9250],
};

// prettier-ignore
const territories = territoriesOf(corners, [
  ['COMMUNE', '33063', 'Bordeaux', '33000', 'gb k1 k2 k3 k4 k5 k6 k7 k8 k9 k10 k11 k12 gh gg gf b3 b2 b1 gc', 12],
  ['COMMUNE', '33281', 'Mérignac', '33700', 'k4 k5 k6 m1 m2 m3 m4 m5 m6', 2],
  ['COMMUNE', '33318', 'Pessac', '33600', 'k3 k4 m6 m5 m4 p1 p2 p3 p4 p5', 2],
  ['COMMUNE', '33522', 'Talence', '33400', 'k1 k2 k3 p5 q1 q2', 1.5],
  ['COMMUNE', '33039', 'Bègles', '33130', 'gb k1 q2 q3 q4 ga', 1.5],
  ['COMMUNE', '33069', 'Le Bouscat', '33110', 'k6 k7 k8 k9 r1 r2 r3', 0.8],
  ['COMMUNE', '33075', 'Bruges', '33520', 'k9 k10 k11 s1 s2 s3 r3 r2 r1', 0.8],
  ['COMMUNE', '33119', 'Cenon', '33150', 'b2 b3 u1 u2 u3 u4', 1.5],
  ['COMMUNE', '33249', 'Lormont', '33310', 'b3 gf gg gh v1 v2 u2 u1', 1.5],
  ['COMMUNE', '33167', 'Floirac', '33270', 'gc b1 b2 u4 w1 w2 w3 gb', 1.2],
  ['COMMUNE', '33032', 'Bassens', '33530', 'gh v1 x1 x2 gi', 1],
]);

export const bordeaux: TownData = {
  slug: 'bordeaux',
  name: 'Bordeaux',
  zone: 'Europe/Paris',
  centre: [-0.5792, 44.8378],
  territories,
  quarters: [
    { name: 'Chartrons', centre: [-0.571, 44.852] },
    { name: 'Saint-Michel', centre: [-0.566, 44.8345] },
    { name: 'Bacalan', centre: [-0.554, 44.87] },
    { name: 'La Bastide', centre: [-0.5545, 44.842] },
    { name: 'Caudéran', centre: [-0.61, 44.8505] },
    { name: 'Saint-Genès', centre: [-0.583, 44.8265] },
    { name: 'Belcier', centre: [-0.5585, 44.8235] },
    { name: 'Bordeaux-Lac', centre: [-0.573, 44.882] },
  ],
  venues: {
    COWORKING: 6,
    FABLAB: 2,
    STARTUP_CENTRE: 2,
    SHARED_WORKSHOP: 3,
    MAKERSPACE: 1,
    INCUBATOR: 2,
    ACCELERATOR: 1,
    BUSINESS_CENTRE: 2,
  },
  members: 65,
  mentors: 10,
};
