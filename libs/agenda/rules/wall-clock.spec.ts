import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, DAY, instantOf, timeOfDay, wallClock, weekdayOf } from './wall-clock.js';

const date = (text: string) => Temporal.PlainDate.from(text);
/** Changes of half an hour, at midnight, of a whole day, in the south, of seconds long ago; and zones that never change. */
const oddZones = [
  'Europe/Paris',
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/Havana',
  'America/Asuncion',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Indian/Reunion',
  'UTC',
];
const someZone = fc.oneof(fc.constantFrom(...oddZones), fc.constantFrom(...Intl.supportedValuesOf('timeZone')));
const someDay = fc
  .tuple(fc.integer({ min: 1960, max: 2040 }), fc.integer({ min: 0, max: 365 }))
  .map(([year, day]) => Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: day }));

describe('the clock on the wall', () => {
  it('counts days and weekdays as the calendar does', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(dayNumber(day)).toBe(date('1970-01-01').until(day).days);
        expect(weekdayOf(dayNumber(day))).toBe(day.dayOfWeek);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (days) => {
        expect(dayNumber(date('1970-01-01').add({ days }))).toBe(days);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['00:00', 0],
    ['09:30', 34_200_000_000],
    ['23:59:59.999999', DAY - 1],
  ])('%s is %d µs after midnight', (time, expected) => {
    expect(timeOfDay(Temporal.PlainTime.from(time))).toBe(expected);
  });

  it('turns every day and time of every zone into the instant that Temporal finds', () => {
    fc.assert(
      fc.property(someZone, someDay, fc.nat(20), fc.nat(95), (zone, from, length, quarter) => {
        const clock = wallClock(zone, { from, until: from.add({ days: length }) });
        for (let n = -1; n <= length + 1; n++) {
          const day = from.add({ days: n });
          const time = new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15);
          const expected = day.toZonedDateTime({ timeZone: zone, plainTime: time });
          expect(`${zone} ${instantOf(clock.at(dayNumber(day), timeOfDay(time)))}`).toBe(
            `${zone} ${expected.toInstant()}`,
          );
          const midnight = instantOf(clock.startOfDay(dayNumber(day)));
          expect(`${zone} ${midnight}`).toBe(`${zone} ${day.toZonedDateTime(zone).toInstant()}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(oddZones)('agrees with Temporal at every quarter around each change of the clocks of %s', (zone) => {
    let change = date('2000-01-01').toZonedDateTime(zone);
    for (let n = 0; n < 30; n++) {
      const next = change.getTimeZoneTransition('next');
      if (!next || next.year > 2035) break;
      change = next;
      const from = next.toPlainDate().subtract({ days: 1 });
      const clock = wallClock(zone, { from, until: from.add({ days: 3 }) });
      for (let quarter = 0; quarter < 3 * 96; quarter++) {
        const local = from.toPlainDateTime().add({ minutes: quarter * 15 });
        const time = timeOfDay(local.toPlainTime());
        const found = instantOf(clock.at(dayNumber(local.toPlainDate()), time));
        expect(`${local} ${found}`).toBe(`${local} ${local.toZonedDateTime(zone).toInstant()}`);
      }
    }
  });

  it('refuses a zone that is not known', () => {
    expect(() => wallClock('Europe/Lutece', { from: date('2027-01-01'), until: date('2027-01-02') })).toThrow(
      'Not a valid time zone',
    );
  });
});
