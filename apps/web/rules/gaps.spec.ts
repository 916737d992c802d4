import { describe, expect, it } from '@jest/globals';
import { farthestFirst, kilometres } from './gaps.js';

const part = (name: string, publishedVenues: number, nearestMeters: number | null) => ({
  name,
  publishedVenues,
  nearestMeters,
});

describe('the parts of a territory', () => {
  const parts = [part('Bron', 0, 2_400), part('Lyon', 3, 300), part('Givors', 0, 18_200), part('Oullins', 1, 900)];

  it('are listed with the farthest from a published venue first', () =>
    expect(farthestFirst(parts, false).map(({ name }) => name)).toEqual(['Givors', 'Bron', 'Oullins', 'Lyon']));

  it('are gaps when they have no published venue', () =>
    expect(farthestFirst(parts, true).map(({ name }) => name)).toEqual(['Givors', 'Bron']));

  it('come first when the network has no published venue at all', () =>
    expect(farthestFirst([part('Bron', 0, 10), part('Caluire', 0, null)], true).map(({ name }) => name)).toEqual([
      'Caluire',
      'Bron',
    ]));

  it('keep their order when they are equally far', () =>
    expect(farthestFirst([part('A', 0, 500), part('B', 0, 500)], true).map(({ name }) => name)).toEqual(['A', 'B']));
});

describe('a distance in kilometres', () => {
  it.each([
    [0, 'fr', '0,0'],
    [949, 'fr', '0,9'],
    [950, 'fr', '1,0'],
    [12_345, 'fr', '12,3'],
    [12_345, 'en', '12.3'],
  ] as const)('of %i metres in %s is %s', (meters, language, text) => expect(kilometres(meters, language)).toBe(text));

  it('is empty when there is no venue', () => expect(kilometres(null, 'fr')).toBe(''));
});
