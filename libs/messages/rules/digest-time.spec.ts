import { describe, expect, it } from '@jest/globals';
import { lastDigestTime } from './digest-time.js';

const last = (digest: 'DAILY' | 'WEEKLY', now: string) =>
  lastDigestTime(digest, Temporal.Instant.from(now), 'Europe/Paris', '08:00').toString();

describe('the last time of a digest', () => {
  it.each([
    ['2026-11-25T08:00:00+01:00', '2026-11-25T07:00:00Z'],
    ['2026-11-25T23:00:00+01:00', '2026-11-25T07:00:00Z'],
    ['2026-11-25T07:59:59+01:00', '2026-11-24T07:00:00Z'],
  ])('is this morning or yesterday morning for a daily one: %s', (now, expected) =>
    expect(last('DAILY', now)).toBe(expected),
  );

  it.each([
    ['2026-11-23T08:00:00+01:00', '2026-11-23T07:00:00Z'],
    ['2026-11-29T23:00:00+01:00', '2026-11-23T07:00:00Z'],
    ['2026-11-23T07:00:00+01:00', '2026-11-16T07:00:00Z'],
  ])('is the last Monday morning for a weekly one: %s', (now, expected) => expect(last('WEEKLY', now)).toBe(expected));

  it('follows the local clock over a change of the hour', () =>
    expect(last('WEEKLY', '2027-03-29T12:00:00+02:00')).toBe('2027-03-29T06:00:00Z'));
});
