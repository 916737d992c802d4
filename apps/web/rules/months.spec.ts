import { describe, expect, it } from '@jest/globals';
import { isMonth, monthAfter, monthText } from './months.js';

describe('a month in the address', () => {
  it('is a year of this century and a month', () => {
    const texts = ['2027-03', '2027-12', '2027-00', '2027-13', '1999-01', '2027-3', '2027-03-01', ''];
    expect(texts.filter(isMonth)).toEqual(['2027-03', '2027-12']);
  });

  it('leads to those before and after it, across years', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2027-01', -1)).toBe('2026-12');
    expect(monthAfter('2027-03', -15)).toBe('2025-12');
  });

  it('is written in the language of the page', () => {
    expect([monthText('2027-03', 'fr'), monthText('2027-03', 'en')]).toEqual(['mars 2027', 'March 2027']);
  });
});
