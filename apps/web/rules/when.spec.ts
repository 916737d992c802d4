import { describe, expect, it } from '@jest/globals';
import {
  daysAway,
  dayText,
  distanceText,
  hoursText,
  instantOf,
  minutesText,
  momentText,
  monthDayText,
  moneyText,
  openingText,
  spanText,
  timeText,
  wallClock,
  weekdayText,
  dateAfter,
  timesOfDay,
} from './when.js';

const PARIS = 'Europe/Paris';
const NOW = Date.parse('2026-11-22T10:00:00Z');
/** Narrow and non-breaking spaces differ between ICU versions; what is read is the same. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('dates as people write them', () => {
  it('says a span in French and in English, on the 24-hour clock', () => {
    const [start, end] = ['2026-11-23T08:00:00Z', '2026-11-23T09:30:00Z'];
    expect(plain(spanText(start, end, PARIS, 'fr', NOW))).toBe('lun. 23 nov., 9 h – 10 h 30');
    expect(plain(spanText(start, end, PARIS, 'en', NOW))).toBe('Mon 23 Nov, 09:00–10:30');
  });

  it('names the year only when it is another one', () => {
    expect(plain(dayText('2027-01-04T08:00:00Z', PARIS, 'fr', NOW))).toBe('lun. 4 janv. 2027');
    expect(plain(dayText('2026-12-31T08:00:00Z', PARIS, 'fr', NOW))).toBe('jeu. 31 déc.');
  });

  it('writes the first of a month as people do in each language', () => {
    const [start, end] = ['2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z'];
    expect(plain(dayText(start, PARIS, 'fr', NOW))).toBe('mar. 1er déc.');
    expect(plain(dayText(start, PARIS, 'en', NOW))).toBe('Tue 1 Dec');
    expect(plain(dayText('2027-01-01T08:00:00Z', PARIS, 'fr', NOW))).toBe('ven. 1er janv. 2027');
    expect(plain(dayText('2026-12-11T08:00:00Z', PARIS, 'fr', NOW))).toBe('ven. 11 déc.');
    expect(plain(spanText(start, end, PARIS, 'fr', NOW))).toBe('mar. 1er déc., 9 h – 10 h');
    expect(plain(momentText('2026-11-30T23:15:00Z', PARIS, 'fr', NOW))).toBe('mar. 1er déc., 0 h 15');
    expect(plain(hoursText('2026-11-30T21:00:00Z', '2026-12-01T01:00:00Z', PARIS, 'fr'))).toBe(
      '22 h – mar. 1er déc. 2 h',
    );
    expect(monthDayText(start, PARIS, 'fr')).toBe('1er');
  });

  it('gives the day of an end after midnight', () => {
    expect(plain(hoursText('2026-11-23T21:00:00Z', '2026-11-24T01:00:00Z', PARIS, 'fr'))).toBe(
      '22 h – mar. 24 nov. 2 h',
    );
  });

  it('reads the clock of the given zone, midnight included', () => {
    expect(wallClock('2026-11-22T23:00:00Z', PARIS)).toEqual({ date: '2026-11-23', time: '00:00' });
    expect(plain(timeText('2026-11-22T23:00:00Z', PARIS, 'fr'))).toBe('0 h');
    expect(timeText('2026-11-22T23:00:00Z', 'Indian/Reunion', 'en')).toBe('03:00');
    expect(plain(momentText('2026-11-22T23:15:00Z', PARIS, 'fr', NOW))).toBe('lun. 23 nov., 0 h 15');
  });

  it('counts days by the calendar, not by 24 hours', () => {
    expect(daysAway('2026-11-22T22:59:00Z', PARIS, NOW)).toBe(0);
    expect(daysAway('2026-11-22T23:00:00Z', PARIS, NOW)).toBe(1);
    expect(daysAway('2026-11-21T22:59:00Z', PARIS, NOW)).toBe(-1);
    const beforeChange = Date.parse('2027-03-27T22:30:00Z');
    expect(daysAway('2027-03-28T21:30:00Z', PARIS, beforeChange)).toBe(1);
  });

  it('starts the week on Monday and reads opening rules', () => {
    expect([1, 7].map((day) => weekdayText(day, 'fr'))).toEqual(['lundi', 'dimanche']);
    expect(plain(openingText('09:00', 'fr'))).toBe('9 h');
    expect(openingText('18:30', 'en')).toBe('18:30');
    expect(plain(openingText('24:00', 'fr'))).toBe('24 h');
  });
});

describe('from a form to an instant', () => {
  it('keeps the wall clock in summer and winter', () => {
    expect(instantOf('2026-11-23', '14:00', PARIS)).toBe('2026-11-23T13:00:00.000Z');
    expect(instantOf('2027-07-01', '14:00', PARIS)).toBe('2027-07-01T12:00:00.000Z');
    expect(instantOf('2026-11-23', '14:00', 'UTC')).toBe('2026-11-23T14:00:00.000Z');
  });

  it('agrees with Temporal on every half hour of both days the clock changes, in three zones', () => {
    const days: [string, string][] = [
      [PARIS, '2027-03-28'],
      [PARIS, '2027-10-31'],
      ['America/New_York', '2027-03-14'],
      ['America/New_York', '2027-11-07'],
      ['Australia/Lord_Howe', '2027-04-04'],
      ['Australia/Lord_Howe', '2027-10-03'],
    ];
    for (const [zone, day] of days) {
      for (let half = 0; half < 48; half++) {
        const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
        const meant = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, {
          disambiguation: 'compatible',
        });
        expect(`${day} ${time} ${instantOf(day, time, zone)}`).toBe(
          `${day} ${time} ${new Date(meant.epochMilliseconds).toISOString()}`,
        );
      }
    }
  });

  it.each(['', '2026-13-01', 'tomorrow', '2026-11-23T10:00'])('refuses the date %j', (date) => {
    expect(() => instantOf(date, '14:00', PARIS)).toThrow(RangeError);
  });
});

describe('amounts', () => {
  it('says durations, money and distances', () => {
    expect([0, 45, 60, 90, 605, -30].map((minutes) => plain(minutesText(minutes)))).toEqual([
      '0 min',
      '45 min',
      '1 h',
      '1 h 30',
      '10 h 05',
      '−30 min',
    ]);
    expect(plain(moneyText(480, 'fr'))).toBe('4,80 €');
    expect(moneyText(-1250, 'en')).toBe('-€12.50');
    expect([4, 347, 2449, 12_600].map((meters) => plain(distanceText(meters, 'fr')))).toEqual([
      '10 m',
      '350 m',
      '2,4 km',
      '13 km',
    ]);
  });
});

describe('the times a form offers', () => {
  it.each([
    [15, 96, '00:15', '23:45'],
    [30, 48, '00:30', '23:30'],
    [60, 24, '01:00', '23:00'],
  ])('follow the step of %i minutes that the network sets', (step, count, second, last) => {
    const times = timesOfDay(step);
    expect([times.length, times[0], times[1], times.at(-1)]).toEqual([count, '00:00', second, last]);
  });

  it('end at the last day that the network lets members book', () => {
    expect([dateAfter('2026-11-29', 60), dateAfter('2027-12-31', 60)]).toEqual(['2027-01-28', '2028-02-29']);
  });
});
