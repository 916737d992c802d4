import { amountAt, bareAt, earliestLoneHour } from './clock.js';
import { lexicon } from './lexicon.js';
import { dayAt } from './named-day.js';
import { counterAt } from './party.js';
import { meaningAt } from './phrase-book.js';
import { type Phrases, phraseAt, phraseBefore } from './phrases.js';
import { numberAt } from './reading.js';
import type { Token } from './tokens.js';
import { type VocabularyBook, isNamedAsExtra } from './what.js';
import { type Gazetteer, placeAt } from './where.js';

export type ClaimAbout = 'DAY' | 'TIME' | 'LENGTH' | 'PARTY' | 'PLACE' | 'WHAT' | 'NUMBER';

/** Words that could say one thing, before it is known whether the need says it, corrects it or denies it. */
export interface Claim {
  about: ClaimAbout;
  /** First token, and the one after the last. */
  from: number;
  to: number;
}

/** What claims are looked for with. */
export interface Known {
  today: Temporal.PlainDate;
  language: 'fr' | 'en';
  vocabulary: VocabularyBook;
  gazetteer: Gazetteer;
  isCommon: (word: string) => boolean;
}

/** The longest claim that starts at `i`; of two as long, the more particular. */
export function claimAt(tokens: Token[], i: number, known: Known): Claim | undefined {
  const token = tokens[i];
  if (!token || token.taken) return undefined;
  const found: [ClaimAbout, number][] = [
    ['PLACE', placeAt(tokens, i, known.gazetteer, known.isCommon)?.length ?? 0],
    ['PARTY', partyLength(tokens, i)],
    ['DAY', dayLength(tokens, i, known.today)],
    timeAt(tokens, i),
    ['WHAT', meaningAt(tokens, i, known.vocabulary)?.length ?? 0],
    ['NUMBER', numberAt(tokens, i) && token.kind === 'number' ? 1 : 0],
  ];
  let best: [ClaimAbout, number] | undefined;
  for (const each of found) if (each[1] > (best?.[1] ?? 0)) best = each;
  return best && { about: best[0], from: i, to: i + best[1] };
}

/** All claims from left to right, none over another. */
export function claimsOf(tokens: Token[], known: Known): Claim[] {
  const claims: Claim[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const claim = claimAt(tokens, i, known);
    if (!claim) continue;
    claims.push(claim);
    i = claim.to - 1;
  }
  return claims;
}

/** The claims that follow one another from `i` on, with nothing but small words between them. */
export function runFrom(tokens: Token[], i: number, known: Known): Claim[] {
  const run: Claim[] = [];
  for (let at = skipSmall(tokens, i); at < tokens.length;) {
    const claim = claimAt(tokens, at, known);
    if (!claim || (run.length > 0 && tokens[claim.from]?.boundary && tokens[i]?.boundary)) break;
    run.push(claim);
    at = skipSmall(tokens, claim.to);
  }
  return run;
}

const small = [lexicon.joiners, lexicon.at, lexicon.inside, lexicon.near, lexicon.dayArticle, lexicon.partyFor];

/** The first token at or after `i` that is no article or preposition. */
export function skipSmall(tokens: Token[], i: number): number {
  let at = i;
  for (let more = true; more;) {
    if (phraseAt(lexicon.dayTimes, tokens, at) ?? phraseAt(lexicon.days, tokens, at)) break; // "après-midi"
    const hit =
      longest(small, tokens, at) ||
      longest([lexicon.rangeFrom, lexicon.between, lexicon.from, lexicon.until, copulas], tokens, at);
    more = hit > 0;
    at += hit;
  }
  return at;
}

const copulas: Phrases<true> = new Map(
  [['c', 'est'], ['est'], ['on'], ['is'], ['it']].map((words) => [words[0] ?? '', [{ words, value: true as const }]]),
);

function longest(phrases: Phrases<true>[], tokens: Token[], i: number): number {
  return Math.max(...phrases.map((each) => phraseAt(each, tokens, i)?.length ?? 0));
}

function partyLength(tokens: Token[], i: number): number {
  const first = numberAt(tokens, i);
  if (!first) return 0;
  const join = phraseAt(lexicon.rangeTo, tokens, i + first.length) ?? phraseAt(lexicon.or, tokens, i + first.length);
  const second = join && numberAt(tokens, i + first.length + join.length);
  const end = join && second ? first.length + join.length + second.length : 0;
  const counted = end ? counterAt(tokens, i, i + end) : undefined;
  if (counted) return end + counted.length;
  const alone = counterAt(tokens, i, i + first.length);
  return alone ? first.length + alone.length : 0;
}

function dayLength(tokens: Token[], i: number, today: Temporal.PlainDate): number {
  const moment = phraseAt(lexicon.dayTimes, tokens, i);
  if (moment?.value.daysFromToday !== undefined) return moment.length;
  const day = dayAt(tokens, i, today);
  if (!day) return 0;
  const lone = day.weekday === undefined && day.day !== undefined && day.month === undefined;
  return lone && !phraseBefore(lexicon.dayArticle, tokens, i) ? 0 : day.length;
}

function timeAt(tokens: Token[], i: number): [ClaimAbout, number] {
  const part = phraseAt(lexicon.dayTimes, tokens, i);
  if (part) return ['TIME', part.length];
  const introduced = phraseBefore(lexicon.atBare, tokens, i) ?? phraseBefore(lexicon.between, tokens, i);
  if (tokens[i]?.kind === 'number' && phraseBefore(lexicon.dayArticle, tokens, i) && !amountAt(tokens, i))
    return ['TIME', 0];
  const from = amountAt(tokens, i) ?? (introduced ? bareAt(tokens, i) : undefined) ?? undefined;
  const bare = from ?? bareAt(tokens, i);
  if (!bare) return ['TIME', 0];
  const join = phraseAt(lexicon.rangeTo, tokens, i + bare.length);
  const until =
    join && (amountAt(tokens, i + bare.length + join.length) ?? bareAt(tokens, i + bare.length + join.length));
  const hours = until && until.form !== 'LENGTH' && bare.form !== 'LENGTH';
  if (join && until && hours && (from ?? (until.form !== 'BARE' || introduced)))
    return ['TIME', bare.length + join.length + until.length];
  if (!from) return ['TIME', 0];
  const short = from.form === 'LENGTH' || (from.form === 'EITHER' && from.minutes < earliestLoneHour);
  return [short && !phraseBefore(lexicon.at, tokens, i) ? 'LENGTH' : 'TIME', from.length];
}

/** Spaces, machines and things to do, without what only has to be there. */
export function isMainThing(tokens: Token[], claim: Claim, known: Known): boolean {
  if (claim.about !== 'WHAT') return false;
  const meaning = meaningAt(tokens, claim.from, known.vocabulary)?.meaning;
  return (
    meaning !== undefined &&
    !isNamedAsExtra(tokens, claim.from) &&
    Boolean(meaning.capability ?? meaning.kind ?? meaning.loose)
  );
}
