import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReminderSettings, remindersOf } from './reminder-times.js';

const hours = 60;
const settings = (...minutesBefore: number[]): ReminderSettings => ({
  minutesBefore,
  quietFrom: '21:00',
  quietUntil: '08:00',
});
const room = settings(48 * hours, 2 * hours);
const machine = settings(24 * hours, 2 * hours);
const local = (text: string, zone = 'Europe/Paris') =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
const longAgo = local('2026-01-01T12:00');

function due(start: string, reminderSettings: ReminderSettings, bookedAt = longAgo, zone = 'Europe/Paris') {
  return remindersOf({ start: local(start, zone), bookedAt, zone }, reminderSettings).map(({ minutesBefore, due }) => {
    const wall = due.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
    return `${minutesBefore / hours} h: ${wall}`;
  });
}

describe('reminders', () => {
  it.each([
    ['a room', '2027-06-10T14:00', room, ['48 h: 2027-06-08T14:00', '2 h: 2027-06-10T12:00']],
    ['a machine', '2027-06-10T14:00', machine, ['24 h: 2027-06-09T14:00', '2 h: 2027-06-10T12:00']],
    ['a morning, early on the same day', '2027-06-10T09:00', machine, ['24 h: 2027-06-09T09:00', '2 h: 2027-06-10T07:00']], // prettier-ignore
    ['an early morning, on the evening two days before', '2027-06-10T07:30', room, ['48 h: 2027-06-07T20:45', '2 h: 2027-06-10T05:30']], // prettier-ignore
    ['a late evening', '2027-06-10T22:00', machine, ['24 h: 2027-06-09T20:45', '2 h: 2027-06-10T20:00']],
    ['the beginning of quiet hours', '2027-06-10T21:00', machine, ['24 h: 2027-06-09T20:45', '2 h: 2027-06-10T19:00']],
    ['the end of quiet hours', '2027-06-10T08:00', machine, ['24 h: 2027-06-09T08:00', '2 h: 2027-06-10T06:00']],
    ['a start after midnight, on the evening before', '2027-06-10T01:00', machine, ['24 h: 2027-06-08T20:45', '2 h: 2027-06-09T20:45']], // prettier-ignore
    [
      'a start that would put one between two and three',
      '2027-06-10T04:30',
      machine,
      ['24 h: 2027-06-08T20:45', '2 h: 2027-06-10T01:45'],
    ],
    [
      'a start that puts one at three',
      '2027-06-10T05:00',
      machine,
      ['24 h: 2027-06-08T20:45', '2 h: 2027-06-10T03:00'],
    ],
    ['the day after leap day', '2028-03-01T14:00', room, ['48 h: 2028-02-28T14:00', '2 h: 2028-03-01T12:00']],
  ])('are due at the right times for %s', (_, start, reminderSettings, expected) => {
    expect(due(start, reminderSettings)).toEqual(expected);
  });

  it('are sent once when two are moved to the same time', () => {
    expect(due('2027-06-10T23:30', settings(25 * hours, 24 * hours))).toEqual(['24 h: 2027-06-09T20:45']);
  });

  it('are sent once when one is moved before another', () => {
    expect(due('2027-06-10T04:52', settings(3 * hours, 2 * hours))).toEqual(['2 h: 2027-06-10T01:45']);
  });

  it.each([
    ['none on the day before for a booking made that day', '2027-06-10T08:00', ['2 h: 2027-06-10T12:00']],
    ['none for a booking made in the last hours', '2027-06-10T12:30', []],
    ['none at the instant of booking', '2027-06-10T12:00', []],
    ['all for a booking made well ahead', '2027-06-01T12:30', ['24 h: 2027-06-09T14:00', '2 h: 2027-06-10T12:00']],
  ])('include %s', (_, bookedAt, expected) => {
    expect(due('2027-06-10T14:00', machine, local(bookedAt))).toEqual(expected);
  });

  it('are omitted when moving them would put them before the booking', () => {
    expect(due('2027-06-10T22:00', machine, local('2027-06-09T20:50'))).toEqual(['2 h: 2027-06-10T20:00']);
  });

  it.each([
    ['spring', '2027-03-28T14:00', ['24 h: 2027-03-27T14:00', '2 h: 2027-03-28T12:00']],
    ['autumn', '2027-10-31T14:00', ['24 h: 2027-10-30T14:00', '2 h: 2027-10-31T12:00']],
  ])('are due at the same local time on the day before, across the clock change of %s', (_, start, expected) => {
    expect(due(start, machine)).toEqual(expected);
  });

  it('avoid the hour that is repeated in autumn, both times', () => {
    const start = (offset: string) => Temporal.Instant.from(`2027-10-31T05:00${offset}`);
    for (const instant of [start('+01:00').subtract({ hours: 1 }), start('+01:00'), start('+02:00')]) {
      for (const reminder of remindersOf({ start: instant, bookedAt: longAgo, zone: 'Europe/Paris' }, machine)) {
        expect(reminder.due.toZonedDateTimeISO('Europe/Paris').hour).not.toBe(2);
      }
    }
  });

  it('respect the local quiet hours of the venue', () => {
    expect(due('2027-06-10T22:00', machine, longAgo, 'Indian/Reunion')).toEqual([
      '24 h: 2027-06-09T20:45',
      '2 h: 2027-06-10T20:00',
    ]);
  });

  it('respect quiet hours that do not pass midnight', () => {
    const siesta = { minutesBefore: [24 * hours], quietFrom: '12:00', quietUntil: '14:00' };
    expect(due('2027-06-10T13:00', siesta)).toEqual(['24 h: 2027-06-09T11:45']);
    expect(due('2027-06-10T22:00', siesta)).toEqual(['24 h: 2027-06-09T22:00']);
  });

  it.each(['25:00', 'nine', ''])('refuse the quiet hour "%s"', (quietFrom) => {
    expect(() => due('2027-06-10T13:00', { ...machine, quietFrom })).toThrow(/Temporal error/);
  });
});

describe('laws of reminders', () => {
  const zones = fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Martinique', 'UTC');
  const minute = fc.integer({ min: 0, max: 400 * 24 * 60 });
  const reminderSettings = fc.uniqueArray(fc.constantFrom(30, 120, 180, 1440, 1500, 2880, 4320), { maxLength: 4 });

  it('are due after the booking and before its start, outside quiet hours, in order and without repetition', () => {
    fc.assert(
      fc.property(zones, minute, minute, reminderSettings, (zone, from, ahead, minutesBefore) => {
        const bookedAt = local('2027-01-01T00:00').add({ minutes: from });
        const start = bookedAt.add({ minutes: ahead % 10_000 });
        const reminders = remindersOf({ start, bookedAt, zone }, settings(...minutesBefore));
        const startDay = start.toZonedDateTimeISO(zone).toPlainDate();
        reminders.forEach((reminder, i) => {
          const wall = reminder.due.toZonedDateTimeISO(zone);
          expect(Temporal.Instant.compare(bookedAt, reminder.due)).toBe(-1);
          expect(Temporal.Instant.compare(reminder.due, start)).toBe(-1);
          expect(wall.hour).not.toBe(2);
          if (!wall.toPlainDate().equals(startDay)) expect(wall.hour >= 8 && wall.hour < 21).toBe(true);
          const next = reminders[i + 1];
          if (next) expect(Temporal.Instant.compare(reminder.due, next.due)).toBe(-1);
        });
      }),
      { numRuns: 5_000 },
    );
  });

  it('are due at most half a day earlier than announced', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(120, 1440, 2880), (from, minutesBefore) => {
        const start = local('2027-01-01T00:00').add({ minutes: from });
        const [reminder] = remindersOf({ start, bookedAt: longAgo, zone: 'Europe/Paris' }, settings(minutesBefore));
        const early = start.since(reminder!.due).total('minutes') - minutesBefore;
        expect(early).toBeGreaterThanOrEqual(-hours); // the hour that a clock change adds or removes
        expect(early).toBeLessThanOrEqual(13 * hours);
      }),
      { numRuns: 5_000 },
    );
  });
});
