import { foldText } from '#libs/platform';
import { searchWords } from './search-words.js';
import { skills } from './skills.data.js';

interface Entry {
  readonly code: string;
  /** Labels and synonyms, folded. */
  readonly phrases: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}
const entries: Entry[] = skills.map(({ code, label, words }) => {
  const all = [label.fr, label.en, ...words.fr, ...words.en, code];
  return {
    code,
    phrases: new Set(all.map((phrase) => searchWords(phrase).join(' '))),
    words: new Set(all.flatMap((phrase) => foldText(phrase).split(' '))),
  };
});
/** What joins the words of a name and is left out of a search. */
const JOINING = new Set(
  'de du des la le les un une en au aux et ou pour par sur avec mon ma mes my on from'.split(' '),
);
const vocabulary = new Set(entries.flatMap(({ words }) => [...words]).filter((word) => word.length >= 4));

/** Characters to add, remove, replace or swap with their neighbour to get from one word to the other; `most + 1` when there are more. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return Math.min(row[other.length]!, most + 1);
}

const isKnown = (word: string): boolean =>
  entries.some(({ words }) => words.has(word)) ||
  (word.length >= 3 && [...vocabulary].some((known) => known.startsWith(word)));

/**
 * The words of the vocabulary of skills that a word may have been meant to be; none when it is one of them, the beginning of one,
 * or unlike all of them. It depends on the vocabulary only, and so says nothing about what people wrote.
 */
export function closeSpellings(word: string): string[] {
  if (word.length < 4 || /\d/.test(word) || isKnown(word)) return [];
  const most = word.length >= 7 ? 2 : 1;
  const near = [...vocabulary]
    .map((known) => ({ known, distance: editDistance(word, known, most) }))
    .filter(({ distance }) => distance <= most);
  const closest = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === closest).map(({ known }) => known);
}

const hasWord = ({ words }: Entry, word: string, spellings: readonly string[]): boolean =>
  words.has(word) ||
  (word.length >= 3 && [...words].some((known) => known.startsWith(word))) ||
  spellings.some((one) => words.has(one));

/** The codes of the skills that a word belongs to, whether in French or in English, begun or misspelled. */
export function skillsWithWord(word: string): string[] {
  const spellings = closeSpellings(word);
  return entries.filter((entry) => hasWord(entry, word, spellings)).map(({ code }) => code);
}

/**
 * The codes of the skills that a text names: those with exactly this label or synonym, or else those that have all of its words,
 * begun or misspelled. In the order of the vocabulary, the labels that begin with the text first.
 */
export function skillsNamed(text: string): string[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const phrase = words.join(' ');
  const exact = entries.filter(({ phrases }) => phrases.has(phrase));
  if (exact.length > 0) return exact.map(({ code }) => code);
  const spelled = words.filter((word) => !JOINING.has(word)).map((word) => ({ word, spellings: closeSpellings(word) }));
  if (spelled.length === 0) return [];
  const found = entries.filter((entry) => spelled.every(({ word, spellings }) => hasWord(entry, word, spellings)));
  const begins = ({ phrases }: Entry) => [...phrases].some((one) => one.startsWith(phrase));
  return [...found.filter(begins), ...found.filter((entry) => !begins(entry))].map(({ code }) => code);
}
