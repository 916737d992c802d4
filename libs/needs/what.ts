import type { SpaceKind, VenueKind } from '#libs/directory';
import { lexicon } from './lexicon.js';
import { type PhraseBook, isJoiner, meaningAt, phraseBook } from './phrase-book.js';
import { phraseAt, phraseBefore, take } from './phrases.js';
import { type Reading, refuse } from './reading.js';
import type { Token } from './tokens.js';
import type { Vocabulary } from './understand.types.js';

/** Everything one phrase of the vocabulary may mean. */
interface Meaning {
  capability?: { code: string; spaceKind: SpaceKind };
  equipment?: string;
  kind?: SpaceKind;
  loose?: SpaceKind;
  venueKind?: VenueKind;
}

export type VocabularyBook = PhraseBook<Meaning>;

export interface What {
  kind: SpaceKind | null;
  capability: string | null;
  venueKind: VenueKind | null;
  equipment: string[];
  accessible: boolean;
  /** The kind was only hinted at by a word like "salle". */
  loosely: boolean;
}

const compiled = new WeakMap<Vocabulary, VocabularyBook>();

/** A vocabulary ready to be looked up; made once for an object, which must not change afterwards. */
export function vocabularyBook(vocabulary: Vocabulary): VocabularyBook {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const { capabilities, kinds, equipment, venueKinds = [] } = vocabulary;
  const made = phraseBook<Meaning>([
    ...capabilities.map(({ code, spaceKind, words }) => [words, { capability: { code, spaceKind } }] as const),
    ...kinds.flatMap(({ kind, words, loose = [] }) => [[loose, { loose: kind }] as const, [words, { kind }] as const]),
    ...equipment.map(({ code, words }) => [words, { equipment: code }] as const),
    ...venueKinds.map(({ kind, words }) => [words, { venueKind: kind }] as const),
  ]);
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

export function readWhat(reading: Reading, words: VocabularyBook): What {
  const accessible = readAccessible(reading);
  const hits = withoutSeats(readHits(reading.tokens, words), reading.tokens);
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

/** "salle 12 places assises": seats of the room that is named, and no desks. */
function withoutSeats(hits: Hit[], tokens: Token[]): Hit[] {
  const isRoom = ({ meaning }: Hit) =>
    [meaning.kind, meaning.loose].some((kind) => kind === 'MEETING_ROOM' || kind === 'EVENT_HALL');
  if (!hits.some(isRoom)) return hits;
  return hits.filter(({ i }) => !['place', 'places', 'seat', 'seats'].includes(tokens[i]?.text ?? ''));
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

/** "pas de salle à Bron": the one thing that is named is wanted, and somewhere else. */
function isOnlyThing(
  tokens: Token[],
  i: number,
  found: { meaning: Meaning; length: number },
  words: VocabularyBook,
): boolean {
  if (found.meaning.equipment) return false;
  for (let k = 0; k < tokens.length; k++) {
    const other = k < i || k >= i + found.length ? meaningAt(tokens, k, words)?.meaning : undefined;
    if (other && (other.capability ?? other.kind ?? other.loose)) return false;
  }
  return !tokens.slice(0, i).some((token) => token.taken && token.refused);
}

function readHits(tokens: Token[], words: VocabularyBook): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = meaningAt(tokens, i, words);
    if (!found) continue;
    const without = before(lexicon.without, tokens, i);
    const isWanted = without && isOnlyThing(tokens, i, found, words);
    if (without && !isWanted && !tokens[without.from]?.taken)
      refuse(tokens, without.from, found.length + i - without.from);
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

/** Said after "avec": something the place must have. */
export const isNamedAsExtra = (tokens: Token[], i: number): boolean => before(lexicon.with, tokens, i) !== undefined;

/** The phrase before `i`, small words skipped: "sans le wifi". */
function before(phrases: Parameters<typeof phraseBefore>[0], tokens: Token[], i: number): { from: number } | undefined {
  let at = i;
  while (at > 0 && isJoiner(tokens[at - 1]?.text ?? '')) at--;
  const hit = phraseBefore(phrases, tokens, at);
  return hit && { from: at - hit.length };
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
