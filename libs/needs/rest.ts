import { type Days, dayInWords } from './calendar.js';
import { type Known } from './claims.js';
import { type Rest, doubtAbout, doubtOf, placeDoubt, rewritten, untaken } from './doubts.js';
import type { Hours } from './hour-ranges.js';
import { lexicon } from './lexicon.js';
import { isJoiner } from './phrase-book.js';
import { type Phrases, compile, isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, said } from './reading.js';
import { shortenedPlaceIn } from './short-place-names.js';
import type { Token } from './tokens.js';
import { placeAt } from './where.js';
import type { Doubt } from './understand.types.js';

/** What no reader took: words that matter become doubts, a name after "près de" an unknown place, the others are unread. */
export function readRest(
  reading: Reading,
  known: Known,
  days: Days | null,
  language: 'fr' | 'en',
): { unread: string[]; doubts: Doubt[] } {
  const { tokens } = reading;
  const doubts = readRepeated(reading, days, language);
  const isRest = restOf(reading);
  const free = untaken(tokens);
  const unread: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isRest[i]) continue;
    const rest = { from: i, length: restLength(reading, isRest, i) };
    const { length } = rest;
    const likely = doubtAbout(reading, free, rest, known);
    const shortened = likely && likely !== 'PLACE' ? undefined : shortenedPlaceIn(tokens, rest, known);
    const place = shortened ? undefined : placeIn(reading, free, rest, known);
    const about = place || shortened ? undefined : likely;
    if (about) addDoubt(doubts, doubtOf(reading, free, rest, about, known, language));
    else if (place) unread.push(addUnknownPlace(reading, place));
    else if (shortened) doubts.push(placeDoubt(reading, shortened.rest, shortened.place));
    else unread.push(said(reading, i, length).slice(0, longestQuote));
    i += Math.max(length, place ? place.from + place.length - i : 0) - 1;
  }
  return { unread, doubts };
}

/** The same words are asked about once. */
function addDoubt(doubts: Doubt[], doubt: Doubt): void {
  if (!doubts.some(({ about, text }) => about === doubt.about && text === doubt.text)) doubts.push(doubt);
}

/** Tokens left over in a row, "2,5" included. */
function restLength(reading: Reading, isRest: boolean[], from: number): number {
  const { tokens } = reading;
  let length = 1;
  for (;;) {
    const next = from + length;
    const isDecimal = tokens[next]?.kind === 'mark' && tokens[next + 1]?.glued === true && isRest[next + 1] === true;
    if (isDecimal) length += 2;
    else if (isRest[next] && isNextWord(reading, next)) length++;
    else return length;
  }
}

/** Which tokens are left: not taken, and no small talk either. */
function restOf({ tokens }: Reading): boolean[] {
  const isRest = tokens.map((token) => (!token.taken && token.kind !== 'mark') || token.refused);
  for (let i = 0; i < tokens.length; i++) {
    const filler = isFree(tokens, i) ? phraseAt(lexicon.small, tokens, i) : undefined;
    if (!filler || isUnusedDenial(tokens, i, filler.length)) continue;
    isRest.fill(false, i, i + filler.length);
    i += filler.length - 1;
  }
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    const isCounting = next?.kind === 'word' && !next.boundary && !isTime(untaken(tokens.slice(i + 1, i + 4)));
    if (token.kind === 'ordinal' && isCounting) isRest[i] = false; // "ma 2e réunion", and not "salle 7e mardi"
  }
  return isRest;
}

const isTime = (next: Token[]): boolean =>
  [lexicon.weekdays, lexicon.days, lexicon.dayTimes].some((phrases: Phrases<unknown>) => phraseAt(phrases, next, 0));

/** "pas avant" with nothing read after it. */
function isUnusedDenial(tokens: Token[], i: number, length: number): boolean {
  if (phraseAt(lexicon.notNegations, tokens, i)) return false;
  const denies = phraseAt(lexicon.except, tokens, i) !== undefined;
  return denies && !tokens.slice(i + length, i + length + 3).some((token) => token.taken);
}

/** "rue Mercière", "gare Saint-Jean", "à Grenoble", "près de Tombouctou": a place the network does not know. */
function placeIn({ tokens }: Reading, free: Token[], { from, length }: Rest, known: Known): Rest | undefined {
  const token = tokens[from];
  if (placeAt(free, from, known.gazetteer, known.isCommon)) return undefined;
  const bis = ['bis', 'ter'].includes(tokens[from + 1]?.text ?? '') ? 1 : 0; // "10 bis rue de Marseille"
  const isNumber = token?.kind === 'number' && phraseAt(lexicon.streets, tokens, from + 1 + bis) !== undefined;
  if (token?.kind !== 'word' && !isNumber) return undefined;
  for (let i = Math.max(0, from - 3); i < from + length + bis; i++) {
    const street = phraseAt(lexicon.streets, free, i);
    const next = street && tokens[i + street.length];
    if (!street || next?.kind !== 'word' || next.boundary || i + street.length > from + length + bis + 1) continue;
    const back = ['bis', 'ter'].includes(tokens[i - 1]?.text ?? '') ? 2 : 1;
    const number = tokens[i - back]?.kind === 'number' && !tokens[i - back]?.taken ? back : 0;
    let end = i + street.length;
    while (isPartOfName(tokens, end)) end++;
    if (end > from) return { from: i - number, length: end - i + number };
  }
  let at = from;
  while (at > 0 && isJoiner(tokens[at - 1]?.text ?? '') && !tokens[at]?.boundary) at--;
  const close = phraseBefore(lexicon.near, tokens, from) ?? phraseBefore(lexicon.near, tokens, at);
  const inside = token?.capital && phraseBefore(lexicon.inside, tokens, from);
  return close || inside ? { from, length } : undefined;
}

function isPartOfName(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  return token?.kind === 'word' && !token.taken && !token.boundary;
}

function addUnknownPlace(reading: Reading, { from, length }: Rest): string {
  const words = said(reading, from, length).slice(0, longestQuote);
  reading.faults.push({ code: 'PLACE_UNKNOWN', text: words });
  return words;
}

const meetings = compile(['meeting', 'standup', 'stand up', 'scrum', 'sync'].map((word) => [word, true] as const));

/** "tous les mardis": one day is read, and it is said that one booking is made. */
function readRepeated(reading: Reading, days: Days | null, language: 'fr' | 'en'): Doubt[] {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const hit = phraseAt(lexicon.repeated, tokens, i);
    if (!hit) continue;
    const day = tokens[i + hit.length]?.taken && phraseAt(lexicon.weekdays, untaken(tokens), i + hit.length);
    const more = day ? day.length : 0;
    const isPart = phraseAt(lexicon.dayTimes, untaken(tokens), i + hit.length) !== undefined; // "tous les matins"
    const isTimely =
      day || isPart || /semaine|week|hebdo|sur|jour|tlj|quotidien|day|daily/.test(said(reading, i, hit.length));
    const isMeeting = tokens[i]?.text === 'daily' && (language === 'fr' || phraseAt(meetings, tokens, i + 1));
    if (isMeeting) take(tokens, i, hit.length);
    if (!isTimely || isMeeting) continue;
    const rest = { from: i, length: hit.length + more };
    for (let k = i; k < i + hit.length; k++) if (tokens[k]) (tokens[k] as Token).taken = true;
    const guess = days ? ({ about: 'DAY', day: days.first } as const) : null;
    const accepted = guess && more ? rewritten(reading, rest, dayInWords(guess.day, language)) : null;
    return [{ about: 'DAY', text: said(reading, i, rest.length), guess, accepted }];
  }
  return [];
}

/** "à 2h": read as it was said, and asked back, for two in the afternoon is likelier. */
export function nightDoubt(reading: Reading, { at, from, until, index, length }: Hours, language: 'fr' | 'en'): Doubt {
  const minutes = (at ?? from ?? 0) + 720;
  const isRange = at === undefined && until !== undefined;
  const hours = isRange ? [minutes, until + 720] : [minutes];
  const words = hours.map((each) => hourInWords(each, language)).join(language === 'fr' ? ' à ' : ' to ');
  const accepted = rewritten(reading, { from: index, length }, words);
  return { about: 'HOUR', text: said(reading, index, length), guess: { about: 'HOUR', minutes }, accepted };
}

function hourInWords(minutes: number, language: 'fr' | 'en'): string {
  const minute = String(minutes % 60).padStart(2, '0');
  return `${Math.floor(minutes / 60)}${language === 'fr' ? 'h' : ':'}${minute}`;
}

const longestQuote = 80;

/** Only spaces, an apostrophe or a hyphen stand between this token and the one before. */
function isNextWord({ text, tokens }: Reading, i: number): boolean {
  return /^[\s'’-]*$/.test(text.slice(tokens[i - 1]?.to, tokens[i]?.from));
}
