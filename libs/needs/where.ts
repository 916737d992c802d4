import { lexicon } from './lexicon.js';
import { isJoiner } from './phrase-book.js';
import { type Phrases, compile, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, numberAt } from './reading.js';
import { type Dictionary, dictionary } from './spelling.js';
import { type Token, clean, tokenise } from './tokens.js';
import type { Place } from './understand.types.js';

export interface Gazetteer {
  places: Phrases<Place>;
  /** "le 3e" alone, for towns cut into numbered districts. */
  districts: Map<string, Place>;
  words: Set<string>;
  dictionary: Dictionary;
}

const compiled = new WeakMap<Place[], Gazetteer>();

/** The places of a network ready to be looked up; made once for a list, which must not change afterwards. */
export function gazetteer(places: Place[]): Gazetteer {
  const known = compiled.get(places);
  if (known) return known;
  const districts = new Map<string, Place>();
  const entries = places.flatMap((place) =>
    [place.label, ...place.words].flatMap((name) => {
      const tokens = tokenise(clean(name).text);
      const district = tokens.find((token) => token.kind === 'ordinal');
      if (district && !districts.has(district.text)) districts.set(district.text, place);
      if (district && tokens.length === 1) return []; // "3e" alone is a day, a floor or a turn as well
      return spellings(tokens).map((spelling) => [spelling, place] as const);
    }),
  );
  const words = new Set(entries.flatMap(([spelling]) => spelling.split(' ')));
  const made = { places: compile(entries), districts, words, dictionary: dictionary(words) };
  compiled.set(places, made);
  return made;
}

const articles = new Set(['la', 'le', 'les', 'l']);

/** The ways one name is written: "La Part-Dieu" and "Part-Dieu", "Saint-Priest" and "St Priest", "Lyon 7e" and "Lyon 7". */
function spellings(tokens: Token[]): string[] {
  const words = tokens.map((token) => token.text);
  const found = [words.join(' ')];
  const [first = ''] = words;
  if (words.length > 1 && articles.has(first)) found.push(words.slice(1).join(' '));
  const district = tokens.find((token) => token.kind === 'ordinal');
  if (district) {
    found.push(`${district.text} arrondissement`);
    if (words.length > 1)
      found.push(words.map((word) => (word === district.text ? word.slice(0, -1) : word)).join(' '));
  }
  return found.flatMap((name) => [name, name.replace(/\bsaint(e?)\b/g, 'st$1'), name.replace(/\bet\b/g, '')]);
}

/** The place named at token `i`; several words, or one that means nothing else. */
export function placeAt(
  tokens: Token[],
  i: number,
  { places, districts }: Gazetteer,
  isCommon: (word: string) => boolean,
): { place: Place; length: number } | undefined {
  const token = tokens[i];
  if (!token || token.taken) return undefined;
  const named = phraseAt(places, tokens, i);
  if (named && isPlace(tokens, i, named.length, isCommon)) {
    return {
      place: named.value,
      length: named.length + (phraseAt(lexicon.district, tokens, i + named.length)?.length ?? 0),
    };
  }
  return districtAt(tokens, i, districts);
}

/** "dans le 3e", "le 3e arrondissement", "dans le troisième"; "3e étage", "le 3e à 10h" and "3e réunion" are none. */
function districtAt(tokens: Token[], i: number, districts: Map<string, Place>) {
  const token = tokens[i];
  const spelled = token?.kind === 'word' ? spelledOrdinals[token.text] : undefined;
  const key = token?.kind === 'ordinal' ? token.text : (spelled ?? bareDistrict(tokens, i));
  const district: Place | undefined = key === undefined ? undefined : districts.get(key);
  if (!district) return undefined;
  const arrondissement = phraseAt(lexicon.district, tokens, i + 1)?.length ?? 0;
  const next = tokens[i + 1];
  const counts = next?.kind === 'word' && !next.boundary && !next.taken && !endsPlace(tokens, i + 1);
  const isDate = phraseAt(lexicon.months, tokens, i + 1) !== undefined;
  const introduced = phraseBefore(lexicon.insideOrdinal, tokens, i) ?? joinedDistrict(tokens, i, districts);
  if (!arrondissement && (isDate || counts || !introduced)) return undefined;
  return { place: district, length: 1 + arrondissement };
}

/** "dans le 7": a number that counts nothing. */
function bareDistrict(tokens: Token[], i: number): string | undefined {
  const token = tokens[i];
  const isInside = token?.kind === 'number' && ['dans', 'in'].includes(tokens[i - 2]?.text ?? '');
  return isInside && phraseBefore(lexicon.insideOrdinal, tokens, i) && tokens[i + 1]?.kind !== 'mark'
    ? `${token.value}e`
    : undefined;
}

/** "dans le 8e ou le 3e": the second is a district as the first is. */
function joinedDistrict(tokens: Token[], i: number, districts: Map<string, Place>): object | undefined {
  const article = phraseBefore(lexicon.dayArticle, tokens, i)?.length ?? 0;
  const join = phraseBefore(lexicon.or, tokens, i - article) ?? phraseBefore(lexicon.and, tokens, i - article);
  const first = join && i - article - join.length - 1;
  if (first === undefined || !districts.has(tokens[first]?.text ?? '')) return undefined;
  return phraseBefore(lexicon.insideOrdinal, tokens, first);
}

const spelledOrdinals: Record<string, string> = Object.fromEntries(
  `premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme
   quatorzieme quinzieme seizieme`
    .split(/\s+/)
    .map((word, i) => [word, `${i + 1}e`]),
);

/** What may follow "dans le 3e": a day, an hour or a small word, and no noun that is counted. */
function endsPlace(tokens: Token[], i: number): boolean {
  const follows: Phrases<unknown>[] = [
    lexicon.weekdays,
    lexicon.days,
    lexicon.dayTimes,
    lexicon.weeks,
    lexicon.fillers,
  ];
  return [...follows, lexicon.with, lexicon.at, lexicon.from, lexicon.partyFor].some((phrases) =>
    phraseAt(phrases, tokens, i),
  );
}

/** The place that is meant; of two that lie in one another, the smaller. */
export function readPlace(reading: Reading, names: Gazetteer, isCommon: (word: string) => boolean): Place | null {
  const { tokens } = reading;
  let near: Place | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const found = placeAt(tokens, i, names, isCommon);
    if (!found) continue;
    const inside: Place | undefined = near === null ? found.place : smaller(near, found.place, tokens, i);
    if (inside) {
      near = inside;
      take(tokens, i, found.length);
      takeStation(tokens, i, found.length);
    }
    i += found.length - 1;
  }
  return near;
}

/** "gare de Vaise", "3 place Bellecour", "Part-Dieu station": the words around a known name. */
function takeStation(tokens: Token[], i: number, length: number): void {
  const after = phraseAt(lexicon.streets, tokens, i + length);
  if (after && !tokens[i + length]?.boundary) take(tokens, i + length, after.length);
  let at = i;
  while (at > 0 && isJoiner(tokens[at - 1]?.text ?? '') && !tokens[at]?.boundary) at--;
  const before = phraseBefore(lexicon.streets, tokens, i) ?? phraseBefore(lexicon.streets, tokens, at);
  if (!before) return;
  const from = (phraseBefore(lexicon.streets, tokens, i) ? i : at) - before.length;
  take(tokens, from, before.length);
  if (tokens[from - 1]?.kind === 'number' && !tokens[from - 1]?.taken) take(tokens, from - 1, 1);
}

const scales = ['TOWN', 'DISTRICT', 'VENUE'];

/** "Gerland, Lyon" and "Lyon Gerland" are Gerland; "Lyon ou Gerland" are two places, of which the first is kept. */
function smaller(first: Place, second: Place, tokens: Token[], i: number): Place | undefined {
  if (first === second) return first;
  const { scale: a = '' } = first;
  const { scale: b = '' } = second;
  const before = tokens.findLastIndex((token, at) => at < i && token.taken);
  const either = tokens.slice(before + 1, i).some(({ text }) => lexicon.or.has(text) || lexicon.and.has(text));
  if (a === b || a === '' || b === '' || either) return undefined;
  return scales.indexOf(a) > scales.indexOf(b) ? first : second;
}

function isPlace(tokens: Token[], i: number, length: number, isCommon: (word: string) => boolean): boolean {
  const last = tokens[i + length - 1];
  const next = tokens[i + length];
  // "Lyon 3h" is an hour in Lyon and "Lyon 8 personnes" a party
  if (last?.kind === 'number' && (next?.glued || counts(tokens, i + length))) return false;
  if (length > 1 || !isCommon(tokens[i]?.text ?? '')) return true;
  const introduced = phraseBefore(lexicon.near, tokens, i) ?? phraseBefore(lexicon.inside, tokens, i);
  return introduced !== undefined && tokens[i]?.capital === true;
}

function counts(tokens: Token[], i: number): boolean {
  const units = [lexicon.people, lexicon.seats, lexicon.hourMark, lexicon.hourUnit, lexicon.minuteUnit, lexicon.months];
  return units.some((phrases: Phrases<unknown>) => phraseAt(phrases, tokens, i) !== undefined);
}

export function readNearMe({ tokens }: Reading): boolean {
  let nearMe = false;
  for (let i = 0; i < tokens.length; i++) {
    const nearby = phraseAt(lexicon.nearby, tokens, i);
    const ofSomewhere = nearby && phraseAt(lexicon.of, tokens, i + nearby.length); // "à côté de Gerland"
    const hit = phraseAt(lexicon.nearMe, tokens, i) ?? (ofSomewhere ? undefined : nearby);
    if (!hit) continue;
    take(tokens, i, hit.length);
    nearMe = true;
  }
  return nearMe;
}

/** The "a" of "a 30 min call": it counts as "à" where "de" follows, or nothing. */
function isArticle(tokens: Token[], i: number, length: number): boolean {
  const next = tokens[i + length];
  const ends = !next || next.boundary || next.kind !== 'word' || phraseAt(lexicon.of, tokens, i + length) !== undefined;
  return tokens[i - 1]?.text === 'a' && !phraseBefore(lexicon.within, tokens, i - 1) && !ends;
}

/** "à moins de 20 min", "à 10 minutes à vélo": how far one would go, not how long one stays. */
export function readTravel({ tokens }: Reading): number | null {
  for (let i = 0; i < tokens.length; i++) {
    const number = numberAt(tokens, i);
    const unit = number && phraseAt(lexicon.minuteUnit, tokens, i + number.length);
    if (!number || !unit) continue;
    const length = number.length + unit.length;
    const by = phraseAt(lexicon.travelBy, tokens, i + length);
    if (!by && !phraseBefore(lexicon.within, tokens, i)) continue;
    if (!by && tokens[i - 2] && phraseBefore(lexicon.rangeTo, tokens, i) && tokens[i - 2]?.kind !== 'word') continue;
    if (!by && isArticle(tokens, i, length)) continue; // "a 30 min call"
    take(tokens, i, length + (by?.length ?? 0));
    return number.value;
  }
  return null;
}
