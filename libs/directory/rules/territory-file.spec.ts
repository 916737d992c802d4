import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ImportFault } from './import-fault.js';
import { type Polygons, boxOfPolygons, contains, pointInside } from './polygon.js';
import { readTerritoryFile } from './territory-file.js';

const square = (west: number, south: number, side = 1): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const feature = (properties: unknown, geometry: unknown = { type: 'Polygon', coordinates: [square(4, 45)] }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const read = (...features: unknown[]) => readTerritoryFile(JSON.stringify({ type: 'FeatureCollection', features }));
const bron = { code: '69029', nom: 'Bron' };

describe('a territory file', () => {
  it('gives a commune its shape, box and centre', () => {
    const { territories, refused } = read(feature(bron));
    expect(refused).toEqual([]);
    expect(territories).toEqual([
      {
        kind: 'COMMUNE',
        code: '69029',
        generation: '',
        name: 'Bron',
        polygons: [[square(4, 45)]],
        centre: { lat: 45.5, lon: 4.5 },
        box: { south: 45, west: 4, north: 46, east: 5 },
      },
    ]);
  });

  it.each([
    [
      { INSEE_COM: '69029', NOM_COM: 'Bron' },
      { kind: 'COMMUNE', code: '69029', name: 'Bron' },
    ],
    [
      { insee: 1004, name: 'Ambérieu' },
      { kind: 'COMMUNE', code: '01004' },
    ],
    [{ code: '2A004', nom: 'Ajaccio' }, { kind: 'COMMUNE' }],
    [
      { code: '69381', nom: 'Lyon 1er' },
      { kind: 'ARRONDISSEMENT', generation: '' },
    ],
    [
      { code_qp: 'QP031012', nom_qp: 'Cépière', code_commune: '31555', nom_commune: 'Toulouse' },
      { kind: 'PRIORITY_NEIGHBOURHOOD', generation: '2015', code: 'QP031012', name: 'Cépière' },
    ],
    [
      { code_qp: 'QN03101M', lib_qp: 'Bellefontaine' },
      { kind: 'PRIORITY_NEIGHBOURHOOD', generation: '2024', name: 'Bellefontaine' },
    ],
  ])('is read from %j', (properties, expected) => {
    expect(read(feature(properties)).territories).toMatchObject([expected]);
  });

  it('is rounded to a metre, without heights and repeated points, with closed rings, holes and islands', () => {
    const ring = [
      [4, 45, 200],
      [4.000001, 45.000001, 3],
      [5, 45],
      [5, 46.1234567],
      [4, 46],
    ];
    const hole = square(4.4, 45.4, 0.2);
    const { territories } = read(feature(bron, { type: 'MultiPolygon', coordinates: [[ring, hole], [square(6, 45)]] }));
    expect(territories[0]!.polygons).toEqual([
      [
        [
          [4, 45],
          [5, 45],
          [5, 46.12346],
          [4, 46],
          [4, 45],
        ],
        hole.map((corner) => corner.map((degree) => Math.round(degree * 1e5) / 1e5)),
      ],
      [square(6, 45)],
    ]);
  });

  it.each([
    ['no code', { nom: 'Bron' }, undefined, 'no code'],
    ['a code that is none', { code: 'Bron', nom: 'Bron' }, undefined, 'neither an INSEE code'],
    ['no name', { code: '69029' }, undefined, 'no name'],
    ['no properties', null, undefined, 'no code'],
    ['no geometry', bron, null, 'not a polygon but nothing'],
    ['a point', bron, { type: 'Point', coordinates: [4, 45] }, 'not a polygon but Point'],
    ['no coordinates', bron, { type: 'Polygon', coordinates: [] }, 'without coordinates'],
    ['an empty ring', bron, { type: 'Polygon', coordinates: [[]] }, 'fewer than three corners'],
    [
      'a line',
      bron,
      {
        type: 'Polygon',
        coordinates: [
          [
            [4, 45],
            [5, 45],
            [4, 45],
          ],
        ],
      },
      'fewer than three corners',
    ],
    [
      'no area',
      bron,
      {
        type: 'Polygon',
        coordinates: [
          [
            [4, 45],
            [5, 46],
            [6, 47],
            [4, 45],
          ],
        ],
      },
      'without an area',
    ],
    [
      'texts for numbers',
      bron,
      {
        type: 'Polygon',
        coordinates: [
          [
            ['4', '45'],
            [5, 45],
            [5, 46],
            [4, 45],
          ],
        ],
      },
      'not numbers',
    ],
    [
      'nulls',
      bron,
      {
        type: 'Polygon',
        coordinates: [
          [
            [null, null],
            [5, 45],
            [5, 46],
            [4, 45],
          ],
        ],
      },
      'not numbers',
    ],
    ['Lambert 93', bron, { type: 'Polygon', coordinates: [square(845_000, 6_519_000)] }, 'not degrees (WGS84)'],
    ['one level too few', bron, { type: 'MultiPolygon', coordinates: [square(4, 45)] }, 'not numbers'],
  ])('has a feature left out with %s', (_what, properties, geometry, reason) => {
    const { territories, refused } = read(
      feature(properties, geometry),
      feature({ code: '69266', nom: 'Villeurbanne' }),
    );
    expect(refused).toMatchObject([{ line: 1, reason: expect.stringContaining(reason) }]);
    expect(territories).toHaveLength(1);
  });

  it('has a feature left out when its code appeared before', () => {
    expect(read(feature(bron), feature(bron)).refused).toEqual([
      { line: 2, sourceId: '69029', reason: 'the same code as feature 1' },
    ]);
  });

  it.each([
    ['nothing', '', 'not JSON'],
    ['half a file', '{"type":"FeatureCollection","features":[', 'not JSON'],
    ['a CSV', 'code,nom', 'not JSON'],
    ['null', 'null', 'not a GeoJSON FeatureCollection'],
    ['one feature', '{"type":"Feature"}', 'not a GeoJSON FeatureCollection'],
    ['features that are no list', '{"type":"FeatureCollection","features":{}}', 'not a GeoJSON FeatureCollection'],
  ])('is refused as a whole with %s', (_what, text, because) => {
    expect(() => readTerritoryFile(text)).toThrow(ImportFault);
    expect(() => readTerritoryFile(text)).toThrow(because);
  });
});

describe('the parts of a territory', () => {
  const sliver = [
    [4.5, 45.5],
    [4.50001, 45.5],
    [4.500004, 45.50001],
    [4.5, 45.5],
  ];
  const hole = square(4.2, 45.2, 0.1);

  it.each([
    ['a hole of a few square metres', [sliver], 'left out a hole of less than 100 m² at 45.5, 4.5'],
    ['a hole on one line', [[[4.5, 45.5], [4.6, 45.6], [4.5, 45.5]]], 'left out a hole of less than 100 m² at 45.5, 4.5'], // prettier-ignore
  ])('are left out with their place when they are %s', (_what, holes, reason) => {
    const { territories, refused, repaired } = read(
      feature(bron, { type: 'Polygon', coordinates: [square(4, 45), ...holes, hole] }),
    );
    expect(refused).toEqual([]);
    expect(territories[0]!.polygons).toEqual([
      [square(4, 45), hole.map((at) => at.map((n) => Math.round(n * 1e5) / 1e5))],
    ]);
    expect(repaired).toEqual([{ line: 1, sourceId: '69029', reason }]);
  });

  it('are kept when another one has no area', () => {
    const line = [[[6, 45], [7, 45], [6, 45]]]; // prettier-ignore
    const { territories, repaired } = read(
      feature(bron, { type: 'MultiPolygon', coordinates: [[square(4, 45)], line] }),
    );
    expect(territories[0]!.polygons).toEqual([[square(4, 45)]]);
    expect(repaired).toMatchObject([{ reason: 'left out a part of it at 45, 6: a ring of fewer than three corners' }]);
  });

  it('are refused with latitude and longitude swapped', () => {
    const swapped = feature(bron, { type: 'Polygon', coordinates: [square(45.7, 4.8, 0.1)] });
    const text = JSON.stringify({ type: 'FeatureCollection', features: [swapped] });
    const { territories, refused } = readTerritoryFile(text, { lat: 45.76, lon: 4.84 });
    expect(territories).toEqual([]);
    expect(refused).toMatchObject([
      { line: 1, reason: expect.stringMatching(/^latitude and longitude are swapped: 45\.7\d*, 4\.8/) },
    ]);
  });
});

describe('a polygon', () => {
  const ring: Polygons = [[square(4, 45), square(4.2, 45.2, 0.6)]];
  it('contains its edge and not its hole', () => {
    expect(contains(ring, { lat: 45.1, lon: 4.1 })).toBe(true);
    expect(contains(ring, { lat: 45, lon: 4.5 })).toBe(true);
    expect(contains(ring, { lat: 45.5, lon: 4.5 })).toBe(false);
    expect(contains(ring, { lat: 45.5, lon: 5.01 })).toBe(false);
  });

  it('has a point inside, whatever its shape', () => {
    expect(contains(ring, pointInside(ring))).toBe(true);
    const horseshoe: Polygons = [
      [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [8, 10],
          [8, 1],
          [2, 1],
          [2, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    ];
    expect(contains(horseshoe, pointInside(horseshoe))).toBe(true);
    // stars around a centre: any radii, never self-intersecting
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 24 }), (radii) => {
        const corners = radii.map((radius, i): [number, number] => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [4 + (radius / 1000) * Math.cos(angle), 45 + (radius / 1000) * Math.sin(angle)];
        });
        const star: Polygons = [[[...corners, corners[0]!]]];
        const point = pointInside(star);
        const box = boxOfPolygons(star);
        expect(contains(star, point)).toBe(true);
        expect(point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east).toBe(
          true,
        );
      }),
    );
  });
});
