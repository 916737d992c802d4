import { describe, expect, it } from '@jest/globals';
import { hasBegun, loadPercent, waitingRequests } from './meeting.js';

describe('the inbox of a mentor', () => {
  it('has only what waits, the nearest deadline first', () => {
    const confirmed = { state: 'CONFIRMED', answerBy: null };
    const late = { state: 'PENDING', answerBy: '2026-11-24T10:00:00Z' };
    const soon = { state: 'PENDING', answerBy: '2026-11-23T18:00:00Z' };
    expect(waitingRequests([late, confirmed, soon])).toEqual([soon, late]);
  });
});

describe('an appointment', () => {
  const start = '2026-11-23T13:00:00Z';
  const at = Date.parse(start);
  it.each([
    ['CONFIRMED', at - 1, false],
    ['CONFIRMED', at, true],
    ['COMPLETED', at, true],
    ['CANCELLED', at, false],
    ['PENDING', at, false],
  ])('that is %s has begun at %d: %s', (state, now, expected) => {
    expect(hasBegun({ state, start }, now)).toBe(expected);
  });
});

describe('the load of a mentor', () => {
  it.each([
    [0, 240, 0],
    [60, 240, 25],
    [300, 240, 100],
    [0, 0, 100],
  ])('%d of %d minutes is %d %', (used, week, percent) => {
    expect(loadPercent(used, week)).toBe(percent);
  });
});
