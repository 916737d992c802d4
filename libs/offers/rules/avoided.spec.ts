import { describe, expect, it } from '@jest/globals';
import { type Place, placesFrom } from '#libs/needs';
import { isAvoided } from './avoided.js';

const places = placesFrom([
  { id: 'v', label: 'Villeurbanne', lat: 45.77, lon: 4.88, kind: 'COMMUNE' },
  { id: 'l3', label: 'Lyon 3e Arrondissement', lat: 45.757, lon: 4.86, kind: 'ARRONDISSEMENT' },
  { id: 'l7', label: 'Lyon 7e Arrondissement', lat: 45.735, lon: 4.84, kind: 'ARRONDISSEMENT' },
  { id: 'pd', label: 'Part-Dieu', lat: 45.7605, lon: 4.8597, kind: 'QUARTER' },
]);
const place = (id: string): Place => places.find((each) => each.id === id)!;
const inVilleurbanne = { lat: 45.769, lon: 4.883 };
const atPartDieu = { lat: 45.761, lon: 4.858 };

describe('isAvoided', () => {
  it('rules out what lies in the town, and nothing else', () => {
    expect(isAvoided(inVilleurbanne, [place('v')], places)).toBe(true);
    expect(isAvoided(atPartDieu, [place('v')], places)).toBe(false);
  });
  it('rules out the surroundings of a quarter', () => {
    expect(isAvoided(atPartDieu, [place('pd')], places)).toBe(true);
    expect(isAvoided(inVilleurbanne, [place('pd')], places)).toBe(false);
  });
  it('rules out every arrondissement of a city', () => {
    expect(isAvoided(atPartDieu, [place('town:Lyon')], places)).toBe(true);
    expect(isAvoided(inVilleurbanne, [place('town:Lyon')], places)).toBe(false);
  });
  it('rules out nothing where nothing was ruled out', () => {
    expect(isAvoided(atPartDieu, [], places)).toBe(false);
  });
});
