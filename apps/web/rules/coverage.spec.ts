import { describe, expect, it } from '@jest/globals';
import { heatOf, isHole, withAskedHoles, withHoles } from './coverage.js';

const covered = { mentors: [1, 2], requests: [0, 7] };
const hole = { mentors: [0, 2], requests: [0, 7] };
const asked = { mentors: [0, 2], requests: [null, 0] };

describe('the table of what mentors cover', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [40, 3],
  ])('tints %i mentors with %i', (mentors, heat) => {
    expect(heatOf(mentors)).toBe(heat);
  });

  it('has a hole where somebody asked, were it one to four times, and nobody covers it', () => {
    expect([covered, hole, asked].map((row) => isHole(row, 0))).toEqual([false, false, true]);
  });

  it('shows rows with a stage that nobody covers, or only those that somebody asked for', () => {
    expect(withHoles([covered, hole, asked])).toEqual([hole, asked]);
    expect(withAskedHoles([covered, hole, asked])).toEqual([asked]);
  });
});
