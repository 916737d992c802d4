import { lexicon } from './lexicon.js';
import { isFree } from './phrases.js';
import { type Dictionary, dictionary } from './spelling.js';
import { type Token, clean, tokenise } from './tokens.js';

/** Phrases of a vocabulary, found whatever their plurals and whichever small words stand between their words. */
export interface PhraseBook<Meaning> {
  /** Phrases without their small words, by their first word, longest first. */
  phrases: Map<string, { stems: string[]; meaning: Meaning }[]>;
  stems: Set<string>;
  dictionary: Dictionary;
}

export const isJoiner = (word: string) => lexicon.joiners.has(word);

/** Plurals and their singular are one. */
export const stem = (word: string) => (word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word);

/** A phrase given twice means both; where both say the same of it, the first. */
export function phraseBook<Meaning extends object>(
  entries: Iterable<readonly [words: string[], meaning: Meaning]>,
): PhraseBook<Meaning> {
  const meanings = new Map<string, { stems: string[]; meaning: Meaning }>();
  for (const [words, more] of entries) {
    for (const word of words) {
      const stems = stemsOf(word);
      for (const phrase of stems.length > 1 ? [stems, [stems.join('')]] : [stems]) {
        const key = phrase.join(' ');
        if (key !== '') meanings.set(key, { stems: phrase, meaning: { ...more, ...meanings.get(key)?.meaning } });
      }
    }
  }
  const phrases: PhraseBook<Meaning>['phrases'] = new Map();
  for (const entry of meanings.values()) {
    const [first = ''] = entry.stems;
    phrases.set(
      first,
      [...(phrases.get(first) ?? []), entry].sort((a, b) => b.stems.length - a.stems.length),
    );
  }
  const stems = new Set([...meanings.values()].flatMap((entry) => entry.stems));
  return { phrases, stems, dictionary: dictionary(stems) };
}

function stemsOf(word: string): string[] {
  const stems = tokenise(clean(word).text).map((token) => stem(token.text));
  return stems.filter((each) => !isJoiner(each));
}

/** What the longest phrase at token `i` means, over tokens nobody took. */
export function meaningAt<Meaning>(
  tokens: Token[],
  i: number,
  { phrases }: PhraseBook<Meaning>,
): { meaning: Meaning; length: number } | undefined {
  if (!isFree(tokens, i)) return undefined;
  for (const { stems, meaning } of phrases.get(stem(tokens[i]?.text ?? '')) ?? []) {
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
