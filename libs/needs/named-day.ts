import { type NamedDay, dayOfMonth, later, weekSpan } from './calendar.js';
import { lexicon } from './lexicon.js';
import { nthWeekdayAt, numberedWeekAt, weekThirdAt } from './named-week.js';
import { type Found, type Phrases, isFree, phraseAt, phraseBefore } from './phrases.js';
import { numberAt } from './reading.js';
import { numberListAt, numericDateAt } from './numeric-date.js';
import type { Token } from './tokens.js';

/** Whatever at `i` could name a day. Not yet known: which year, or whether such a day exists. */
export function dayAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  if (!isFree(tokens, i)) return undefined;
  const relative = phraseAt(lexicon.days, tokens, i);
  if (relative) return { length: relative.length, offset: relative.value };
  const feast = phraseAt(lexicon.feasts, tokens, i);
  if (feast) return { length: feast.length, day: feast.value % 100, month: Math.floor(feast.value / 100) };
  const list = numberListAt(tokens, i, today);
  if (list) return list;
  const nth = nthWeekdayAt(tokens, i, today);
  if (nth) return nth;
  const numbered = numberedWeekAt(tokens, i, today);
  if (numbered) return numbered;
  const third = weekThirdAt(tokens, i, today);
  if (third) return third;
  const week = phraseAt(lexicon.weeks, tokens, i);
  if (week) return { length: week.length, span: weekSpan(week.value, today) };
  return (
    weekdayAt(tokens, i, today) ?? delayAt(tokens, i, today) ?? monthSpanAt(tokens, i, today) ?? numberedAt(tokens, i)
  );
}

/** "mardi", "next Tuesday", "mardi en huit", "mardi de la semaine prochaine", "mardi 24 novembre". */
function weekdayAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const weekOn = phraseAt(lexicon.weekOn, tokens, i);
  const leading = weekOn ?? phraseAt(lexicon.nextDay, tokens, i);
  const isThis = !leading && (phraseAt(lexicon.thisDay, tokens, i) ?? phraseBefore(lexicon.thisDay, tokens, i));
  const lead = leading?.length ?? (isThis && phraseAt(lexicon.thisDay, tokens, i) ? isThis.length : 0);
  const weekday = phraseAt(lexicon.weekdays, tokens, i + lead);
  if (!weekday || tokens[i + lead]?.isPossessive) return undefined;
  const next = i + lead + weekday.length;
  const article = phraseAt(lexicon.dayArticle, tokens, next)?.length ?? 0;
  const dated =
    numberedAt(tokens, next) ?? (article ? articled(numberedAt(tokens, next + article), article) : undefined);
  if (!dated && !lead && !isThis && isDoubtful(tokens, i)) return undefined;
  if (dated && !isHourRange(tokens, next, dated, weekday.value, today))
    return { ...dated, weekday: weekday.value, length: lead + weekday.length + dated.length };
  const after = (phrases: Phrases<unknown>, at = next) => phraseAt(phrases, tokens, at)?.length;
  const weeksLater = (weeks: number, length: number) => ({
    weekday: weekday.value,
    weeks,
    length: lead + weekday.length + length,
  });
  const eight = after(lexicon.inEightDays);
  if (eight || weekOn) return weeksLater(1, eight ?? 0);
  const fifteen = after(lexicon.inFifteenDays);
  if (fifteen) return weeksLater(2, fifteen);
  const joiner = after(lexicon.joiners) ?? 0;
  for (const skipped of [0, joiner]) {
    const week = phraseAt(lexicon.weeks, tokens, next + skipped);
    if (week?.value === 'next' || week?.value === 'this') {
      const ofNextWeek = week.value === 'next';
      return { weekday: weekday.value, ofNextWeek, length: lead + weekday.length + skipped + week.length };
    }
  }
  const past = weekOn
    ? undefined
    : (after(lexicon.lastDay) ?? (phraseBefore(lexicon.lastDay, tokens, i) ? 0 : undefined));
  if (past !== undefined) return { ...weeksLater(-1, past), isPast: true };
  const orToday = Boolean(isThis);
  const plain = !lead && !orToday && !after(lexicon.nextDay);
  return { weekday: weekday.value, orToday, plain, length: lead + weekday.length + (after(lexicon.nextDay) ?? 0) };
}

/** "mardi 14 16h" where the 14th is no Tuesday: two hours. */
function isHourRange(tokens: Token[], i: number, dated: NamedDay, weekday: number, today: Temporal.PlainDate): boolean {
  const isBare = dated.month === undefined && dated.length === 1 && dated.day !== undefined;
  const hours = tokens[i + 1]?.kind === 'number' && phraseAt(lexicon.hourMark, tokens, i + 2);
  const couldBeHour = (dated.day ?? 0) >= 7 && (dated.day ?? 0) <= 20; // "Tuesday 11" where the 11th is a Friday
  const joins = ['to', 'till', 'until', 'til'].includes(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.kind === 'number';
  if (isBare && joins) return true; // "wed 9 to 1"
  if (!isBare || (!hours && !couldBeHour)) return false;
  return dayOfMonth(dated.day ?? 1, weekday, today)?.dayOfWeek !== weekday;
}

const articled = (named: NamedDay | undefined, article: number): NamedDay | undefined =>
  named && { ...named, length: named.length + article };

/** Short names of days that are other words too: "jeu", "mer", "mar", "sun", "sat". */
const doubtfulDays = new Set(['jeu', 'mer', 'mar', 'dim', 'sam', 'sun', 'sat', 'wed', 'mon', 'vend', 'merc']);

/** A short name is a day where an hour, a part of the day or a full stop is near, or where it stands apart. */
function isDoubtful(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  if (!token || !doubtfulDays.has(token.text)) return false;
  const next = tokens[i + 1];
  if (!next || next.boundary || next.taken) return false;
  if (next.kind === 'number' || next.kind === 'mark') return false;
  const follows: Phrases<unknown>[] = [lexicon.dayTimes, lexicon.noon, lexicon.midnight, lexicon.nextDay, lexicon.at];
  const more = [lexicon.from, lexicon.until, lexicon.inEightDays, lexicon.inFifteenDays, lexicon.or, lexicon.partyFor];
  const wide = [lexicon.weeks, lexicon.weekdays, lexicon.excepted, lexicon.numbers, lexicon.lengths];
  const isTimely = [...follows, ...more, ...wide].some((phrases) => phraseAt(phrases, tokens, i + 1));
  const part = phraseBefore(lexicon.dayTimes, tokens, i);
  const cues = [lexicon.except, lexicon.correction, lexicon.at, lexicon.until, lexicon.from, lexicon.otherwise];
  const before = tokens[i - 1];
  const isSmallTalk =
    phraseAt(lexicon.fillers, tokens, i + 1) !== undefined && phraseAt(lexicon.joiners, tokens, i + 1) === undefined;
  return !isTimely && !isSmallTalk && !part && !(before && cues.some((phrases) => phraseBefore(phrases, tokens, i)));
}

/** "dans 3 jours", "dans une semaine", "d'ici 15 jours". */
function delayAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const within = phraseAt(lexicon.until, tokens, i);
  const lead = phraseAt(lexicon.inDelay, tokens, i) ?? within;
  if (!lead) return undefined;
  const amount = numberAt(tokens, i + lead.length);
  if (!amount) return undefined;
  const at = i + lead.length + amount.length;
  const unit = (phrases: Phrases<true>): Found<true> | undefined => phraseAt(phrases, tokens, at);
  const idiom = phraseAt(lexicon.idiomaticDays, tokens, i + lead.length)?.value ?? amount.value;
  const [found, then] =
    pair(unit(lexicon.dayUnit), { days: idiom }) ??
    pair(unit(lexicon.weekUnit), { weeks: amount.value }) ??
    pair(unit(lexicon.monthUnit), { months: amount.value }) ??
    pair(unit(lexicon.yearUnit), { years: amount.value }) ??
    [];
  if (!found || !then || amount.value > 999) return undefined;
  const length = lead.length + amount.length + found.length;
  const last = today.add(then);
  return { length, span: { first: within ? today : last, last } };
}

const pair = <A, B>(a: A | undefined, b: B): [A, B] | undefined => (a === undefined ? undefined : [a, b]);

/** "en décembre", "fin novembre": what is left of it. */
function monthSpanAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const third = phraseAt(lexicon.monthThirds, tokens, i);
  const lead = third ?? phraseAt(lexicon.inMonth, tokens, i);
  const month = lead && phraseAt(lexicon.months, tokens, i + lead.length);
  if (!lead || !month) return undefined;
  const year = today.year + (month.value < today.month ? 1 : 0);
  const start = Temporal.PlainDate.from({ year, month: month.value, day: 1 });
  const end = start.add({ months: 1 }).subtract({ days: 1 });
  const length = lead.length + month.length;
  const from = third ? start.with({ day: [1, 11, 21][third.value - 1] }) : start;
  const last = third && third.value < 3 ? start.with({ day: third.value * 10 }) : end;
  return { length, span: { first: Temporal.PlainDate.compare(today, last) > 0 ? from : later(from, today), last } };
}

/** "24 novembre 2026", "November 24th", "24/11", "24/11/2026", "2026-11-24", "24". */
function numberedAt(tokens: Token[], i: number): NamedDay | undefined {
  const token = tokens[i];
  if (!token || token.taken) return undefined;
  if (token.kind === 'word') {
    const month = phraseAt(lexicon.months, tokens, i);
    const day = month && dayNumber(tokens, i + month.length);
    if (month && day !== undefined) return { day, month: month.value, ...withYear(tokens, i, month.length + 1) };
    const spelt = numberAt(tokens, i);
    const after = spelt && phraseAt(lexicon.months, tokens, i + spelt.length);
    return after && { day: spelt.value, month: after.value, ...withYear(tokens, i, spelt.length + after.length) };
  }
  if (phraseAt(lexicon.lengths, tokens, i)) return undefined; // "1/2 journée"
  const numeric = numericDateAt(tokens, i);
  if (numeric) return numeric;
  const day = dayNumber(tokens, i);
  if (day === undefined) return undefined;
  const joiner = phraseAt(lexicon.joiners, tokens, i + 1)?.length ?? 0;
  for (const skipped of [0, joiner]) {
    const month = phraseAt(lexicon.months, tokens, i + 1 + skipped);
    if (month) return { day, month: month.value, ...withYear(tokens, i, 1 + skipped + month.length) };
  }
  return token.kind === 'ordinal' && token.value !== 1 && !phraseBefore(lexicon.dayArticle, tokens, i)
    ? undefined
    : { day, length: 1 };
}

/** A number that counts no hours, people or minutes. */
function dayNumber(tokens: Token[], i: number): number | undefined {
  const token = tokens[i];
  if (!token || token.taken || (token.kind !== 'number' && token.kind !== 'ordinal')) return undefined;
  if (Number.isNaN(token.value) || token.value > 99) return undefined;
  const next = tokens[i + 1];
  if (next?.kind === 'mark' && next.text !== '+' && !(next.text === '-' && phraseAt(lexicon.months, tokens, i + 3)))
    return undefined;
  const counts = [
    lexicon.hourMark,
    lexicon.hourUnit,
    lexicon.minuteUnit,
    lexicon.people,
    lexicon.seats,
    lexicon.dayUnit,
    lexicon.ish,
    lexicon.money,
  ];
  if (phraseAt(lexicon.streets, tokens, i + 1)) return undefined; // "le 12 rue Garibaldi"
  if (token.kind === 'ordinal' && phraseAt(lexicon.floors, tokens, i + 1)) return undefined; // "on the 2nd floor"
  if (token.kind === 'number' && next?.kind === 'word' && next.glued && !phraseAt(lexicon.months, tokens, i + 1))
    return undefined; // "the 3D printer"
  const counted = [...counts, lexicon.companions, lexicon.am, lexicon.pm, lexicon.district];
  return counted.some((phrases) => phraseAt(phrases, tokens, i + 1)) ? undefined : token.value;
}

function withYear(tokens: Token[], i: number, length: number): { length: number; year?: number } {
  const token = tokens[i + length];
  const isYear = token?.kind === 'number' && !token.taken && token.text.length === 4;
  return isYear ? { length: length + 1, year: token.value } : { length };
}
