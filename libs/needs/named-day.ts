import { type NamedDay, later, weekSpan } from './calendar.js';
import { lexicon } from './lexicon.js';
import { type Found, type Phrases, isFree, phraseAt, phraseBefore } from './phrases.js';
import { numberAt } from './reading.js';
import type { Token } from './tokens.js';

/** Whatever at `i` could name a day. Not yet known: which year, or whether such a day exists. */
export function dayAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  if (!isFree(tokens, i)) return undefined;
  const relative = phraseAt(lexicon.days, tokens, i);
  if (relative) return { length: relative.length, offset: relative.value };
  const week = phraseAt(lexicon.weeks, tokens, i);
  if (week) return { length: week.length, span: weekSpan(week.value, today) };
  return weekdayAt(tokens, i) ?? delayAt(tokens, i, today) ?? monthSpanAt(tokens, i, today) ?? numberedAt(tokens, i);
}

/** "mardi", "next Tuesday", "mardi en huit", "mardi de la semaine prochaine", "mardi 24 novembre". */
function weekdayAt(tokens: Token[], i: number): NamedDay | undefined {
  const english = phraseAt(lexicon.nextDay, tokens, i);
  const lead = english ? english.length : 0;
  const weekday = phraseAt(lexicon.weekdays, tokens, i + lead);
  if (!weekday) return undefined;
  const next = i + lead + weekday.length;
  const dated = numberedAt(tokens, next);
  if ((tokens[i + lead]?.text.length ?? 0) <= 3 && !dated) return undefined; // "jeu", "mer" alone are other words
  if (dated) return { ...dated, weekday: weekday.value, length: lead + weekday.length + dated.length };
  const after = (phrases: Phrases<unknown>, at = next) => phraseAt(phrases, tokens, at)?.length;
  const eight = after(lexicon.inEightDays);
  if (eight) return { weekday: weekday.value, weeks: 1, length: lead + weekday.length + eight };
  const fifteen = after(lexicon.inFifteenDays);
  if (fifteen) return { weekday: weekday.value, weeks: 2, length: lead + weekday.length + fifteen };
  const joiner = after(lexicon.joiners) ?? 0;
  for (const skipped of [0, joiner]) {
    const week = phraseAt(lexicon.weeks, tokens, next + skipped);
    if (week?.value === 'next') {
      return { weekday: weekday.value, ofNextWeek: true, length: lead + weekday.length + skipped + week.length };
    }
  }
  return { weekday: weekday.value, length: lead + weekday.length + (after(lexicon.nextDay) ?? 0) };
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
  const slashed = slashedAt(tokens, i);
  if (slashed) return slashed;
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
  if (next?.kind === 'mark' && !(next.text === '-' && phraseAt(lexicon.months, tokens, i + 3))) return undefined;
  const counts = [
    lexicon.hourMark,
    lexicon.hourUnit,
    lexicon.minuteUnit,
    lexicon.people,
    lexicon.seats,
    lexicon.dayUnit,
  ];
  const counted = [...counts, lexicon.companions, lexicon.am, lexicon.pm, lexicon.district];
  return counted.some((phrases) => phraseAt(phrases, tokens, i + 1)) ? undefined : token.value;
}

function withYear(tokens: Token[], i: number, length: number): { length: number; year?: number } {
  const token = tokens[i + length];
  const isYear = token?.kind === 'number' && !token.taken && token.text.length === 4;
  return isYear ? { length: length + 1, year: token.value } : { length };
}

function slashedAt(tokens: Token[], i: number): NamedDay | undefined {
  const [a, mark, b, mark2, c] = tokens.slice(i, i + 5);
  if (!a || a.kind !== 'number' || mark?.kind !== 'mark' || !mark.glued || b?.kind !== 'number' || !b.glued)
    return undefined;
  if (Number.isNaN(a.value) || Number.isNaN(b.value) || b.taken) return undefined;
  const third = mark2?.kind === 'mark' && mark2.text === mark.text && c?.kind === 'number' && c.glued ? c : undefined;
  if (third && a.text.length === 4 && mark.text === '-') {
    return { year: a.value, month: b.value, day: third.value, length: 5 };
  }
  const year = third && (third.text.length === 2 ? 2000 + third.value : third.value);
  if (third && mark.text !== ':' && !Number.isNaN(third.value))
    return { day: a.value, month: b.value, year, length: 5 };
  const hours = phraseAt(lexicon.hourMark, tokens, i + 3) ?? phraseAt(lexicon.people, tokens, i + 3);
  return mark.text === '/' && !hours ? { day: a.value, month: b.value, length: 3 } : undefined;
}
