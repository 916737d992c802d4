import { describe, expect, it } from '@jest/globals';
import { scoreNeeds } from './score-needs.js';

/** Known and accepted for now: mending one means taking it out of here. */
const MISSED = ['I have to print a case in 3D before tonight'];

describe('the table of needs', () => {
  const scores = scoreNeeds();

  it('has needs enough in both languages, none twice', () => {
    for (const language of ['fr', 'en'])
      expect(scores.filter((score) => score.language === language).length).toBeGreaterThanOrEqual(80);
    expect(new Set(scores.map(({ need }) => need)).size).toBe(scores.length);
  });

  it('is understood but for the needs known to be missed', () => {
    const missed = scores.filter(({ missing, mistaken }) => missing.length + mistaken.length > 0);
    expect(missed.map(({ need }) => need)).toEqual(MISSED);
  });

  it('notices what is missing and what is mistaken', () => {
    const tonight = scores.find(({ need }) => need === MISSED[0]);
    expect(tonight).toMatchObject({ missing: ['MACHINE 3d-printing'], mistaken: [] });
  });
});
