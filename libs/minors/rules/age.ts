/** From this age on a person books without a guardian. */
export const FULL_AGE = 18;

/** A date that people write, `2010-05-31`; undefined when there is no such day. */
export function readBirthDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** The years that a person has lived on a day. Who is born on 29 February grows older on 1 March in the other years. */
export function ageOn(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const isAfterBirthday = day.month > birthDate.month || (day.month === birthDate.month && day.day >= birthDate.day);
  return day.year - birthDate.year - (isAfterBirthday ? 0 : 1);
}

/** Whether a person is not of age yet at an instant, by the calendar of a place. */
export const isMinorAt = (birthDate: Temporal.PlainDate, at: Temporal.Instant, zone: string): boolean =>
  ageOn(birthDate, at.toZonedDateTimeISO(zone).toPlainDate()) < FULL_AGE;

/** Whether it can be the birth date of somebody who is here today. */
export const isPossible = (birthDate: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(birthDate, today) < 0 && ageOn(birthDate, today) <= 120;

/** Whoever was born after this day is not of age yet at an instant, by the calendar of a place. */
export const latestBirthDateOfAge = (at: Temporal.Instant, zone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate().subtract({ years: FULL_AGE });
