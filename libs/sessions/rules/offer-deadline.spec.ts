import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offerDeadline } from './offer-deadline.js';

const length = { leastMinutes: 10, mostMinutes: 120, percentOfTimeToStart: 25 };
const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const minutesOf = (minutesToStart: number): number | null => {
  const deadline = offerDeadline(now, now.add({ minutes: minutesToStart }), length);
  return deadline && now.until(deadline).total('minutes');
};

describe('an exclusive offer', () => {
  it.each([
    ['a week before the start', 7 * 24 * 60, 120],
    ['eight hours before', 480, 120],
    ['four hours before', 240, 60],
    ['forty minutes before', 40, 10],
    ['ten minutes before', 10, 10],
  ])('made %s lasts as the rule says', (_when, minutesToStart, minutes) => {
    expect(minutesOf(minutesToStart)).toBe(minutes);
  });

  it('is not made when less than the shortest length is left, nor after the start', () => {
    expect(minutesOf(9)).toBeNull();
    expect(minutesOf(-60)).toBeNull();
  });

  it('never ends after the start, never lasts less than ten minutes or more than two hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 500_000 }), (minutesToStart) => {
        const minutes = minutesOf(minutesToStart)!;
        expect(minutes).toBeGreaterThanOrEqual(10);
        expect(minutes).toBeLessThanOrEqual(Math.min(120, minutesToStart));
      }),
    );
  });
});
