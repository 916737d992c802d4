import { describe, expect, it } from '@jest/globals';
import { safePathInNetwork } from './safe-path.js';

describe('where one goes on to after signing in', () => {
  it.each(['/lyon', '/lyon?q=laser', '/lyon/bookings?past', '/lyon/venues/atelier#hours'])('keeps %j', (wanted) => {
    expect(safePathInNetwork('lyon', wanted)).toBe(wanted);
  });

  it.each([
    null,
    undefined,
    '',
    'bookings',
    '//evil.example/lyon',
    'https://evil.example/lyon',
    '/\\evil.example',
    '/lyonnais',
    '/nantes/pass',
    '/lyon/sign-in',
    '/lyon/sign-in?token=x',
    'javascript:alert(1)',
  ])('sends %j home', (wanted) => {
    expect(safePathInNetwork('lyon', wanted)).toBe('/lyon');
  });
});
