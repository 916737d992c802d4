import { describe, expect, it } from '@jest/globals';
import {
  copyDay,
  emptyWeek,
  endsNextDay,
  isIncomplete,
  isSameDay,
  nextRange,
  periodsOf,
  rulesOf,
} from './opening-week.js';

const rule = (weekday: number, opens: string, closes: string, validFrom = '2000-01-01', validUntil?: string) => ({
  weekday,
  opens,
  closes,
  validFrom,
  validUntil: validUntil ?? null,
});

describe('weekly hours as a form edits them', () => {
  it('sorts the ranges of a day and keeps each day of the week at its place', () => {
    const [period, ...others] = periodsOf([rule(1, '14:00', '18:00'), rule(1, '09:00', '12:00'), rule(7, '10:00', '24:00')]); // prettier-ignore
    expect(others).toEqual([]);
    expect(period!.days[0]).toEqual([
      { opens: '09:00', closes: '12:00' },
      { opens: '14:00', closes: '18:00' },
    ]);
    expect(period!.days[6]).toEqual([{ opens: '10:00', closes: '00:00' }]);
    expect(period!.days.slice(1, 6)).toEqual([[], [], [], [], []]);
  });

  it('separates hours with other dates, the earliest first', () => {
    const periods = periodsOf([rule(2, '10:00', '16:00', '2026-07-01', '2026-08-31'), rule(2, '09:00', '18:00')]);
    expect(periods.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      ['', ''],
      ['2026-07-01', '2026-08-31'],
    ]);
  });

  it('gives the same rules back, without limits where a date is empty', () => {
    expect(rulesOf(periodsOf([rule(3, '09:00', '18:00'), rule(3, '10:00', '16:00', '2026-07-01', '2026-08-31')]))).toEqual([
      { weekday: 3, opens: '09:00', closes: '18:00', validFrom: null, validUntil: null },
      { weekday: 3, opens: '10:00', closes: '16:00', validFrom: '2026-07-01', validUntil: '2026-08-31' },
    ]); // prettier-ignore
  });

  it('copies one day to others and leaves the rest', () => {
    const week = emptyWeek();
    week[0] = [{ opens: '09:00', closes: '18:00' }];
    week[6] = [{ opens: '10:00', closes: '12:00' }];
    const copied = copyDay(week, 0, [1, 2]);
    expect(copied.map((ranges) => ranges.map(({ opens }) => opens))).toEqual([['09:00'], ['09:00'], ['09:00'], [], [], [], ['10:00']]); // prettier-ignore
    copied[1]![0]!.opens = '08:00';
    expect(copied[0]![0]!.opens).toBe('09:00');
  });

  it('sees whether two days have the same ranges', () => {
    const day = [{ opens: '09:00', closes: '18:00' }];
    expect(isSameDay(day, [{ opens: '09:00', closes: '18:00' }])).toBe(true);
    expect(isSameDay(day, [{ opens: '09:00', closes: '17:00' }])).toBe(false);
    expect(isSameDay(day, [])).toBe(false);
  });

  it('proposes two hours, one hour after the last range, and nothing late in the evening', () => {
    expect(nextRange([])).toEqual({ opens: '09:00', closes: '18:00' });
    expect(nextRange([{ opens: '09:00', closes: '12:00' }])).toEqual({ opens: '13:00', closes: '15:00' });
    expect(nextRange([{ opens: '18:00', closes: '23:00' }])).toEqual({ opens: '', closes: '' });
    expect(nextRange([{ opens: '20:00', closes: '02:00' }])).toEqual({ opens: '', closes: '' });
  });

  it('says whether a time is missing and whether a range ends on the next day', () => {
    expect(isIncomplete([{ opens: '09:00', closes: '' }])).toBe(true);
    expect(isIncomplete([{ opens: '09:00', closes: '10:00' }])).toBe(false);
    expect(endsNextDay({ opens: '20:00', closes: '02:00' })).toBe(true);
    expect(endsNextDay({ opens: '09:00', closes: '' })).toBe(false);
    expect(endsNextDay({ opens: '09:00', closes: '10:00' })).toBe(false);
  });
});
