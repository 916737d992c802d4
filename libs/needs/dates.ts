import { type Days, type NamedDay, dayOfMonth, dayOfYear, later, nextWeekday, oneDay } from './calendar.js';
import { lexicon } from './lexicon.js';
import { dayAt } from './named-day.js';
import { type Phrases, isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, refuse } from './reading.js';
import type { Token } from './tokens.js';

/** Takes the first day or range of days; a second, different one is refused and so reported as unread. */
export function readDates(reading: Reading, today: Temporal.PlainDate): Days | null {
  const { tokens } = reading;
  let days: Days | null = null;
  for (let i = 0; i < tokens.length; i++) {
    if (!isFree(tokens, i)) continue;
    const first = dayAt(tokens, i, today);
    if (!first) continue;
    const second = rangeEnd(tokens, i, first, today);
    if (first.weekday === undefined && first.day !== undefined && !second && !namesADay(tokens, i, first)) continue;
    const length = second ? second.length : first.length;
    const read = second
      ? range(reading, i, first, second, today)
      : opened(reading, i, resolve(reading, i, first, today), today);
    if (read && first.day !== undefined) read.isDated = true;
    const both: Days | undefined = read && days ? narrowed(days, read) : undefined;
    if (read && days && !both) refuse(tokens, i, length);
    else take(tokens, i, length);
    days = both ?? days ?? read;
    i += length - 1;
  }
  return days;
}

/** A day and the week it is in, in either order: "la semaine prochaine, mardi". */
function narrowed(a: Days, b: Days): Days | undefined {
  if (a.first.equals(b.first) && a.last.equals(b.last)) return a;
  const [span, day] = isOneDay(a) ? [b, a] : [a, b];
  if (isOneDay(span) || !isOneDay(day) || span.first.until(span.last).days > 6) return undefined;
  if (day.isDated) return isWeekend(span) ? weekendOf(day.first) : day;
  const ahead = (day.first.dayOfWeek - span.first.dayOfWeek + 7) % 7;
  const inside = span.first.add({ days: ahead });
  return Temporal.PlainDate.compare(inside, span.last) <= 0 ? oneDay(inside) : day;
}

const isWeekend = ({ first, last }: Days) => first.dayOfWeek === 6 && last.dayOfWeek === 7;

/** "le week-end du 5 décembre". */
function weekendOf(day: Temporal.PlainDate): Days {
  const saturday = day.add({ days: 6 - day.dayOfWeek });
  return { first: saturday, last: saturday.add({ days: 1 }) };
}

const isOneDay = ({ first, last }: Days) => first.equals(last);

/** "le 24" is a day; "24" alone is not. */
function namesADay(tokens: Token[], i: number, named: NamedDay): boolean {
  if (named.month !== undefined) return true;
  return phraseBefore(lexicon.dayArticle, tokens, i) !== undefined;
}

function openEnd(tokens: Token[], i: number): 'from' | 'until' | 'before' | 'week' | undefined {
  // the "d'ici" of "près d'ici" is read already
  const freeBefore = (phrases: Phrases<true>, at: number) =>
    !tokens[at - 1]?.taken && phraseBefore(phrases, tokens, at);
  const cue = (phrases: Phrases<true>) =>
    freeBefore(phrases, i) || (phraseBefore(lexicon.dayArticle, tokens, i) && freeBefore(phrases, i - 1));
  if (phraseBefore(lexicon.weekOf, tokens, i)) return 'week';
  if (cue(lexicon.strictlyBefore)) return 'before';
  if (cue(lexicon.until)) return 'until';
  return cue(lexicon.from) ? 'from' : undefined;
}

/** "d'ici vendredi" runs from today, "à partir de lundi" and "la semaine du 30" for a week. */
function opened(reading: Reading, i: number, days: Days | null, today: Temporal.PlainDate): Days | null {
  if (!days) return null;
  const end = openEnd(reading.tokens, i);
  const ahead = Temporal.PlainDate.compare(days.last, today) > 0;
  if (end === 'until' && ahead) return { first: today, last: days.last, isOpenEnded: true };
  if (end === 'before' && ahead) return { first: today, last: days.last.subtract({ days: 1 }), isOpenEnded: true };
  if (end === 'from' && days.first.equals(days.last) === false) return days;
  if (end === 'from' || end === 'week')
    return { first: days.first, last: days.first.add({ days: 6 }), isOpenEnded: end === 'from' };
  return days;
}

interface RangeEnd {
  named: NamedDay;
  /** Tokens of the whole range. */
  length: number;
}

function rangeEnd(tokens: Token[], i: number, first: NamedDay, today: Temporal.PlainDate): RangeEnd | undefined {
  const join = phraseAt(lexicon.rangeTo, tokens, i + first.length);
  if (!join || first.span) return undefined;
  const introduced = phraseBefore(lexicon.rangeFrom, tokens, i) ?? phraseBefore(lexicon.between, tokens, i);
  const dash = tokens[i + first.length]?.kind === 'mark';
  const article = phraseBefore(lexicon.dayArticle, tokens, i);
  const weekdays = first.weekday !== undefined && first.day === undefined; // "lundi à vendredi"
  if (!introduced && !dash && !weekdays) return undefined;
  let at = i + first.length + join.length;
  if (phraseAt(lexicon.dayArticle, tokens, at)) at++;
  const named = dayAt(tokens, at, today);
  if (!named || named.span || (first.month === undefined && first.day !== undefined && named.day === undefined)) return;
  if (weekdays && !introduced && !dash && (named.weekday === undefined || isAnd(tokens, i + first.length)))
    return undefined;
  if (dash && named.month === undefined && named.weekday === undefined) return undefined;
  if (named.month === undefined && named.day !== undefined && !article) return undefined; // "de 14 à 16" are hours
  return { named, length: at + named.length - i };
}

/** "lundi et mardi" are two days, not a range. */
function isAnd(tokens: Token[], i: number): boolean {
  return phraseAt(lexicon.and, tokens, i) !== undefined;
}

function range(reading: Reading, i: number, from: NamedDay, end: RangeEnd, today: Temporal.PlainDate): Days | null {
  const to = end.named;
  if (from.day !== undefined && from.month === undefined && to.month !== undefined) {
    from = { ...from, month: to.month, year: to.year };
  }
  if (to.ofNextWeek && from.weekday !== undefined) from = { ...from, ofNextWeek: true, plain: false }; // "mon-wed next week"
  const first = resolve(reading, i, from, today)?.first;
  if (!first) return null;
  const last = resolve(reading, i, to, to.offset === undefined && !to.ofNextWeek ? later(first, today) : today)?.first;
  const reversed = last !== undefined && Temporal.PlainDate.compare(last, first) < 0;
  if (reversed) addFault(reading, 'REVERSED', i, end.length);
  return { first, last: last && !reversed ? last : first };
}

/** One day, or a stretch of them, outside of any range. */
export const resolveDay = (reading: Reading, i: number, named: NamedDay, today: Temporal.PlainDate): Days | null =>
  resolve(reading, i, named, today);

/** Which day of the calendar is meant: without a month or year, the next to come. */
function resolve(reading: Reading, i: number, named: NamedDay, today: Temporal.PlainDate): Days | null {
  if (named.span) return named.span;
  if (named.offset !== undefined) return oneDay(today.add({ days: named.offset }));
  if (named.plain && named.weekday === today.dayOfWeek) reading.sameWeekday ??= reading.tokens[i];
  if (named.day === undefined) return oneDay(nextWeekday(named, today));
  const { day, weekday, month, year } = named;
  const date = month === undefined ? dayOfMonth(day, weekday, today) : dayOfYear(day, month, year, today);
  if (!date) {
    addFault(reading, 'DATE_INVALID', i, named.length);
    return null;
  }
  if (weekday !== undefined && date.dayOfWeek !== weekday) {
    addFault(reading, 'CONTRADICTION', i, named.length);
  }
  return oneDay(date);
}
