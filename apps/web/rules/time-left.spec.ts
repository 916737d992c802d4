import { expect, it } from '@jest/globals';
import { timeLeftText } from './time-left.js';

it.each([
  [0, '0:00'],
  [500, '0:01'],
  [65_000, '1:05'],
  [3_599_000, '59:59'],
  [3_600_000, '1 h 00'],
  [26 * 3_600_000 + 5 * 60_000, '26 h 05'],
])('%d ms are shown as %s', (milliseconds, text) => {
  expect(timeLeftText(milliseconds)).toBe(text);
});
