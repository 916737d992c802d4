import { describe, expect, it } from '@jest/globals';
import { arrivalState } from './arrivals.js';

const booking = { start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z', expectedUntil: '2026-11-24T10:20:00Z' };
const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);

describe('an arrival', () => {
  it.each([
    ['CONFIRMED', '09:59', false, 'EXPECTED'],
    ['CONFIRMED', '10:00', false, 'LATE'],
    ['CONFIRMED', '11:00', false, 'EXPECTED'],
    ['IN_USE', '10:30', true, 'THERE'],
    ['NO_SHOW', '10:30', false, 'ABSENT'],
    ['COMPLETED', '12:00', true, 'GONE'],
    ['COMPLETED', '12:00', false, 'OVER'],
    ['PENDING', '09:00', false, 'WAITING'],
  ])('of a booking that is %s at %s, checked in: %s, stands as %s', (state, time, came, expected) => {
    expect(arrivalState({ ...booking, state, checkIn: came ? {} : null }, at(time))).toBe(expected);
  });
});
