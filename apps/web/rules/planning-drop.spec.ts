import { describe, expect, it } from '@jest/globals';
import { droppedStart, movedSpan, movedTimeFrom } from './planning-drop.js';

const track = { from: Date.parse('2026-11-24T06:00:00Z'), until: Date.parse('2026-11-24T20:00:00Z') };
const PARIS = 'Europe/Paris';

describe('a booking dropped in the planning', () => {
  it('starts on the nearest quarter of an hour, and not before the first hour that is drawn', () => {
    expect(droppedStart(track, 0.5, 15)).toBe('2026-11-24T13:00:00.000Z');
    expect(droppedStart(track, 0.5 + 8 / (14 * 60), 15)).toBe('2026-11-24T13:15:00.000Z');
    expect(droppedStart(track, -0.1, 15)).toBe('2026-11-24T06:00:00.000Z');
  });

  it('is as long as it was, on the clock of the venue', () => {
    const was = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:30:00Z' };
    const moved = { spaceId: 'a', date: '2026-11-25', time: '14:00' };
    expect(movedSpan(moved, was, PARIS)).toEqual({
      start: '2026-11-25T13:00:00.000Z',
      end: '2026-11-25T14:30:00.000Z',
    });
  });

  it('is read from the address, and stays where it is when that names nothing', () => {
    const present = { spaceId: 'a', start: '2026-11-24T09:00:00Z' };
    expect(movedTimeFrom({ space: 'b', start: '2026-11-24T13:15:00Z' }, present, PARIS)).toEqual({
      spaceId: 'b',
      date: '2026-11-24',
      time: '14:15',
    });
    expect(movedTimeFrom({ space: null, start: 'tomorrow' }, present, PARIS)).toEqual({
      spaceId: 'a',
      date: '2026-11-24',
      time: '10:00',
    });
  });
});
