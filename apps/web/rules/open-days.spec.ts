import { describe, expect, it } from '@jest/globals';
import { isChanged, openDays, rangesText, weeksOf } from './open-days.js';

const ZONE = 'Europe/Paris';
// Thursday
const at = { today: '2026-11-26', zone: ZONE };

describe('the picture of four weeks', () => {
  it('has 28 days and puts each opening on the day of the venue, not on that of UTC', () => {
    const days = openDays([{ start: '2026-11-26T23:30:00Z', end: '2026-11-27T09:00:00Z' }], at);
    expect(days).toHaveLength(28);
    expect(days[0]!.ranges).toEqual([]);
    expect(days[1]).toEqual({ date: '2026-11-27', ranges: [{ from: 30, until: 600 }], touched: 0 });
  });

  it('counts a range over midnight for both days, and one until midnight for one', () => {
    const days = openDays(
      [
        { start: '2026-11-26T19:00:00Z', end: '2026-11-27T01:00:00Z' },
        { start: '2026-11-28T19:00:00Z', end: '2026-11-28T23:00:00Z' },
      ],
      at,
    );
    expect(days.slice(0, 4).map(({ ranges }) => ranges)).toEqual([
      [{ from: 1200, until: 1440 }],
      [{ from: 0, until: 120 }],
      [{ from: 1200, until: 1440 }],
      [],
    ]);
  });

  it('counts the bookings that a change touches on their day', () => {
    const days = openDays([], { ...at, touched: ['2026-11-27T08:00:00Z', '2026-11-27T15:00:00Z', '2027-03-01T08:00:00Z'] });
    expect(days.map(({ touched }) => touched).slice(0, 3)).toEqual([0, 2, 0]);
  }); // prettier-ignore

  it('starts its lines with Monday', () => {
    const weeks = weeksOf(openDays([], at));
    expect(weeks).toHaveLength(5);
    expect(weeks[0]!.map((day) => day?.date ?? '')).toEqual(['', '', '', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']); // prettier-ignore
    expect(weeks[4]!.map((day) => day?.date ?? '')).toEqual(['2026-12-21', '2026-12-22', '2026-12-23', '', '', '', '']);
  });

  it('writes hours as people say them', () => {
    const ranges = [
      { from: 540, until: 720 },
      { from: 1350, until: 1440 },
    ];
    expect(rangesText(ranges, 'fr')).toBe('9\u00a0h – 12\u00a0h, 22\u00a0h\u00a030 – 24\u00a0h');
    expect(rangesText(ranges, 'en')).toBe('09:00–12:00, 22:30–24:00');
    expect(rangesText([], 'fr')).toBe('');
  });

  it('sees whether the hours of a day changed', () => {
    const [closed] = openDays([], at);
    const [open] = openDays([{ start: '2026-11-26T08:00:00Z', end: '2026-11-26T09:00:00Z' }], at);
    expect([isChanged(closed!, open!), isChanged(open!, open!)]).toEqual([true, false]);
  });
});
