import { describe, expect, it } from '@jest/globals';
import { safeCount, safePercent, tableOf } from './figures.js';

describe('a count of what people did', () => {
  it.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
    [12, 12],
  ])('of %i is shown as %s', (count, shown) => {
    expect(safeCount(count)).toBe(shown);
  });
});

describe('a percentage', () => {
  it.each([
    [4, 4, null],
    [4, 5, 80],
    [0, 9, 0],
    [2, 3, null],
    [2, 7, 29],
  ])('of %i out of %i is shown as %s', (part, whole, shown) => {
    expect(safePercent(part, whole)).toBe(shown);
  });
});

describe('the table of skills and stages', () => {
  it('has a number for each stage, adds up what is counted twice and leaves out unknown stages', () => {
    const counts = [
      { skill: 'pricing', stage: 'LAUNCH', n: 2 },
      { skill: 'pricing', stage: 'LAUNCH', n: 1 },
      { skill: 'pricing', stage: 'RETIREMENT', n: 9 },
      { skill: 'pitching', stage: 'IDEATION', n: 1 },
    ];
    expect([...tableOf(counts, ['IDEATION', 'LAUNCH'])]).toEqual([
      ['pricing', [0, 3]],
      ['pitching', [1, 0]],
    ]);
  });
});
