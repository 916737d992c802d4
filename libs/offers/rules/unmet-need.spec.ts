import { describe, expect, it } from '@jest/globals';
import { unmetNeed } from './unmet-need.js';

const now = Temporal.Instant.from('2026-11-23T23:30:00Z');
const need = {
  kind: 'MEETING_ROOM' as const,
  capability: null,
  start: Temporal.Instant.from('2026-11-27T23:15:00Z'),
  near: { lat: 45.7712, lon: 4.8801, label: '12 rue de la République' },
};

describe('the counter of a need that found no space', () => {
  it('has the day, the hour and the weekday of the clock on the wall, and a place to about two kilometres', () => {
    expect(unmetNeed(need, 'NONE_FREE', 'Europe/Paris', now)).toEqual({
      askedOn: '2026-11-24',
      why: 'NONE_FREE',
      kind: 'MEETING_ROOM',
      capability: null,
      weekday: 6,
      hour: 0,
      cellLat: 2289,
      cellLon: 244,
    });
  });

  it('has neither hour nor place when none was asked for', () => {
    const found = unmetNeed({ ...need, start: null, near: null }, 'NONE_NEAR', 'Europe/Paris', now);
    expect(found).toMatchObject({ weekday: null, hour: null, cellLat: null, cellLon: null });
  });

  it('does not exist for a need that no space could have met', () => {
    for (const why of ['TIME_NOT_BOOKABLE', 'ALREADY_BOOKED', 'NOT_UNDERSTOOD'] as const)
      expect(unmetNeed(need, why, 'Europe/Paris', now)).toBeUndefined();
  });
});
