import { expect, it } from '@jest/globals';
import { localeOf } from './locale.js';

it.each([
  [undefined, 'fr'],
  ['', 'fr'],
  ['fr', 'fr'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-CA, en;q=0.8', 'fr'],
  ['de, en;q=0.7, fr;q=0.3', 'en'],
  ['en;q=0.2, fr;q=0.9', 'fr'],
  ['en;q=0', 'fr'],
  ['EN-us', 'en'],
  ['de,*', 'fr'],
  ['en;q=abc', 'fr'],
  [';;;,,,q=1', 'fr'],
  ['x'.repeat(100_000), 'fr'],
] as const)('reads %j as a preference for %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
