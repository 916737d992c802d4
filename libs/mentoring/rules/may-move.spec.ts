import { describe, expect, it } from '@jest/globals';
import { whyNoMove } from './may-move.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-23T08:00:00Z');
const limits = { noticeHours: 24, horizonDays: 60 };
const confirmed = { state: 'CONFIRMED', start: at('2026-11-25T13:00:00Z') };

describe('an appointment is moved', () => {
  it.each([
    ['to a later time of the same day', confirmed, '2026-11-25T15:00:00Z', undefined],
    ['until 24 hours before its start', { ...confirmed, start: at('2026-11-24T08:00:00Z') }, '2026-11-26T08:00:00Z', undefined], // prettier-ignore
    ['not later', { ...confirmed, start: at('2026-11-24T07:45:00Z') }, '2026-11-26T08:00:00Z', 'TOO_LATE_TO_MOVE'],
    ['to a start that is 24 hours away', confirmed, '2026-11-24T08:00:00Z', undefined],
    ['not to a sooner one', confirmed, '2026-11-24T07:45:00Z', 'MOVE_TOO_SOON'],
    ['not to its own time', confirmed, '2026-11-25T13:00:00Z', 'SAME_TIME'],
    ['not between two quarters of an hour', confirmed, '2026-11-25T13:05:00Z', 'OFF_GRID'],
    ['to the last day of the horizon', confirmed, '2027-01-22T08:00:00Z', undefined],
    ['not beyond it', confirmed, '2027-01-22T08:15:00Z', 'BEYOND_HORIZON'],
    ['not while a mentor is asked', { ...confirmed, state: 'PENDING' }, '2026-11-26T13:00:00Z', 'NOT_MOVABLE'],
    ['not when it is over', { ...confirmed, state: 'CANCELLED' }, '2026-11-26T13:00:00Z', 'NOT_MOVABLE'],
  ])('%s', (_, appointment, to, expected) => {
    expect(whyNoMove(appointment, at(to), now, limits)).toBe(expected);
  });
});
