import { expect, it } from '@jest/globals';
import { sameTimeLater } from './book-again.js';

const PARIS = 'Europe/Paris';

it.each([
  ['the week after', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z', '2026-11-30T08:00:00.000Z'],
  ['a booking of today that has not begun', '2026-11-24T08:00:00Z', '2026-11-24T07:00:00Z', '2026-12-01T08:00:00.000Z'],
  ['long ago', '2026-01-05T08:00:00Z', '2026-11-24T08:00:00Z', '2026-11-30T08:00:00.000Z'],
  ['the same time of day in winter', '2026-10-20T08:00:00Z', '2026-10-21T08:00:00Z', '2026-10-27T09:00:00.000Z'],
])('books again at the same time of a week to come: %s', (_, start, now, later) => {
  expect(sameTimeLater(start, PARIS, Date.parse(now))).toBe(later);
});
