import { describe, expect, it } from '@jest/globals';
import { type FoundMentor } from '../find-mentors.queries.js';
import { hasRoom, isPaused, withoutUse } from './capacity.js';
import { periodsOf } from './periods.js';

const zone = 'Europe/Paris';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const mentor = (used: Partial<Record<string, number>>, others: Partial<FoundMentor> = {}): FoundMentor =>
  ({
    sessionMinutes: 60,
    weekMinutes: 180,
    monthMinutes: 480,
    newFoundersAMonth: 2,
    pausedFrom: null,
    pausedUntil: null,
    knows: false,
    used: Object.entries(used).map(([kind, n]) => ({
      kind: `mentoring.${kind}`,
      from: (kind === 'week' ? at('2026-11-23T00:00') : at('2026-11-01T00:00')).toString(),
      used: n,
    })),
    ...others,
  }) as FoundMentor;

describe('the periods of an appointment', () => {
  it('begin on Monday and on the first, at local midnight', () => {
    expect(periodsOf(at('2026-11-29T23:30'), zone)).toEqual({
      week: at('2026-11-23T00:00'),
      month: at('2026-11-01T00:00'),
    });
    expect(periodsOf(at('2027-04-01T00:00'), zone)).toEqual({
      week: at('2027-03-29T00:00'),
      month: at('2027-04-01T00:00'),
    });
  });
});

describe('a mentor has room', () => {
  const start = at('2026-11-25T14:00');
  it.each([
    ['while the week has it', mentor({ week: 120 }), true],
    ['not when the week is full', mentor({ week: 121 }), false],
    ['not when the month is full', mentor({ month: 421 }), false],
    ['not for another new founder', mentor({ newFounders: 2 }), false],
    ['for a founder they have met, new ones or not', mentor({ newFounders: 2 }, { knows: true }), true],
    ['not in a pause', mentor({}, { pausedFrom: '2026-11-25', pausedUntil: '2026-11-25' }), false],
    ['after a pause', mentor({}, { pausedFrom: '2026-11-20', pausedUntil: '2026-11-24' }), true],
  ])('%s', (_, one, expected) => {
    expect(hasRoom(one, start, zone)).toBe(expected);
  });

  it('not at all when the pause has no end', () => {
    expect(isPaused({ pausedFrom: '2026-11-01', pausedUntil: null }, Temporal.PlainDate.from('2028-01-01'))).toBe(true);
  });
});

describe('a mentor without one of their appointments', () => {
  const start = at('2026-11-25T14:00');
  const one = { start, end: start.add({ hours: 1 }), isNew: true, zone };

  it('has its hour again in that week and month, and the new founder', () => {
    const full = mentor({ week: 180, month: 480, newFounders: 2 }, { knows: true });
    expect(hasRoom(full, start, zone)).toBe(false);
    const without = withoutUse(full, one);
    expect(hasRoom(without, start, zone)).toBe(true);
    expect(without.used.map(({ used }) => used)).toEqual([120, 420, 1]);
  });

  it('has no more in another week', () => {
    const full = mentor({ week: 180 });
    const moved = { ...one, start: at('2026-12-02T14:00'), end: at('2026-12-02T15:00') };
    expect(hasRoom(withoutUse(full, moved), start, zone)).toBe(false);
  });
});
