import { lexicon } from './lexicon.js';
import { isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, addFault, numberAt } from './reading.js';

/** People counted by name ("8 personnes", "de 10 à 12 personnes", "avec 3 collègues"): read before any hour. */
export function readCountedParty(reading: Reading, maxParty: number): number | null {
  const { tokens } = reading;
  let party: number | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const first = numberAt(tokens, i);
    if (!first) continue;
    const join = phraseAt(lexicon.rangeTo, tokens, i + first.length);
    const second = join && numberAt(tokens, i + first.length + join.length);
    const counted = join && second && counter(tokens, i, i + first.length + join.length + second.length);
    if (join && second && counted) {
      const length = first.length + join.length + second.length;
      party ??= checked(reading, Math.max(first.value, second.value) + counted.more, i, length, maxParty);
      take(tokens, i, length + counted.length);
      continue;
    }
    const alone = counter(tokens, i, i + first.length);
    if (!alone) continue;
    party ??= checked(reading, first.value + alone.more, i, first.length, maxParty);
    take(tokens, i, first.length + alone.length);
  }
  return party;
}

/** What follows the number: people are taken with it, seats are left because they also name a kind of space. */
function counter(tokens: Reading['tokens'], number: number, i: number): { length: number; more: number } | undefined {
  const joiner = phraseAt(lexicon.joiners, tokens, i)?.length ?? 0;
  for (const skipped of [0, joiner]) {
    const people = phraseAt(lexicon.people, tokens, i + skipped);
    if (people) return { length: skipped + people.length, more: 0 };
    const companions = phraseAt(lexicon.companions, tokens, i + skipped);
    const besides = phraseBefore(lexicon.with, tokens, number) ?? phraseBefore(lexicon.and, tokens, number);
    if (companions && besides) return { length: skipped + companions.length, more: 1 };
    if (phraseAt(lexicon.seats, tokens, i + skipped)) return { length: 0, more: 0 };
  }
  return undefined;
}

/** Numbers that only their place in the sentence tells are people: "pour 8", "à quatre", "on est 6". */
export function readImpliedParty(reading: Reading, maxParty: number): number | null {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const number = isFree(tokens, i) ? numberAt(tokens, i) : undefined;
    if (!number) continue;
    const said = phraseBefore(lexicon.partyIs, tokens, i);
    const meant = phraseBefore(lexicon.partyFor, tokens, i);
    const article = number.value === 1 && tokens[i]?.kind === 'word'; // "pour une réunion"
    if (!said && (!meant || article || countsSomething(tokens, i + number.length))) continue;
    if (tokens[i + number.length]?.glued && tokens[i + number.length]?.kind === 'word') continue; // "a 3D printer"
    take(tokens, i, number.length);
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

/** "pour 2 tables" counts tables. */
function countsSomething(tokens: Reading['tokens'], i: number): boolean {
  const next = tokens[i];
  if (!next || next.taken || next.boundary) return false;
  return next.kind !== 'word' || phraseAt(lexicon.fillers, tokens, i) === undefined;
}

function checked(reading: Reading, party: number, i: number, length: number, maxParty: number): number {
  if (party >= 1 && party <= maxParty) return party;
  addFault(reading, 'PARTY_INVALID', i, length);
  return 1;
}
