import { type NamedDay, dayOfYear } from './calendar.js';
import { lexicon } from './lexicon.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Token } from './tokens.js';

/** "24/11", "24/11/2026", "2026-11-24", "3.12", "03-12". */
export function numericDateAt(tokens: Token[], i: number): NamedDay | undefined {
  const [a, mark, b, mark2, c] = tokens.slice(i, i + 5);
  if (!a || a.kind !== 'number' || mark?.kind !== 'mark' || !mark.glued || b?.kind !== 'number' || !b.glued)
    return undefined;
  if (Number.isNaN(a.value) || Number.isNaN(b.value) || b.taken) return undefined;
  if (tokens[i - 1]?.kind === 'mark' && a.glued && tokens[i - 1]?.text !== '-') return undefined; // "10:30-12"
  const third = mark2?.kind === 'mark' && mark2.text === mark.text && c?.kind === 'number' && c.glued ? c : undefined;
  if (third && a.text.length === 4 && mark.text === '-') {
    return { year: a.value, month: b.value, day: third.value, length: 5 };
  }
  const year = third && (third.text.length === 2 ? 2000 + third.value : third.value);
  if (third && mark.text !== ':' && !Number.isNaN(third.value))
    return { day: a.value, month: b.value, year, length: 5 };
  const hours = phraseAt(lexicon.hourMark, tokens, i + 3) ?? phraseAt(lexicon.people, tokens, i + 3);
  const isNoHour = !hours && !phraseAt(lexicon.am, tokens, i + 3) && !phraseAt(lexicon.pm, tokens, i + 3);
  const isDate = mark.text === '/' || isDottedDate(tokens, i) || isDashedDate(tokens, i);
  return isDate && isNoHour && a.text.length <= 2 && b.text.length <= 2
    ? { day: a.value, month: b.value, length: 3 }
    : undefined;
}

/** "les 2, 3 et 4 décembre": days in a row of one month. */
export function numberListAt(tokens: Token[], i: number, today: Temporal.PlainDate): NamedDay | undefined {
  if (tokens[i]?.kind !== 'number' || tokens[i - 1]?.text !== 'les') return undefined;
  const days = [tokens[i].value];
  let at = i + 1;
  for (;;) {
    const join = phraseAt(lexicon.and, tokens, at)?.length ?? 0;
    const next = tokens[at + join];
    if (next?.kind !== 'number' || (!join && !next.boundary)) break;
    days.push(next.value);
    at += join + 1;
  }
  const month = phraseAt(lexicon.months, tokens, at);
  const isRow = days.length > 1 && days.every((day, k) => day === (days[0] ?? 0) + k);
  const first = month && dayOfYear(days[0] ?? 0, month.value, undefined, today);
  const last = month && dayOfYear(days.at(-1) ?? 0, month.value, undefined, today);
  return month && isRow && first && last ? { length: at + month.length - i, span: { first, last } } : undefined;
}

const isDayAndMonth = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** "3.12" is a day; "9.30" is an hour, and so is "14.15". */
function isDottedDate(tokens: Token[], i: number): boolean {
  const [a, mark, b] = tokens.slice(i, i + 3);
  if (mark?.text !== '.' || !a || !b || !isDayAndMonth(a.value, b.value)) return false;
  const isClock = b.text.length === 2 && b.value % 15 === 0 && a.value >= 7 && a.value <= 23;
  return !isClock && !phraseBefore(lexicon.at, tokens, i) && !phraseAt(lexicon.hourUnit, tokens, i + 3);
}

/** "03-12" and "le 3-12" are days; "10-12" alone are hours. */
function isDashedDate(tokens: Token[], i: number): boolean {
  const [a, mark, b] = tokens.slice(i, i + 3);
  if (mark?.text !== '-' || !a || !b || !isDayAndMonth(a.value, b.value)) return false;
  const padded = a.text.startsWith('0') && b.text.length === 2;
  const article = ['le', 'du', 'the', 'au'].includes(tokens[i - 1]?.text ?? '');
  return padded || article || (a.value > 24 && b.text.length === 2);
}
