import { describe, expect, it } from '@jest/globals';
import { easterSunday, frenchHolidays, isFrenchHoliday } from './holidays.js';

const date = (text: string) => Temporal.PlainDate.from(text);

/** Knuth, The Art of Computer Programming 1.3.2, exercise 14: another road to the same Sunday. */
function easterByKnuth(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skippedLeapYears = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - skippedLeapYears - 10;
  let epact = (((11 * golden + 20 + moonCorrection - skippedLeapYears) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact++;
  let fullMoon = 44 - epact;
  if (fullMoon < 21) fullMoon += 30;
  const day = fullMoon + 7 - ((sunday + fullMoon) % 7);
  return Temporal.PlainDate.from({ year, month: 3, day: 1 })
    .add({ days: day - 1 })
    .toString();
}

describe('French public holidays', () => {
  it.each([
    ['1818-03-22'], // the earliest date there is
    ['1943-04-25'], // and the latest
    ['2000-04-23'],
    ['2008-03-23'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'], // the night the clocks change
    ['2028-04-16'],
    ['2038-04-25'],
    ['2285-03-22'],
  ])('puts Easter on %s', (sunday) => {
    expect(easterSunday(date(sunday).year).toString()).toBe(sunday);
  });

  it('agrees with another algorithm on every Easter from 1583 to 4099', () => {
    for (let year = 1583; year <= 4099; year++) {
      const easter = easterSunday(year);
      expect(easter.toString()).toBe(easterByKnuth(year));
      expect(easter.dayOfWeek).toBe(7);
    }
  });

  it('lists the eleven of 2027', () => {
    expect(frenchHolidays(2027, false).map(({ date, holiday }) => `${date} ${holiday}`)).toEqual([
      '2027-01-01 NEW_YEAR',
      '2027-03-29 EASTER_MONDAY',
      '2027-05-01 LABOUR_DAY',
      '2027-05-06 ASCENSION',
      '2027-05-08 VICTORY_1945',
      '2027-05-17 WHIT_MONDAY',
      '2027-07-14 NATIONAL_DAY',
      '2027-08-15 ASSUMPTION',
      '2027-11-01 ALL_SAINTS',
      '2027-11-11 ARMISTICE_1918',
      '2027-12-25 CHRISTMAS',
    ]);
  });

  it('adds Good Friday and 26 December in Alsace and Moselle only', () => {
    const everywhere = frenchHolidays(2027, false).map(({ holiday }) => holiday);
    const more = frenchHolidays(2027, true).filter(({ holiday }) => !everywhere.includes(holiday));
    expect(more.map(({ date }) => date.toString())).toEqual(['2027-03-26', '2027-12-26']);
    expect(isFrenchHoliday(date('2027-12-26'), true)).toBe(true);
    expect(isFrenchHoliday(date('2027-12-26'), false)).toBe(false);
  });

  it('keeps two holidays of one day apart: 1 May 2008 was Ascension too', () => {
    const names = frenchHolidays(2008, false).filter(({ date }) => date.toString() === '2008-05-01');
    expect(names.map(({ holiday }) => holiday).sort()).toEqual(['ASCENSION', 'LABOUR_DAY']);
  });

  it.each(['2027-03-28', '2027-05-02', '2027-12-24', '2028-02-29'])('knows %s as an ordinary day', (day) => {
    expect(isFrenchHoliday(date(day), false)).toBe(false);
  });
});
