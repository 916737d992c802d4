import { type Parting, type Stretch, twoWays } from './alternatives.js';
import { type Claim, type Known, claimsOf, isMainThing } from './claims.js';
import { lexicon } from './lexicon.js';
import { isJoiner, meaningAt } from './phrase-book.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

/** Keeps the first of several needs, or of several ways to meet one; the others are given as sentences of their own. */
export function keepFirstNeed(reading: Reading, known: Known): string[] {
  const also: string[] = [];
  while (also.length < mostNeeds && mayHoldSeveral(reading.tokens)) {
    const claims = claimsOf(reading.tokens, known);
    const parting = twoNeeds(reading, claims, known) ?? twoWays(reading, claims);
    if (!parting) break;
    also.push(...cut(reading, parting));
  }
  return also;
}

const mostNeeds = 4;

/** Spares the search for claims where nothing could part two needs. */
function mayHoldSeveral(tokens: Token[]): boolean {
  let days = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.boundary && i > 0) return true;
    if ([lexicon.another, lexicon.otherwise, lexicon.and].some((phrases) => phraseAt(phrases, tokens, i))) return true;
    if (phraseAt(lexicon.weekdays, tokens, i) && ++days > 1) return true;
  }
  return false;
}

function cut(reading: Reading, { first, other }: Parting): string[] {
  const text = textWithout(reading, other);
  const isLeft = (at: number) => !first.some(({ from, to }) => at >= from && at < to);
  reading.tokens = reading.tokens.filter((_, at) => isLeft(at));
  return [text || reading.text];
}

/** The words of a need but for some stretches of it. */
export function textWithout({ text, tokens }: Reading, stretches: Stretch[]): string {
  let left = '';
  let at = 0;
  let lastIsOut = false;
  for (const [i, { from, to }] of tokens.entries()) {
    const isOut = stretches.some((stretch) => i >= stretch.from && i < stretch.to);
    const gap = text.slice(at, from).replace(/[\p{L}\p{N}]+/gu, ''); // words that were cut out before
    const kept = isOut || lastIsOut ? gap.replace(/\S+/gu, '') : gap;
    left += isOut ? kept : kept + text.slice(from, to);
    at = to;
    lastIsOut = isOut;
  }
  return left
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,;.])/gu, '')
    .replace(/^[\s,;.:+]+|[\s,;:+]+$/gu, '')
    .trim();
}

/** "salle lundi et imprimante 3D mardi": two things, each with its time, or two at one time. */
function twoNeeds({ tokens }: Reading, claims: Claim[], known: Known): Parting | undefined {
  const things = claims.filter((claim) => isMainThing(tokens, claim, known));
  for (const [k, second] of things.entries()) {
    const first = things[k - 1];
    const parting = first && connectorBetween(tokens, first, second);
    if (!first || !parting) continue;
    if (!differ(tokens, first, second, known) && !isTwice(claims, parting)) continue;
    const isWhen = ({ about }: Claim) => about === 'DAY' || about === 'TIME';
    const ownTime = claims.some((claim) => isWhen(claim) && claim.to <= parting.from);
    const otherTime = claims.some((claim) => isWhen(claim) && claim.from >= parting.to);
    if (parting.weak && !(ownTime && otherTime)) continue;
    if (isListOfExtras(tokens, claims, parting.from) && !otherTime) continue;
    const end = { from: parting.from, to: tokens.length };
    const start = { from: 0, to: parting.to };
    if (ownTime && otherTime) return { first: [end], other: [start] };
    const { from, to } = second;
    const begin = withArticle(tokens, first.from);
    if (ownTime)
      return {
        first: [end],
        other: [
          { from: begin, to: first.to },
          { from: parting.from, to: parting.to },
        ],
      };
    return { first: [{ from: parting.from, to }], other: [{ from: begin, to: withArticle(tokens, from) }] };
  }
  return undefined;
}

/** "salle mardi 10h + salle jeudi 10h": the same thing on two days. */
function isTwice(claims: Claim[], parting: Stretch & { weak: boolean }): boolean {
  const days = claims.filter(({ about }) => about === 'DAY');
  return !parting.weak && days.some(({ to }) => to <= parting.from) && days.some(({ from }) => from >= parting.to);
}

/** Where a thing begins with the articles before it: "l'imprimante", "d'un bureau". */
function withArticle(tokens: Token[], at: number): number {
  let from = at;
  while (from > 0 && isJoiner(tokens[from - 1]?.text ?? '')) from--;
  return from;
}

function differ(tokens: Token[], first: Claim, second: Claim, known: Known): boolean {
  const a = meaningAt(tokens, first.from, known.vocabulary)?.meaning;
  const b = meaningAt(tokens, second.from, known.vocabulary)?.meaning;
  if (!a || !b) return false;
  if (a.capability && b.capability) return a.capability.code !== b.capability.code;
  const kindOf = (meaning: typeof a) => meaning.capability?.spaceKind ?? meaning.kind ?? meaning.loose;
  return kindOf(a) !== kindOf(b);
}

function connectorBetween(tokens: Token[], first: Claim, second: Claim): (Stretch & { weak: boolean }) | undefined {
  for (let i = second.from - 1; i >= first.to; i--) {
    const hit = phraseAt(lexicon.another, tokens, i);
    const longer = phraseAt(lexicon.another, tokens, i - 1);
    if (longer && longer.length > 1 && i - 1 >= first.to) continue;
    if (hit && i + hit.length <= second.from) return { from: i, to: i + hit.length, weak: false };
  }
  for (let i = second.from; i > first.to; i--) if (tokens[i]?.boundary) return { from: i, to: i, weak: true };
  return undefined;
}

/** "avec visio et paperboard": what is joined to an extra is one too. */
function isListOfExtras(tokens: Token[], claims: Claim[], connector: number): boolean {
  const last = claims.findLast(({ to }) => to <= connector);
  return last?.about === 'WHAT' && last.to === connector && phraseBefore(lexicon.with, tokens, last.from) !== undefined;
}
