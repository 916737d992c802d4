/** The days a need names, both included. */
export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  /** "d'ici mercredi", "à partir de lundi": one of its ends was said, and an hour is said of that day. */
  isOpenEnded?: boolean;
  /** Named by its number and no mere weekday. */
  isDated?: boolean;
}

/** A day as it was said, before it is known which one is meant. */
export interface NamedDay {
  length: number;
  offset?: number;
  weekday?: number;
  /** Weeks to add to the next such weekday. */
  weeks?: number;
  ofNextWeek?: boolean;
  /** "vendredi dernier". */
  isPast?: boolean;
  /** "ce lundi": today where it is one. */
  orToday?: boolean;
  /** Only the name of a weekday. */
  plain?: boolean;
  day?: number;
  month?: number;
  year?: number;
  span?: Days;
}

/** Said of a day without a year: gone by no longer than this, it is a slip and not next year's. */
const slipDays = 31;

export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b);

/** Days left of this week, the next one, or a week-end. */
export function weekSpan(which: 'any' | 'this' | 'next' | 'weekend' | 'nextWeekend', today: Temporal.PlainDate): Days {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  if (which === 'any') return anyDay(today);
  if (which === 'this') return { first: today, last: monday.add({ days: 6 }) };
  if (which === 'next') return { first: monday.add({ days: 7 }), last: monday.add({ days: 13 }) };
  const weeks = which === 'weekend' ? 0 : 1;
  return { first: later(monday.add({ days: 5 + 7 * weeks }), today), last: monday.add({ days: 6 + 7 * weeks }) };
}

/** "n'importe quel jour": the week ahead. */
export const anyDay = (today: Temporal.PlainDate): Days => ({ first: today, last: today.add({ days: 7 }) });

/** The first, middle or last working days of a week; of this one only while they are ahead. */
export function weekThird(third: number, which: 'this' | 'next', today: Temporal.PlainDate): Days {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const [from, to] = [
    [0, 1],
    [1, 3],
    [3, 4],
  ][third - 1] as [number, number];
  const isOver = which === 'this' && today.dayOfWeek - 1 > to;
  const week = monday.add({ days: which === 'next' || isOver ? 7 : 0 });
  return { first: later(week.add({ days: from }), today), last: week.add({ days: to }) };
}

export const oneDay = (date: Temporal.PlainDate): Days => ({ first: date, last: date });

export function nextWeekday(named: NamedDay, today: Temporal.PlainDate): Temporal.PlainDate {
  const weekday = named.weekday ?? 1;
  if (named.isPast) return today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 });
  if (named.ofNextWeek) return today.add({ days: 7 - today.dayOfWeek + weekday });
  if (named.orToday && weekday === today.dayOfWeek) return today;
  if (named.weeks && weekday === today.dayOfWeek) return today.add({ days: 7 * named.weeks }); // "lundi en huit" on a Monday
  const ahead = ((weekday - today.dayOfWeek + 6) % 7) + 1; // "lundi" said on a Monday is the one after
  return today.add({ days: ahead + 7 * (named.weeks ?? 0) });
}

/** "le 24": the next to come; "mardi 24": the next that is a Tuesday, if one is near. */
export function dayOfMonth(day: number, weekday: number | undefined, today: Temporal.PlainDate) {
  let next: Temporal.PlainDate | null = null;
  for (let months = 0; months < 3; months++) {
    const month = today.with({ day: 1 }).add({ months });
    const date = exactly(month.year, month.month, day);
    if (!date || Temporal.PlainDate.compare(date, today) < 0) continue;
    if (weekday === undefined || date.dayOfWeek === weekday) return date;
    next ??= date;
  }
  return next;
}

export function dayOfYear(day: number, month: number, year: number | undefined, today: Temporal.PlainDate) {
  if (year !== undefined) return exactly(year, month, day);
  const recent = today.subtract({ days: slipDays });
  for (let ahead = -1; ahead < 9; ahead++) {
    const date = exactly(today.year + ahead, month, day);
    if (date && Temporal.PlainDate.compare(date, recent) >= 0) return date;
  }
  return null;
}

/** The day if it exists: "31 février" does not. */
function exactly(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (!(year >= 1 && year <= 9998 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date : null;
}

const inWords = new Map<string, Intl.DateTimeFormat>();

/** "mardi 1 décembre": a day in words that the reader takes for no other. */
export function dayInWords(day: Temporal.PlainDate, language: 'fr' | 'en'): string {
  const format =
    inWords.get(language) ??
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
  inWords.set(language, format);
  return format.format(Date.UTC(day.year, day.month - 1, day.day, 12));
}
