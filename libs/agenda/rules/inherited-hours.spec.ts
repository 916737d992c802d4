import { describe, expect, it } from '@jest/globals';
import { inheritedHours, type WrittenHours } from './inherited-hours.js';
import type { OpeningException, OpeningRule } from './open-intervals.js';

const rule = (weekday: number): OpeningRule => ({
  weekday,
  opens: Temporal.PlainTime.from('09:00'),
  closes: '24:00',
  validFrom: Temporal.PlainDate.from('2020-01-01'),
  validUntil: Temporal.PlainDate.from('2020-12-31'),
});
const exception = (day: string, opens: string | null = null): OpeningException => ({
  date: Temporal.PlainDate.from(day),
  opens: opens === null ? null : Temporal.PlainTime.from(opens),
  closes: opens === null ? null : '24:00',
});
const closure = (day: number) => ({
  start: Temporal.Instant.fromEpochMilliseconds(day * 86_400_000),
  end: Temporal.Instant.fromEpochMilliseconds((day + 1) * 86_400_000),
});
function follow(id: string, ...calendars: (Partial<WrittenHours> & { id: string })[]) {
  const blank = {
    parentId: null,
    zone: 'Europe/Paris',
    opensOnHolidays: false,
    rules: [],
    exceptions: [],
    closures: [],
  };
  return inheritedHours(id, new Map(calendars.map((one) => [one.id, { ...blank, ...one }])));
}
const weekdays = ({ rules }: { rules: readonly OpeningRule[] }) => rules.map(({ weekday }) => weekday);
const dates = ({ exceptions }: { exceptions: readonly OpeningException[] }) =>
  exceptions.map(({ date, opens }) => `${date} ${opens?.toString({ smallestUnit: 'minute' }) ?? 'closed'}`);

describe('hours that come from above', () => {
  const venue = {
    id: 'venue',
    rules: [rule(1)],
    exceptions: [exception('2027-06-01', '10:00')],
    closures: [closure(1)],
  };
  const floor = { id: 'floor', parentId: 'venue', closures: [closure(2)] };

  it('are the own ones of a calendar on its own', () => {
    const found = follow('venue', { ...venue, opensOnHolidays: true, zone: 'UTC' });
    expect(weekdays(found)).toEqual([1]);
    expect(found).toMatchObject({ opensOnHolidays: true, zone: 'UTC' });
    expect(found.closures).toHaveLength(1);
  });

  it('are those of the nearest calendar with rules, however far up and whenever its rules hold', () => {
    const found = follow('room', venue, floor, { id: 'room', parentId: 'floor', closures: [closure(3)] });
    expect(weekdays(found)).toEqual([1]);
    expect(dates(found)).toEqual(['2027-06-01 10:00']);
    expect(found.closures).toHaveLength(3);
  });

  it('stop at a calendar with rules of its own, but for closures', () => {
    const found = follow('floor', venue, { ...floor, rules: [rule(5)] });
    expect(weekdays(found)).toEqual([5]);
    expect(dates(found)).toEqual([]);
    expect(found.closures).toHaveLength(2);
  });

  it('take the choice about holidays with the rules, and never the zone', () => {
    const found = follow('floor', { ...venue, opensOnHolidays: true }, { ...floor, zone: 'UTC' });
    expect(found).toMatchObject({ opensOnHolidays: true, zone: 'UTC' });
    expect(follow('floor', venue, { ...floor, opensOnHolidays: true }).opensOnHolidays).toBe(false);
  });

  it('give way on the dates a calendar below has something to say about', () => {
    const own = [exception('2027-06-01'), exception('2027-06-02', '08:00'), exception('2027-06-02', '20:00')];
    const found = follow('floor', venue, { ...floor, exceptions: own });
    expect(dates(found).toSorted()).toEqual(['2027-06-01 closed', '2027-06-02 08:00', '2027-06-02 20:00']);
  });

  it('are none when nobody wrote any', () => {
    expect(weekdays(follow('floor', { ...venue, rules: [] }, floor))).toEqual([]);
  });

  it('end where parents go round in a circle', () => {
    const found = follow('floor', { ...venue, rules: [], parentId: 'floor' }, floor);
    expect(found.closures).toHaveLength(2);
  });

  it('an unknown calendar or parent is an error', () => {
    expect(() => follow('room', venue)).toThrow('calendar room is not known');
    expect(() => follow('floor', floor)).toThrow('calendar venue is not known');
  });
});
