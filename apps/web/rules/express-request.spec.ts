import { describe, expect, it } from '@jest/globals';
import { needsExpressRequest } from './express-request.js';

const now = Date.parse('2026-11-23T08:00:00Z');

describe('the request that the service begin at once', () => {
  it.each([
    ['2026-11-23T09:00:00Z', true],
    ['2026-12-07T07:59:00Z', true],
    ['2026-12-07T08:00:00Z', false],
    ['2027-01-10T08:00:00Z', false],
  ])('for a booking at %s: %s', (start, isNeeded) => expect(needsExpressRequest(start, now)).toBe(isNeeded));
});
