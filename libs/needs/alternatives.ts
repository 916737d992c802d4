import { type Claim, type ClaimAbout, skipSmall } from './claims.js';
import { lexicon } from './lexicon.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';

/** A stretch of tokens: from the first to the one after the last. */
export interface Stretch {
  from: number;
  to: number;
}

/** What the first need goes without, and what the other one does. */
export interface Parting {
  first: Stretch[];
  other: Stretch[];
}

/** "mardi ou mercredi matin", "10h ou 11h", "à Pessac ou Talence", "lundi et mardi": the first is kept. */
export function twoWays({ tokens }: Reading, claims: Claim[]): Parting | undefined {
  for (let i = 1; i < tokens.length; i++) {
    const connector = wayConnector(tokens, i) ?? nextDay(tokens, claims, i);
    if (!connector) continue;
    const numbered = connector.kind === 'OR' ? otherDayNumber(tokens, claims, i, i + connector.length) : undefined;
    if (numbered) return numbered;
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
        ...furtherWays(tokens, claims, end, shared),
      ],
    };
  }
  return undefined;
}

/** "vendredi 4 ou 11 à 10h", "le 4 ou le 11": the second day is only a number. */
function otherDayNumber(tokens: Token[], claims: Claim[], or: number, start: number): Parting | undefined {
  const day = claims.find(({ about, to }) => about === 'DAY' && to === or);
  const first = tokens[or - 1];
  const at = start + (phraseAt(lexicon.dayArticle, tokens, start)?.length ?? 0);
  const second = tokens[at];
  const isNumber = (token: Token | undefined) => token?.kind === 'number' && token.value >= 1 && token.value <= 31;
  const units = [lexicon.people, lexicon.hourMark, lexicon.hourUnit, lexicon.minuteUnit, lexicon.am, lexicon.pm];
  const counts = units.some((phrases) => phraseAt(phrases, tokens, at + 1)) || tokens[at + 1]?.kind === 'mark';
  if (!day || !isNumber(first) || !isNumber(second) || counts || tokens[at + 1]?.glued) return undefined;
  return { first: [{ from: or, to: at + 1 }], other: [{ from: or - 1, to: at }] };
}

/** The third of "lundi, mardi ou mercredi 10h", and all after it: each is a sentence of its own as well. */
function furtherWays(tokens: Token[], claims: Claim[], from: number, abouts: ClaimAbout[]): Stretch[] {
  const further: Stretch[] = [];
  for (let at = from; ;) {
    const connector = wayConnector(tokens, at) ?? nextDay(tokens, claims, at);
    const after = connector && runAfter(tokens, claims, at + connector.length);
    const same = connector && after && abouts.filter((about) => after.has(about) && isChoice(about, connector.kind));
    if (!after || !same?.length) return further;
    const laters = abouts.flatMap((about) => after.get(about) ?? []);
    const to = Math.max(...laters.map((claim) => claim.to));
    further.push({ from: at, to });
    at = to;
  }
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
