import { type Days, oneDay } from './calendar.js';
import type { Hours } from './hour-ranges.js';
import { readHours } from './hours.js';
import { readDates } from './dates.js';
import { type DayTime, lexicon } from './lexicon.js';
import { phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, numberAt, quote, refuse } from './reading.js';
import type { Token } from './tokens.js';
import type { DayPart, ReadingDefaults } from './understand.types.js';

/** When and how long, in the need's own terms: local days and minutes, before any zone. */
export interface Spoken {
  days: Days | null;
  hours: Hours;
  part: DayPart | null;
  /** "avant ce soir": the part of the day only ends the window. */
  partIsEnd: boolean;
  whole: keyof ReadingDefaults['wholes'] | null;
  now: boolean;
  /** A date was said that does not exist: no other is guessed. */
  noSuchDay: boolean;
  /** All of it in the member's words. */
  said: string;
}

export function readWhen(reading: Reading, today: Temporal.PlainDate): Spoken {
  const others = new Set(reading.tokens.filter((token) => token.taken));
  const { part = null, whole = null, daysFromToday, isEnd = false } = readDayTime(reading);
  const days = readDates(reading, today);
  const hours = readHours(reading);
  const now = readNow(reading);
  const noSuchDay = !days && reading.faults.some((fault) => fault.code === 'DATE_INVALID');
  const moment = daysFromToday === undefined ? null : oneDay(today.add({ days: daysFromToday }));
  if (moment && days && !days.first.equals(moment.first)) contradict(reading, others);
  const said = quote(reading, (token) => token.taken && !others.has(token));
  return { days: days ?? moment, hours, part, partIsEnd: isEnd, whole, now, noSuchDay, said };
}

/** "ce soir" and "lundi": the day that was named is kept. */
function contradict(reading: Reading, others: Set<Token>): void {
  const text = quote(reading, (token) => token.taken && !token.refused && !others.has(token));
  reading.faults.push({ code: 'CONTRADICTION', text });
}

/** The first part of the day that is named; another is left as unread. */
function readDayTime({ tokens }: Reading): DayTime {
  const read: DayTime = {};
  for (let i = 0; i < tokens.length; i++) {
    const hit = phraseAt(lexicon.dayTimes, tokens, i);
    if (!hit || isEve(tokens, i) || endsLength(tokens, i, hit.length) || isHalfOfDay(tokens, i)) continue;
    const { part, whole } = hit.value;
    const another = (part && read.part && part !== read.part) || (whole && read.whole && whole !== read.whole);
    if (another) refuse(tokens, i, hit.length);
    else {
      take(tokens, i, hit.length);
      Object.assign(read, hit.value);
      if (part && phraseBefore(lexicon.strictlyBefore, tokens, i)) read.isEnd = true;
    }
    i += hit.length - 1;
  }
  refinePart(tokens, read);
  return read;
}

/** "tôt demain matin", "late Thursday afternoon": the word that refines the part may stand apart from it. */
function refinePart(tokens: Token[], read: DayTime): void {
  const finer = {
    early: { MORNING: 'EARLY_MORNING', AFTERNOON: 'EARLY_AFTERNOON', EVENING: 'EARLY_EVENING' },
    late: { MORNING: 'LATE_MORNING', AFTERNOON: 'LATE_AFTERNOON', EVENING: 'LATE_EVENING' },
  } as const;
  const which = { tot: finer.early, early: finer.early, tard: finer.late, late: finer.late } as const;
  for (const [i, token] of tokens.entries()) {
    const refined = which[token.text as keyof typeof which] as Partial<Record<DayPart, DayPart>> | undefined;
    const denied = ['trop', 'too', 'plus'].includes(tokens[i - 1]?.text ?? '');
    const alone = !read.part && token.text === 'tot' ? 'EARLY_MORNING' : undefined;
    const part = alone ?? (read.part && refined?.[read.part]);
    if (!part || token.taken || denied) continue;
    read.part = part;
    take(tokens, i, 1);
  }
}

/** "deux heures de l'après-midi", "8 in the morning": which half of the day an hour is in. */
function isHalfOfDay(tokens: Token[], i: number): boolean {
  for (const k of [i, i - 1, i - 2]) {
    const half = k > 0 ? (phraseAt(lexicon.pm, tokens, k) ?? phraseAt(lexicon.am, tokens, k)) : undefined;
    const before = tokens[k - 1];
    if (!half || k + half.length <= i || !before) continue;
    if (before.kind === 'number' || phraseAt(lexicon.hourMark, tokens, k - 1) || numberAt(tokens, k - 1)) return true;
  }
  return false;
}

/** The "eve" of "Christmas eve". */
const isEve = (tokens: Token[], i: number): boolean =>
  [1, 2, 3].some((back) => (i >= back ? (phraseAt(lexicon.feasts, tokens, i - back)?.length ?? 0) : 0) > back);

/** The "a day" of "half a day". */
function endsLength(tokens: Token[], i: number, length: number): boolean {
  const before = i > 0 ? phraseAt(lexicon.lengths, tokens, i - 1) : undefined;
  return before !== undefined && before.length === length + 1;
}

function readNow({ tokens }: Reading): boolean {
  const i = tokens.findIndex((_, at) => phraseAt(lexicon.now, tokens, at) !== undefined);
  if (i >= 0) take(tokens, i, phraseAt(lexicon.now, tokens, i)?.length ?? 0);
  return i >= 0;
}
