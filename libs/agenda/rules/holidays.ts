/** Named so that the interface can translate them. */
export type FrenchHoliday =
  | 'NEW_YEAR'
  | 'GOOD_FRIDAY'
  | 'EASTER_MONDAY'
  | 'LABOUR_DAY'
  | 'VICTORY_1945'
  | 'ASCENSION'
  | 'WHIT_MONDAY'
  | 'NATIONAL_DAY'
  | 'ASSUMPTION'
  | 'ALL_SAINTS'
  | 'ARMISTICE_1918'
  | 'CHRISTMAS'
  | 'SAINT_STEPHEN';

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const d = Math.floor(century / 4);
  const e = century % 4;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - d - g + 15) % 30;
  const i = Math.floor(yearOfCentury / 4);
  const k = yearOfCentury % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/**
 * The public holidays of a year, in order: article L3133-1 of the Code du travail, and with `alsaceMoselle` the two
 * that L3134-13 adds there (Good Friday, in theory only where there is a Protestant church, is kept everywhere).
 */
export function frenchHolidays(
  year: number,
  alsaceMoselle: boolean,
): { date: Temporal.PlainDate; holiday: FrenchHoliday }[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number, holiday: FrenchHoliday) => ({
    date: Temporal.PlainDate.from({ year, month, day }),
    holiday,
  });
  const fromEaster = (days: number, holiday: FrenchHoliday) => ({ date: easter.add({ days }), holiday });
  const everywhere = [
    on(1, 1, 'NEW_YEAR'),
    fromEaster(1, 'EASTER_MONDAY'),
    on(5, 1, 'LABOUR_DAY'),
    on(5, 8, 'VICTORY_1945'),
    fromEaster(39, 'ASCENSION'),
    fromEaster(50, 'WHIT_MONDAY'),
    on(7, 14, 'NATIONAL_DAY'),
    on(8, 15, 'ASSUMPTION'),
    on(11, 1, 'ALL_SAINTS'),
    on(11, 11, 'ARMISTICE_1918'),
    on(12, 25, 'CHRISTMAS'),
  ];
  const local = alsaceMoselle ? [fromEaster(-2, 'GOOD_FRIDAY'), on(12, 26, 'SAINT_STEPHEN')] : [];
  return [...everywhere, ...local].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

export function isFrenchHoliday(date: Temporal.PlainDate, alsaceMoselle: boolean): boolean {
  return frenchHolidays(date.year, alsaceMoselle).some(({ date: holiday }) => holiday.equals(date));
}
