import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodAt, periodContaining } from './period.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const noon = (day: string, zone = 'Europe/Paris') =>
  date(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();

describe('the periods of a pass', () => {
  it.each([
    ['2027-01-31', '2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31'],
    ['2028-01-31', '2028-01-31 2028-02-29 2028-03-31 2028-04-30 2028-05-31'],
    ['2027-01-30', '2027-01-30 2027-02-28 2027-03-30 2027-04-30 2027-05-30'],
    ['2028-01-30', '2028-01-30 2028-02-29 2028-03-30 2028-04-30 2028-05-30'],
    ['2027-01-29', '2027-01-29 2027-02-28 2027-03-29 2027-04-29 2027-05-29'],
    ['2027-10-31', '2027-10-31 2027-11-30 2027-12-31 2028-01-31 2028-02-29'],
    ['2028-02-29', '2028-02-29 2028-03-29 2028-04-29 2028-05-29 2028-06-29'],
    ['2027-12-15', '2027-12-15 2028-01-15 2028-02-15 2028-03-15 2028-04-15'],
  ])('of a pass that began on %s start on %s', (anchor, turns) => {
    const starts = [0, 1, 2, 3, 4].map((index) => periodAt(date(anchor), index, 'Europe/Paris').startDate.toString());
    expect(starts.join(' ')).toBe(turns);
  });

  it.each([
    ['2027-01-31', '2027-01-31', 0],
    ['2027-01-31', '2027-02-27', 0],
    ['2027-01-31', '2027-02-28', 1],
    ['2027-01-31', '2027-03-30', 1],
    ['2027-01-31', '2027-03-31', 2],
    ['2028-01-31', '2028-02-28', 0],
    ['2028-01-31', '2028-02-29', 1],
    ['2028-02-29', '2029-02-27', 11],
    ['2028-02-29', '2029-02-28', 12],
    ['2027-06-15', '2037-06-14', 119],
  ])('of a pass that began on %s: %s is in the period with index %d', (anchor, day, index) => {
    expect(periodContaining(date(anchor), noon(day), 'Europe/Paris')?.index).toBe(index);
  });

  it('start at local midnight, to the instant', () => {
    const midnight = Temporal.Instant.from('2027-06-30T22:00Z'); // 1 July in Paris
    const at = (instant: Temporal.Instant) => periodContaining(date('2027-01-01'), instant, 'Europe/Paris')?.index;
    expect(at(midnight)).toBe(6);
    expect(at(midnight.subtract({ nanoseconds: 1 }))).toBe(5);
    expect(periodContaining(date('2027-01-01'), midnight, 'Indian/Reunion')?.index).toBe(6);
    expect(periodContaining(date('2027-01-01'), midnight, 'America/Martinique')?.index).toBe(5);
  });

  it('last an hour less or more in months when the clocks change', () => {
    const hours = (index: number) => {
      const { start, end } = periodAt(date('2027-01-01'), index, 'Europe/Paris');
      return end.since(start).total('hours');
    };
    expect(hours(2)).toBe(31 * 24 - 1);
    expect(hours(9)).toBe(31 * 24 + 1);
    expect(hours(5)).toBe(30 * 24);
  });

  it('do not exist before the pass begins', () => {
    expect(periodContaining(date('2027-01-31'), noon('2027-01-30'), 'Europe/Paris')).toBeNull();
    expect(periodContaining(date('2027-01-31'), noon('2020-01-30'), 'Europe/Paris')).toBeNull();
  });

  it.each([-1, 0.5, Number.NaN])('reject the index %d', (index) => {
    expect(() => periodAt(date('2027-01-31'), index, 'Europe/Paris')).toThrow('period');
  });

  it('reject an unknown time zone', () => {
    expect(() => periodContaining(date('2027-01-31'), noon('2027-02-01'), 'Europe/Lugdunum')).toThrow('time zone');
  });
});

describe('laws of periods', () => {
  const anchor = fc.integer({ min: 0, max: 1_500 }).map((days) => date('2026-01-01').add({ days }));
  const zone = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'Pacific/Noumea', 'UTC');

  it('follow one another without gaps, and contain every instant exactly once', () => {
    fc.assert(
      fc.property(anchor, zone, fc.integer({ min: 0, max: 2_000 * 1_440 }), (day, at, minutes) => {
        const first = periodAt(day, 0, at);
        const instant = first.start.add({ minutes });
        const period = periodContaining(day, instant, at)!;
        expect(Temporal.Instant.compare(period.start, instant)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(instant, period.end)).toBe(-1);
        expect(periodAt(day, period.index + 1, at).start.equals(period.end)).toBe(true);
        expect(periodContaining(day, period.end, at)?.index).toBe(period.index + 1);
      }),
      { numRuns: 5_000 },
    );
  });

  it('begin once in each month, on the day of the pass or on the last day of the month', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 0, max: 120 }), (day, index) => {
        const { startDate } = periodAt(day, index, 'Europe/Paris');
        expect(startDate.day).toBe(Math.min(day.day, startDate.daysInMonth));
        const months = (startDate.year - day.year) * 12 + startDate.month - day.month;
        expect(months).toBe(index);
      }),
    );
  });
});
