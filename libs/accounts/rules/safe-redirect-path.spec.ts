import { describe, expect, it } from '@jest/globals';
import { safeRedirectPath } from './safe-redirect-path.js';

describe('the path to continue to after signing in', () => {
  it.each([
    ['/lyon', '/lyon'],
    ['/lyon/pass', '/lyon/pass'],
    ['/lyon?q=salle%20demain#ici', '/lyon?q=salle%20demain#ici'],
    ['/lyon/venues/x/../y', '/lyon/venues/y'],
  ])('keeps %s', (requested, path) => expect(safeRedirectPath('lyon', requested)).toBe(path));

  it.each([
    undefined,
    null,
    '',
    'lyon',
    'https://evil.example/lyon',
    '//evil.example/lyon',
    '/\\evil.example/lyon',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/lyon/..//evil.example',
    '/lyon/../nantes',
    '/lyon/%2e%2e/nantes',
    '/lyonnais',
    '/nantes/pass',
    '/lyon/sign-in',
    '/lyon/sign-in?next=/lyon/sign-in',
    'javascript:alert(1)',
    `/lyon/${'x'.repeat(2_000)}`,
  ])('is the home page for %j', (requested) => expect(safeRedirectPath('lyon', requested)).toBe('/lyon'));
});
