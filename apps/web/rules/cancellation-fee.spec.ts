import { describe, expect, it } from '@jest/globals';
import { nextStep } from './cancellation-fee.js';

const steps = [
  { until: '2026-11-25T09:00:00Z', feeBasisPoints: 0 },
  { until: '2026-11-26T05:00:00Z', feeBasisPoints: 5_000 },
  { until: '2026-11-26T09:00:00Z', feeBasisPoints: 10_000 },
];

describe('the next step of a cancellation fee', () => {
  it.each([
    ['2026-11-25T09:00:00Z', { from: '2026-11-25T09:00:00Z', percent: 50 }],
    ['2026-11-25T09:00:01Z', { from: '2026-11-26T05:00:00Z', percent: 100 }],
    ['2026-11-26T08:00:00Z', null],
    ['2026-11-26T10:00:00Z', null],
  ])('at %s', (now, next) => expect(nextStep(steps, Date.parse(now))).toEqual(next));
});
