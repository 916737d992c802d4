import { describe, expect, it } from '@jest/globals';
import { ageOn, isMinorAt, isPossible, latestBirthDateOfAge, readBirthDate } from './age.js';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('age', () => {
  it.each([
    ['2008-11-30', '2026-11-29', 17],
    ['2008-11-30', '2026-11-30', 18],
    ['2008-12-01', '2026-11-30', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2009-01-01', '2026-12-31', 17],
  ])('of somebody born on %s is on %s %i years', (born, on, years) => {
    expect(ageOn(day(born), day(on))).toBe(years);
  });

  it('changes at midnight of the place, not of the server', () => {
    const born = day('2008-12-01');
    const at = Temporal.Instant.from('2026-11-30T23:30:00Z');
    expect(isMinorAt(born, at, 'Europe/Paris')).toBe(false);
    expect(isMinorAt(born, at, 'UTC')).toBe(true);
    expect(isMinorAt(born, at, 'Indian/Reunion')).toBe(false);
    expect(isMinorAt(born, at, 'America/Guadeloupe')).toBe(true);
  });
});

describe('the latest birth date of people of age', () => {
  it('agrees with the age, day by day around every birthday', () => {
    for (const today of ['2026-02-28', '2026-03-01', '2028-02-29', '2026-11-30'])
      for (let days = -3; days <= 3; days++) {
        const at = Temporal.Instant.from(`${today}T12:00:00Z`);
        const born = day(today).subtract({ years: 18 }).add({ days });
        const isLater = Temporal.PlainDate.compare(born, latestBirthDateOfAge(at, 'Europe/Paris')) > 0;
        expect([today, born.toString(), isLater]).toEqual([
          today,
          born.toString(),
          isMinorAt(born, at, 'Europe/Paris'),
        ]);
      }
  });
});

describe('a birth date', () => {
  it.each(['2010-02-30', '2010-13-01', '10-05-01', '2010-5-1', '', 'hier', '2010-05-01T00:00', '+012010-05-01'])(
    'is not read from %j',
    (text) => {
      expect(readBirthDate(text)).toBeUndefined();
    },
  );
  it('is read as written', () => {
    expect(readBirthDate('2010-05-31')?.toString()).toBe('2010-05-31');
  });
  it.each([
    ['2026-11-30', false],
    ['2026-11-29', true],
    ['2030-01-01', false],
    ['1906-11-30', true],
    ['1905-11-30', false],
  ])('%s is possible on 30 November 2026: %s', (born, possible) => {
    expect(isPossible(day(born), day('2026-11-30'))).toBe(possible);
  });
});
