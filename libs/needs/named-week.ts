import { type NamedDay, later, weekThird } from './calendar.js';
import { lexicon } from './lexicon.js';
import { phraseAt } from './phrases.js';
import type { Token } from './tokens.js';

/** "semaine 49": the week of the ISO calendar, of next year where it is over. */
export function numberedWeekAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const week = phraseAt(lexicon.weekUnit, tokens, i);
  const number = week && tokens[i + week.length];
  if (!week || number?.kind !== 'number' || !(number.value >= 1 && number.value <= 53)) return undefined;
  const ahead = number.value - (today.weekOfYear ?? 1);
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: ahead >= 0 ? ahead : ahead + 52 });
  return { length: week.length + 1, span: { first: later(monday, today), last: monday.add({ days: 6 }) } };
}

/** "fin de semaine prochaine", "early next week". */
export function weekThirdAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const third = phraseAt(lexicon.weekThirds, tokens, i);
  if (!third) return undefined;
  const joiner = phraseAt(lexicon.joiners, tokens, i + third.length)?.length ?? 0;
  for (const skipped of [0, joiner]) {
    const at = i + third.length + skipped;
    const week = phraseAt(lexicon.weeks, tokens, at);
    if (week?.value === 'this' || week?.value === 'next')
      return { length: at + week.length - i, span: weekThird(third.value, week.value, today) };
    const bare = phraseAt(lexicon.weekUnit, tokens, at);
    if (bare) return { length: at + bare.length - i, span: weekThird(third.value, 'this', today) };
  }
  return undefined;
}

/** "le 2e jeudi de décembre", "the first Monday of January". */
export function nthWeekdayAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  const nth = tokens[i]?.kind === 'ordinal' ? tokens[i]?.value : spelledNth.get(tokens[i]?.text ?? '');
  const weekday = nth && !tokens[i]?.taken ? phraseAt(lexicon.weekdays, tokens, i + 1) : undefined;
  if (!nth || !weekday || nth > 5) return undefined;
  const at = i + 1 + weekday.length;
  const joiner = phraseAt(lexicon.joiners, tokens, at)?.length ?? 0;
  const month = phraseAt(lexicon.months, tokens, at + joiner);
  if (!month) return undefined;
  const year = today.year + (month.value < today.month ? 1 : 0);
  const first = Temporal.PlainDate.from({ year, month: month.value, day: 1 });
  const day = first.add({ days: ((weekday.value - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  return { length: at + joiner + month.length - i, span: { first: day, last: day } };
}

const spelledNth = new Map([
  ['premier', 1],
  ['deuxieme', 2],
  ['troisieme', 3],
  ['quatrieme', 4],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]);
