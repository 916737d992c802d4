import { type Known, claimAt } from './claims.js';
import { dayInWords, nextWeekday } from './calendar.js';
import { lexicon } from './lexicon.js';
import { meaningAt } from './phrase-book.js';
import { phraseAt, phraseBefore } from './phrases.js';
import { type Reading, numberAt, said } from './reading.js';
import type { Token } from './tokens.js';
import type { Doubt, DoubtAbout, Place } from './understand.types.js';

/** A run of tokens that no reader took. */
export interface Rest {
  from: number;
  length: number;
}

/** What a left-over run looks like, when it should not be passed over in silence. */
export function doubtAbout(
  { tokens }: Reading,
  free: Token[],
  { from, length }: Rest,
  known: Known,
): DoubtAbout | undefined {
  const looks: DoubtAbout[] = [];
  for (let i = from; i < from + length; i++) {
    const look = looksLike(tokens[i], free, i, known);
    if (look) looks.push(look);
  }
  const order: DoubtAbout[] = ['NEGATION', 'DAY', 'HOUR', 'PLACE', 'NUMBER'];
  return order.find((about) => looks.includes(about));
}

function looksLike(token: Token | undefined, alone: Token[], i: number, known: Known): DoubtAbout | undefined {
  const free = alone[i];
  if (!token || !free) return undefined;
  const at = (phrases: Parameters<typeof phraseAt>[0]) => phraseAt(phrases, alone, i) !== undefined;
  if (free.isPossessive) return undefined;
  if (at(lexicon.repeated) || at(lexicon.unknownDays) || at(lexicon.weekdays) || at(lexicon.feasts)) return 'DAY';
  if (at(lexicon.vagueHours)) return 'HOUR';
  if (token.refused && at(lexicon.without)) return undefined; // "sans wifi": not required
  if (at(lexicon.except) && !at(lexicon.notNegations)) return 'NEGATION';
  const isAge =
    free.kind === 'number' && phraseAt(lexicon.yearUnit, alone, i + 1) && !phraseBefore(lexicon.inDelay, alone, i);
  if (isMoney(alone, i) || isAge) return undefined; // "les 10 ans de l'association"
  const about = claimAt(alone, i, known)?.about;
  if (about === 'DAY' || about === 'PLACE') return about;
  if (about === 'TIME') return 'HOUR';
  if (about === 'LENGTH') return 'HOUR';
  if (free.kind === 'ordinal' && known.gazetteer.districts.has(free.text) && !phraseAt(lexicon.floors, alone, i + 1))
    return 'PLACE';
  const next = alone[i + 1];
  const qualifies = next?.kind === 'word' && !next.boundary;
  if (
    qualifies &&
    (free.kind === 'ordinal' || free.value === 1 || (next.glued && !phraseAt(lexicon.hourMark, alone, i + 1)))
  )
    return undefined; // "ma 2e réunion", "1 salle", "3D"
  if (isLikeDay(free) || isLongDelay(alone, i)) return 'DAY';
  if (free.kind === 'number' && phraseAt(lexicon.hourMark, alone, i + 1)) return 'HOUR';
  if (phraseAt(lexicon.months, alone, i) && !phraseAt(lexicon.fillers, alone, i)) return 'DAY';
  if (isLikePlace(alone, i, known.language)) return 'PLACE';
  const spelled = free.kind === 'word' ? numberAt(alone, i) : undefined;
  const counted = spelled && meaningAt(alone, i + spelled.length, known.vocabulary)?.meaning.equipment; // "two mics"
  if (spelled && spelled.value >= 2 && !counted) return 'NUMBER';
  if (about === 'NUMBER' && meaningAt(alone, i + 1, known.vocabulary)?.meaning.equipment) return undefined; // "2 micros"
  if (free.kind === 'number' || free.kind === 'ordinal' || about === 'PARTY') return 'NUMBER';
  return undefined;
}

function isMoney(tokens: Token[], i: number): boolean {
  return tokens[i]?.kind === 'number' && phraseAt(lexicon.money, tokens, i + 1) !== undefined;
}

/** "ven" where nothing says that it is a day: the next Friday is likely meant. */
export function doubtOf(
  reading: Reading,
  free: Token[],
  rest: Rest,
  about: DoubtAbout,
  known: Known,
  language: 'fr' | 'en',
): Doubt {
  const { tokens } = reading;
  const text = said(reading, rest.from, rest.length).slice(0, longestQuote);
  const weekday = phraseAt(lexicon.weekdays, free, rest.from);
  if (about === 'DAY' && weekday && rest.length === weekday.length) {
    const day = nextWeekday({ length: 1, weekday: weekday.value }, known.today);
    return { about, text, guess: { about: 'DAY', day }, accepted: rewritten(reading, rest, dayInWords(day, language)) };
  }
  const number = tokens[rest.from];
  const district = number?.kind === 'ordinal' ? known.gazetteer.districts.get(number.text) : undefined;
  if (about === 'PLACE' && district && rest.length === 1) return placeDoubt(reading, rest, district);
  const isCued = ['a', 'at', 'vers', 'around', 'about'].includes(tokens[rest.from - 1]?.text ?? '');
  const isHour = isCued || phraseAt(lexicon.weekdays, free, rest.from - 1) !== undefined;
  if (about === 'NUMBER' && rest.length === 1 && number && isHour && number.value >= 7 && number.value <= 21) {
    const guess = { about: 'HOUR', minutes: number.value * 60 } as const;
    return { about: 'HOUR', text, guess, accepted: rewritten(reading, rest, `${number.value}h`) };
  }
  const next = tokens[rest.from + 1];
  const isAlone = !next || next.boundary || next.kind !== 'word' || phraseAt(lexicon.fillers, tokens, rest.from + 1);
  if (about === 'NUMBER' && rest.length === 1 && number && isAlone && number.value >= 2 && number.value <= 60) {
    const party = number.value;
    const words = phraseBefore(lexicon.partyFor, tokens, rest.from) ? `${party} pers` : `pour ${party} pers`;
    return { about, text, guess: { about: 'PARTY', party }, accepted: rewritten(reading, rest, words) };
  }
  return { about, text, guess: null, accepted: null };
}

export function placeDoubt(reading: Reading, rest: Rest, place: Place): Doubt {
  const text = said(reading, rest.from, rest.length).slice(0, longestQuote);
  const hasArticle = ['la', 'le', 'les', 'l'].includes(reading.tokens[rest.from - 1]?.text ?? '');
  const label = hasArticle ? place.label.replace(/^(?:la |le |les |l')/i, '') : place.label;
  return { about: 'PLACE', text, guess: { about: 'PLACE', place }, accepted: rewritten(reading, rest, label) };
}

const longestQuote = 80;
/** The tokens as if no reader had taken any. */
export const untaken = (tokens: Token[]): Token[] => tokens.map((token) => ({ ...token, taken: false }));

/** The need with other words in the place of these. */
export function rewritten({ text, tokens }: Reading, { from, length }: Rest, words: string): string {
  const [first, last] = [tokens[from], tokens[from + length - 1]];
  if (!first || !last) return text;
  return `${text.slice(0, first.from)}${words}${text.slice(last.to)}`;
}

/** "dans 9999 ans": further than any day that is counted. */
function isLongDelay(tokens: Token[], i: number): boolean {
  const units = [lexicon.dayUnit, lexicon.weekUnit, lexicon.monthUnit, lexicon.yearUnit];
  const isDelay = tokens[i]?.kind === 'number' && phraseBefore(lexicon.inDelay, tokens, i) !== undefined;
  return isDelay && units.some((unit) => phraseAt(unit, tokens, i + 1));
}

/** "ludredi": ends as the names of days do, and is none. */
const isLikeDay = ({ kind, text }: Token): boolean =>
  kind === 'word' &&
  text.length >= 4 &&
  /^([ljmvsd].*di|[mtwfs].*day)$/.test(text) &&
  !/^(workday|weekday)$/.test(text);

/** "à nantes" without a capital, and not "à coudre". */
function isLikePlace(tokens: Token[], i: number, language: 'fr' | 'en'): boolean {
  const [before, token] = [tokens[i - 1]?.text ?? '', tokens[i]];
  if (token?.kind !== 'word' || token.boundary || token.text.length < 4) return false;
  const cues = language === 'fr' ? ['a', 'vers', 'pres'] : ['in', 'near'];
  if (before === 'a' && /^(qui|il|elle|on|y|ca)$/.test(tokens[i - 2]?.text ?? '')) return false; // "qui a levé"
  return cues.includes(before) && !/(er|re|ir|ing)$/.test(token.text);
}
