import type { SpaceKind, VenueKind } from '#libs/directory';
import { lexicon } from './lexicon.js';
import { isFree, phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, refuse } from './reading.js';
import { type Dictionary, dictionary } from './spelling.js';
import { type Token, clean, tokenise } from './tokens.js';
import type { Vocabulary } from './understand.types.js';

/** Everything one phrase of the vocabulary may mean. */
interface Meaning {
  capability?: { code: string; spaceKind: SpaceKind };
  equipment?: string;
  kind?: SpaceKind;
  loose?: SpaceKind;
  venueKind?: VenueKind;
}

export interface Trade {
  /** Phrases without their small words, by their first word, longest first. */
  phrases: Map<string, { stems: string[]; meaning: Meaning }[]>;
  stems: Set<string>;
  dictionary: Dictionary;
}

export interface What {
  kind: SpaceKind | null;
  capability: string | null;
  venueKind: VenueKind | null;
  equipment: string[];
  accessible: boolean;
  /** The kind was only hinted at by a word like "salle". */
  loosely: boolean;
}

const compiled = new WeakMap<Vocabulary, Trade>();
const isJoiner = (word: string) => lexicon.joiners.has(word);

/** Plurals and their singular are one. */
export const stem = (word: string) => (word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word);

/** A vocabulary ready to be looked up; made once for an object, which must not change afterwards. */
export function trade(vocabulary: Vocabulary): Trade {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const meanings = new Map<string, { stems: string[]; meaning: Meaning }>();
  const add = (words: string[], more: Meaning) => {
    for (const word of words) {
      const all = tokenise(clean(word).text).map((token) => stem(token.text));
      const stems = all.filter((each) => !isJoiner(each));
      for (const phrase of stems.length > 1 ? [stems, [stems.join('')]] : [stems]) {
        const key = phrase.join(' ');
        if (key !== '') meanings.set(key, { stems: phrase, meaning: { ...more, ...meanings.get(key)?.meaning } });
      }
    }
  };
  for (const { code, spaceKind, words } of vocabulary.capabilities) add(words, { capability: { code, spaceKind } });
  for (const { kind, words, loose = [] } of vocabulary.kinds) {
    add(loose, { loose: kind });
    add(words, { kind });
  }
  for (const { code, words } of vocabulary.equipment) add(words, { equipment: code });
  for (const { kind, words } of vocabulary.venueKinds ?? []) add(words, { venueKind: kind });
  const phrases: Trade['phrases'] = new Map();
  for (const entry of meanings.values()) {
    const [first = ''] = entry.stems;
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), entry].sort((a, b) => b.stems.length - a.stems.length),
    );
  }
  const stems = new Set([...meanings.values()].flatMap((entry) => entry.stems));
  const made = { phrases, stems, dictionary: dictionary(stems) };
  compiled.set(vocabulary, made);
  return made;
}

interface Hit {
  i: number;
  length: number;
  meaning: Meaning;
  /** Said after "avec": something the place must have. */
  asExtra: boolean;
}

export function readWhat(reading: Reading, words: Trade): What {
  const accessible = readAccessible(reading);
  const hits = readHits(reading.tokens, words);
  const first = <K extends keyof Meaning>(key: K, of = hits) => of.find(({ meaning }) => meaning[key])?.meaning[key];
  const hints = hits.filter(({ meaning }) => !meaning.venueKind);
  const stated = first('kind') ?? first('loose', hints);
  const main = hits.filter(({ meaning, asExtra }) => !meaning.equipment || !(asExtra || stated));
  const capability = readCapability(reading, main);
  const extras = hits.filter((hit) => hit.meaning.equipment && (!main.includes(hit) || !hit.meaning.capability));
  const machine = capability?.spaceKind === 'MACHINE' ? 'MACHINE' : undefined;
  const kind = machine ?? first('kind') ?? capability?.spaceKind ?? stated ?? first('loose');
  const venueKind = first('venueKind') ?? null;
  for (const { i, length, meaning } of hits) {
    const used = meaning.capability || meaning.equipment || meaning.loose;
    const another = (meaning.kind && meaning.kind !== kind) || (meaning.venueKind && meaning.venueKind !== venueKind);
    if (another && !used) refuse(reading.tokens, i, length);
  }
  return {
    kind: kind ?? null,
    capability: capability?.code ?? null,
    venueKind,
    equipment: [...new Set(extras.flatMap(({ meaning }) => meaning.equipment ?? []))].sort(),
    accessible,
    loosely: kind !== undefined && !machine && !first('kind') && !capability,
  };
}

/** The first thing to do that is named, making before meeting ("formation à la découpe laser"); others are unread. */
function readCapability({ tokens }: Reading, hits: Hit[]): Meaning['capability'] {
  const named = hits.filter(({ meaning }) => meaning.capability);
  const making = named.find(({ meaning }) => meaning.capability?.spaceKind !== 'MEETING_ROOM');
  const chosen = (making ?? named[0])?.meaning.capability;
  for (const { i, length, meaning } of named) {
    if (meaning.capability?.code !== chosen?.code) refuse(tokens, i, length);
  }
  return chosen;
}

function readHits(tokens: Token[], words: Trade): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = meaningAt(tokens, i, words);
    if (!found) continue;
    const without = before(lexicon.without, tokens, i);
    if (without) refuse(tokens, without.from, found.length + i - without.from);
    else {
      hits.push({
        i,
        length: found.length,
        meaning: found.meaning,
        asExtra: before(lexicon.with, tokens, i) !== undefined,
      });
      take(tokens, i, found.length);
    }
    i += found.length - 1;
  }
  return hits;
}

/** The phrase before `i`, small words skipped: "sans le wifi". */
function before(phrases: Parameters<typeof phraseBefore>[0], tokens: Token[], i: number): { from: number } | undefined {
  let at = i;
  while (at > 0 && isJoiner(tokens[at - 1]?.text ?? '')) at--;
  const hit = phraseBefore(phrases, tokens, at);
  return hit && { from: at - hit.length };
}

function meaningAt(tokens: Token[], i: number, words: Trade): { meaning: Meaning; length: number } | undefined {
  if (!isFree(tokens, i)) return undefined;
  for (const { stems, meaning } of words.phrases.get(stem(tokens[i]?.text ?? '')) ?? []) {
    const length = spanOf(stems, tokens, i);
    if (length) return { meaning, length };
  }
  return undefined;
}

/** How many tokens the phrase covers at `i`, small words between its words included. */
function spanOf(stems: string[], tokens: Token[], i: number): number {
  let at = i;
  for (const each of stems) {
    while (at > i && isFree(tokens, at) && isJoiner(tokens[at]?.text ?? '') && !tokens[at]?.boundary) at++;
    const token = tokens[at];
    if (!token || token.taken || stem(token.text) !== each || (at > i && token.boundary)) return 0;
    at++;
  }
  return at - i;
}

function readAccessible({ tokens }: Reading): boolean {
  let accessible = false;
  for (let i = 0; i < tokens.length; i++) {
    const hit = phraseAt(lexicon.accessible, tokens, i);
    if (!hit) continue;
    take(tokens, i, hit.length);
    accessible = true;
  }
  return accessible;
}
