import { lexicon } from './lexicon.js';
import { isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, numberAt, refuse } from './reading.js';
import type { Token } from './tokens.js';

/** People counted by name ("8 personnes", "de 10 à 12 personnes", "avec 3 collègues"): read before any hour. */
export function readCountedParty(reading: Reading, maxParty: number): number | null {
  const { tokens } = reading;
  let party: number | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const found =
      pairAt(tokens, i) ?? withSpeakerAt(tokens, i) ?? addedAt(tokens, i) ?? rangeAt(tokens, i) ?? countedAt(tokens, i);
    if (!found) continue;
    const isMore = party !== null && isFollowing(tokens, i) && found.party !== party; // "2 adultes 3 enfants"
    if (party !== null && !isMore && found.party !== party) refuse(tokens, i, found.length);
    party = checked(reading, isMore ? (party ?? 0) + found.party : (party ?? found.party), i, found.length, maxParty);
    take(tokens, i, found.length);
    const most = phraseAt(lexicon.atMost, tokens, i + found.length);
    if (most) take(tokens, i + found.length, most.length);
    i += Math.max(found.length, 1) - 1;
  }
  return party;
}

/** Only a comma or "and" stands between this count and the one before. */
function isFollowing(tokens: Token[], i: number): boolean {
  const before = phraseBefore(lexicon.and, tokens, i)?.length ?? 0;
  return tokens[i - before - 1]?.taken === true && tokens[i - before - 1]?.kind === 'word';
}

interface Counted {
  party: number;
  length: number;
}

/** "en tête à tête", "1:1 with my cofounder". */
function pairAt(tokens: Token[], i: number): Counted | undefined {
  const pair = phraseAt(lexicon.twoPeople, tokens, i);
  if (!pair || tokens[i + pair.length]?.kind === 'mark' || tokens[i + pair.length]?.glued) return undefined;
  return { party: 2, length: pair.length };
}

/** "moi et mon associé", "me plus 3", "moi et 3 collègues". */
function withSpeakerAt(tokens: Token[], i: number): Counted | undefined {
  const other = phraseAt(lexicon.onePerson, tokens, i);
  const and = other && phraseAt(lexicon.and, tokens, i + other.length);
  const self = and && ['i', 'me', 'moi', 'myself'].includes(tokens[i + other.length + and.length]?.text ?? '');
  if (other && and && self) return { party: 2, length: other.length + and.length + 1 };
  const lead = phraseAt(lexicon.meAnd, tokens, i);
  if (!lead) return undefined;
  const at = i + lead.length;
  const one = phraseAt(lexicon.onePerson, tokens, at);
  if (one) return { party: 2, length: lead.length + one.length };
  const number = numberAt(tokens, at);
  if (!number) return undefined;
  const who = counterLength(tokens, at + number.length) || has(lexicon.companions, tokens, at + number.length);
  return { party: number.value + 1, length: lead.length + number.length + who };
}

/** "5 + moi", "8 participants + 1 formateur", "4 personnes plus moi". */
function addedAt(tokens: Token[], i: number): Counted | undefined {
  const first = numberAt(tokens, i);
  if (!first) return undefined;
  const who = counterLength(tokens, i + first.length) || has(lexicon.companions, tokens, i + first.length);
  const plus = i + first.length + who;
  if (!['+', 'plus', 'et', 'and'].includes(tokens[plus]?.text ?? '') || tokens[plus]?.taken) return undefined;
  const next = plus + 1;
  if (['moi', 'me', 'myself'].includes(tokens[next]?.text ?? ''))
    return { party: first.value + 1, length: next + 1 - i };
  const second = numberAt(tokens, next);
  const others = second ? counterLength(tokens, next + second.length) : 0;
  if (!second || !others || (!who && tokens[plus]?.text !== '+')) return undefined;
  return { party: first.value + second.value, length: next + second.length + others - i };
}

/** "de 10 à 12 personnes", "4 ou 5", "entre 8 et 10 personnes": the larger. */
function rangeAt(tokens: Token[], i: number): Counted | undefined {
  const first = numberAt(tokens, i);
  const at = first ? i + first.length : i;
  const or = first && phraseAt(lexicon.or, tokens, at);
  const slash = tokens[at]?.text === '/' && !tokens[at]?.taken ? { length: 1 } : undefined;
  const join = or ?? slash ?? (first && phraseAt(lexicon.rangeTo, tokens, at));
  const second = join && numberAt(tokens, at + join.length);
  if (!first || !join || !second) return undefined;
  const end = at + join.length + second.length;
  const counted = counterAt(tokens, i, end);
  const party = Math.max(first.value, second.value);
  if (counted) return { party: party + counted.more, length: end + counted.length - i };
  const isHour = [lexicon.hourMark, lexicon.hourUnit, lexicon.minuteUnit, lexicon.am, lexicon.pm, lexicon.months].some(
    (unit) => has<unknown>(unit, tokens, end) > 0,
  );
  const said = phraseBefore(lexicon.partyIs, tokens, i);
  const meant = phraseBefore(lexicon.partyFor, tokens, i);
  const close = Math.abs(second.value - first.value) <= 5 && party < 30;
  const isCounted = phraseBefore(lexicon.partyIs, tokens, i - 1) !== undefined; // "on serait entre 15 et 20"
  const between = phraseBefore(lexicon.between, tokens, i) !== undefined && !isCounted;
  const most = phraseAt(lexicon.atMost, tokens, end); // "3 ou 4 max"
  return !isHour && close && ((said && !between) || (or && (meant ?? most))) ? { party, length: end - i } : undefined;
}

function countedAt(tokens: Token[], i: number): Counted | undefined {
  const first = numberAt(tokens, i);
  const alone = first && counterAt(tokens, i, i + first.length);
  return alone && { party: first.value + alone.more, length: first.length + alone.length };
}

function has<T>(phrases: Parameters<typeof phraseAt<T>>[0], tokens: Token[], i: number): number {
  return phraseAt(phrases, tokens, i)?.length ?? 0;
}

/** How many tokens say "people" from `i` on, a small word before them included. */
function counterLength(tokens: Token[], i: number): number {
  const joiner = has(lexicon.joiners, tokens, i);
  for (const skipped of [0, joiner]) {
    const people = has(lexicon.people, tokens, i + skipped);
    if (people) return skipped + people;
  }
  return 0;
}

/** What follows the number: people are taken with it, seats are left because they also name a kind of space. */
export function counterAt(tokens: Token[], number: number, i: number): { length: number; more: number } | undefined {
  const people = counterLength(tokens, i);
  if (people) return { length: people, more: 0 };
  const joiner = has(lexicon.joiners, tokens, i);
  for (const skipped of [0, joiner]) {
    const companions = phraseAt(lexicon.companions, tokens, i + skipped);
    const besides = phraseBefore(lexicon.with, tokens, number) ?? phraseBefore(lexicon.and, tokens, number);
    if (companions && besides) return { length: skipped + companions.length, more: 1 };
    if (phraseAt(lexicon.seats, tokens, i + skipped) && !isAddress(tokens, i + skipped)) return { length: 0, more: 0 };
  }
  return undefined;
}

/** "3 place Bellecour": a street called "place", with a name after it. */
export function isAddress(tokens: Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    ['place', 'pl'].includes(tokens[i]?.text ?? '') && next?.kind === 'word' && !next.boundary && next.named === true
  );
}

/** Numbers that only their place in the sentence tells are people: "pour 8", "à quatre", "on est 6", "12 max". */
export function readImpliedParty(reading: Reading, maxParty: number, hourIsKnown: boolean): number | null {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const number = isFree(tokens, i) ? numberAt(tokens, i) : undefined;
    if (!number) continue;
    const after = i + number.length;
    const said = phraseBefore(lexicon.partyIs, tokens, i) ?? phraseBefore(lexicon.atMost, tokens, i);
    const meant = phraseBefore(lexicon.partyFor, tokens, i);
    const most = phraseAt(lexicon.atMost, tokens, after);
    const apart = tokens[i]?.bracketed === true && tokens[i]?.kind === 'number';
    const article = number.value === 1 && tokens[i]?.kind === 'word'; // "pour une réunion"
    const isMeant = (meant && !article) || most || apart || isCrowd(tokens, i, number.length);
    if (article && said && !tokens[after]?.boundary && tokens[after]) continue; // "on est une équipe de 4"
    if (!said && (!isMeant || countsSomething(tokens, after))) continue;
    if (said && isUnit(tokens, after)) continue;
    if (!hourIsKnown && !said && isHourLike(tokens, i)) continue;
    if (tokens[after]?.glued && tokens[after]?.kind === 'word') continue; // "a 3D printer"
    take(tokens, i, number.length + (most?.length ?? 0));
    return checked(reading, number.value, i, number.length, maxParty);
  }
  return null;
}

/** "seul", "pour moi": one, and nothing more to read. */
export function readAlone({ tokens }: Reading): void {
  for (let i = 0; i < tokens.length; i++) {
    const alone = phraseAt(lexicon.alone, tokens, i);
    if (!alone) continue;
    take(tokens, i, alone.length);
  }
}

/** "une trentaine", "a dozen": words that only count people, unless a fortnight is meant. */
function isCrowd(tokens: Token[], i: number, length: number): boolean {
  const last = tokens[i + length - 1]?.text ?? '';
  return crowds.test(last) && !phraseBefore(lexicon.inDelay, tokens, i);
}

const crowds = /^(dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|dozen)$/;

/** "à 10" with no hour anywhere: ten o'clock as well as ten people. */
function isHourLike(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  const isAt = ['a', 'at'].includes(tokens[i - 1]?.text ?? '');
  return isAt && token?.kind === 'number' && token.value >= 7 && token.value <= 21;
}

function isUnit(tokens: Token[], i: number): boolean {
  return [lexicon.money, lexicon.hourMark, lexicon.minuteUnit, lexicon.hourUnit, lexicon.months].some(
    (unit) => has<unknown>(unit, tokens, i) > 0,
  );
}

/** "pour 2 tables" counts tables. */
function countsSomething(tokens: Token[], i: number): boolean {
  const next = tokens[i];
  if (!next || next.taken || next.boundary) return false;
  if (next.kind === 'mark' && next.text === '+') return false;
  if (next.kind !== 'word') return true;
  if (isUnit(tokens, i)) return true;
  const follows = [
    lexicon.fillers,
    lexicon.near,
    lexicon.inside,
    lexicon.with,
    lexicon.thisDay,
    lexicon.atMost,
    lexicon.at,
  ];
  return !follows.some((phrases) => has(phrases, tokens, i) > 0) && next.named !== true;
}

function checked(reading: Reading, party: number, i: number, length: number, maxParty: number): number {
  if (party >= 1 && party <= maxParty) return party;
  addFault(reading, 'PARTY_INVALID', i, length);
  return 1;
}
