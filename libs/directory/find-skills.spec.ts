import { describe, expect, it } from '@jest/globals';
import { closeSpellings, editDistance, skillsNamed, skillsWithWord } from './find-skills.js';
import { skills } from './skills.data.js';

describe('skills by their names', () => {
  it('are found by each label and synonym, in both languages', () => {
    for (const { code, label, words } of skills)
      for (const phrase of [label.fr, label.en, ...words.fr, ...words.en])
        expect([phrase, skillsNamed(phrase).includes(code)]).toEqual([phrase, true]);
  });

  it.each([
    ['Levée de fonds', 'fundraising'],
    ['LEVEE DE FOND', 'fundraising'],
    ['comptabilté', 'accounting'],
    ['compta', 'accounting'],
    ['laser cuting', 'laser-cutting'],
    ['fundrasing', 'fundraising'],
  ])('%j finds %s', (text, code) => {
    expect(skillsNamed(text)).toContain(code);
  });

  it.each(['', '   ', 'de', 'xqzwv', '!!', '%_'])('%j finds none', (text) => {
    expect(skillsNamed(text)).toEqual([]);
  });

  it('have codes that are written once', () => {
    const codes = skills.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(150);
  });
});

describe('a word', () => {
  it('is corrected only when it is unlike every known word and its beginnings', () => {
    expect(closeSpellings('comptabilite')).toEqual([]);
    expect(closeSpellings('compt')).toEqual([]);
    expect(closeSpellings('comptabilte')).toEqual(['comptabilite']);
    expect(skillsWithWord('comptabilte')).toContain('accounting');
  });

  it.each([
    ['laser', 'laser', 0],
    ['laser', 'lasre', 1],
    ['laser', 'lase', 1],
    ['laser', 'lazers', 2],
    ['laser', 'couture', 3],
    ['', 'ab', 2],
  ])('%j is %j after so many edits: %d', (one, other, edits) => {
    expect(editDistance(one, other, 2)).toBe(edits);
    expect(editDistance(other, one, 2)).toBe(edits);
  });
});
