import { describe, expect, it } from '@jest/globals';
import { Chance } from './chance.js';

const draws = (chance: Chance, count = 50) => Array.from({ length: count }, () => chance.next());

describe('seeded chance', () => {
  it('is repeated by its seed and by nothing else', () => {
    expect(draws(new Chance('a'))).toEqual(draws(new Chance('a')));
    expect(draws(new Chance('a'))).not.toEqual(draws(new Chance('b')));
  });

  it('has forks that do not depend on how much was drawn before', () => {
    const drawn = new Chance('a');
    draws(drawn);
    expect(draws(drawn.fork('part'))).toEqual(draws(new Chance('a').fork('part')));
    expect(draws(new Chance('a').fork('part'))).not.toEqual(draws(new Chance('a').fork('other')));
  });

  it('spreads evenly over a range, both ends included', () => {
    const chance = new Chance('dice');
    const seen = new Map<number, number>();
    for (let i = 0; i < 6_000; i++) {
      const side = chance.whole(1, 6);
      seen.set(side, (seen.get(side) ?? 0) + 1);
    }
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('never picks an entry without weight, and follows the weights', () => {
    const chance = new Chance('weights');
    const picked = Array.from({ length: 4_000 }, () =>
      chance.weighted([
        ['never', 0],
        ['one', 1],
        ['three', 3],
      ] as const),
    );
    expect(picked).not.toContain('never');
    expect(Math.abs(picked.filter((word) => word === 'three').length - 3_000)).toBeLessThan(200);
  });

  it('shuffles without losing anything', () => {
    const items = Array.from({ length: 40 }, (_, i) => i);
    const shuffled = new Chance('cards').shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
    expect(new Chance('cards').some(items, 100)).toHaveLength(40);
  });

  it('refuses to pick from an empty list', () => {
    expect(() => new Chance('a').pick([])).toThrow(RangeError);
  });

  it('makes ids like the database at that moment, sorted by time and unique', () => {
    const chance = new Chance('ids');
    const at = Temporal.Instant.from('2026-11-24T13:00:00Z');
    const ids = Array.from({ length: 2_000 }, () => chance.id(at));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^01a20d[0-9a-f]{2}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(chance.id(at.add({ seconds: 1 })) > ids[0]!).toBe(true);
    expect(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(at.epochMilliseconds);
  });
});
