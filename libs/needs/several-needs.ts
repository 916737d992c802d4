import { type Claim, type ClaimAbout, type Known, claimsOf, isMainThing, skipSmall } from './claims.js';
import { lexicon } from './lexicon.js';
import { isJoiner, meaningAt } from './phrase-book.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

/** A stretch of tokens: from the first to the one after the last. */
interface Stretch {
  from: number;
  to: number;
}

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

/** What the first need goes without, and what the other one does. */
interface Parting {
  first: Stretch[];
  other: Stretch[];
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
    if (!first || !differ(tokens, first, second, known)) continue;
    const parting = connectorBetween(tokens, first, second);
    if (!parting) continue;
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

/** Where a thing begins with the articles before it: "l'imprimante", "d'un bureau". */
function withArticle(tokens: Token[], at: number): number {
  let from = at;
  while (from > 0 && isJoiner(tokens[from - 1]?.text ?? '')) from--;
  return from;
}

function differ(tokens: Token[], first: Claim, second: Claim, known: Known): boolean {
  const a = meaningAt(tokens, first.from, known.trade)?.meaning;
  const b = meaningAt(tokens, second.from, known.trade)?.meaning;
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

/** "mardi ou mercredi matin", "10h ou 11h", "à Pessac ou Talence", "lundi et mardi": the first is kept. */
function twoWays({ tokens }: Reading, claims: Claim[]): Parting | undefined {
  for (let i = 1; i < tokens.length; i++) {
    const connector = wayConnector(tokens, i) ?? nextDay(tokens, claims, i);
    if (!connector) continue;
    const before = runBefore(claims, i);
    const after = runAfter(tokens, claims, i + connector.length);
    const shared = [...before.keys()].filter((about) => after.has(about) && isChoice(about, connector.kind));
    if (connector.kind !== 'OR' && isBetween(tokens, before)) continue;
    if (shared.length === 0 || isRangeEnd(tokens, before, after, connector.kind)) continue;
    if (shared.includes('DAY') && !shared.includes('TIME') && before.has('TIME') && after.has('TIME'))
      shared.push('TIME');
    const laters = shared.flatMap((about) => after.get(about) ?? []);
    const earlier = shared.flatMap((about) => before.get(about) ?? []);
    const end = Math.max(...laters.map(({ to }) => to));
    const begin = Math.min(...laters.map(({ from }) => from));
    const isBound = laters.some((claim) => boundOf(tokens, claim) > 0);
    return {
      first: [
        { from: i, to: begin },
        ...laters.map(({ from, to }) => ({ from, to })),
        ...smallBefore(laters, begin, end),
      ],
      other: [
        ...earlier.map((claim) => ({ from: claim.from - (isBound ? boundOf(tokens, claim) : 0), to: claim.to })),
        { from: i, to: isBound ? i + connector.length : begin },
      ],
    };
  }
  return undefined;
}

/** "lundi mardi mercredi": days in a row. */
function nextDay(tokens: Token[], claims: Claim[], i: number): { length: number; kind: Way } | undefined {
  const isDay = claims.some(({ about, from }) => about === 'DAY' && from === i);
  const ends = claims.some(({ about, to }) => about === 'DAY' && to === i);
  return isDay && ends && phraseAt(lexicon.weekdays, tokens, i) ? { length: 0, kind: 'COMMA' } : undefined;
}

/** Where a claim begins with the word that bounds it: "avant 10h", "après 17h". */
function boundOf(tokens: Token[], { from }: Claim): number {
  return phraseBefore(lexicon.from, tokens, from)?.length ?? phraseBefore(lexicon.until, tokens, from)?.length ?? 0;
}

const smallBefore = (laters: Claim[], begin: number, end: number): Stretch[] =>
  laters.length > 1 ? [{ from: begin, to: end }] : [];

type Way = 'OR' | 'AND' | 'COMMA';

function wayConnector(tokens: Token[], i: number): { length: number; kind: Way } | undefined {
  const or = phraseAt(lexicon.otherwise, tokens, i);
  if (or) return { length: or.length, kind: 'OR' };
  const and = phraseAt(lexicon.and, tokens, i);
  if (and) return { length: and.length, kind: 'AND' };
  return tokens[i]?.boundary ? { length: 0, kind: 'COMMA' } : undefined;
}

function isChoice(about: ClaimAbout, kind: Way): boolean {
  if (kind === 'OR') return ['DAY', 'TIME', 'PLACE', 'WHAT'].includes(about);
  return about === 'DAY';
}

/** "entre lundi et mercredi", "du 3 et …": ends of one stretch of days. */
function isBetween(tokens: Token[], before: Map<ClaimAbout, Claim[]>): boolean {
  const day = before.get('DAY')?.[0];
  return day !== undefined && phraseBefore(lexicon.between, tokens, day.from) !== undefined;
}

/** "mardi 1er, mercredi": a comma parts days only where both are named by a word. */
function isRangeEnd(
  tokens: Token[],
  before: Map<ClaimAbout, Claim[]>,
  after: Map<ClaimAbout, Claim[]>,
  kind: Way,
): boolean {
  if (kind !== 'COMMA') return false;
  const day = before.get('DAY')?.[0];
  const next = after.get('DAY')?.[0];
  const isNamed = (claim: Claim | undefined) =>
    claim !== undefined && phraseAt(lexicon.weekdays, tokens, claim.from) !== undefined;
  return !isNamed(day) || !isNamed(next);
}

/** The claims that end just before `i`, by what they are about. */
function runBefore(claims: Claim[], i: number): Map<ClaimAbout, Claim[]> {
  const run = new Map<ClaimAbout, Claim[]>();
  let edge = i;
  for (const claim of claims.toReversed()) {
    if (claim.to > edge) continue;
    if (edge - claim.to > 2 || (edge === i && edge - claim.to > 0)) break;
    run.set(claim.about, [...(run.get(claim.about) ?? []), claim]);
    edge = claim.from;
  }
  return run;
}

function runAfter(tokens: Token[], claims: Claim[], i: number): Map<ClaimAbout, Claim[]> {
  const run = new Map<ClaimAbout, Claim[]>();
  let at = skipSmall(tokens, i);
  for (const claim of claims) {
    if (claim.from < at) continue;
    if (claim.from > at || run.has(claim.about) || (run.size > 0 && tokens[claim.from]?.boundary)) break;
    run.set(claim.about, [claim]);
    at = skipSmall(tokens, claim.to);
  }
  return run;
}
