import { type Token, clean, tokenise } from './tokens.js';

/** Phrases by their first word, longest first. */
export type Phrases<T> = Map<string, { words: string[]; value: T }[]>;
export interface Found<T> {
  value: T;
  /** Tokens it spans. */
  length: number;
}

export function compile<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const phrases: Phrases<T> = new Map();
  for (const [phrase, value] of entries) {
    const words = tokenise(clean(phrase).text).map((token) => token.text);
    const [first] = words;
    if (first === undefined) continue;
    const same = phrases.get(first);
    if (same) same.push({ words, value });
    else phrases.set(first, [{ words, value }]);
  }
  for (const same of phrases.values()) same.sort((a, b) => b.words.length - a.words.length);
  return phrases;
}

/** The longest phrase that starts at `i`, over tokens nobody took and without a comma inside. */
export function phraseAt<T>(phrases: Phrases<T>, tokens: Token[], i: number): Found<T> | undefined {
  const first = tokens[i];
  if (first === undefined || first.taken) return undefined;
  const same = phrases.get(first.text);
  if (!same) return undefined;
  for (const { words, value } of same) if (spans(words, tokens, i)) return { value, length: words.length };
  return undefined;
}

/** The longest phrase that ends just before `i`: what introduces the token at `i`. Taken tokens count as well. */
export function phraseBefore<T>(phrases: Phrases<T>, tokens: Token[], i: number): Found<T> | undefined {
  if (tokens[i]?.boundary) return undefined;
  for (let length = Math.min(6, i); length > 0; length--) {
    const start = i - length;
    const same = phrases.get(tokens[start]?.text ?? '');
    if (!same) continue;
    for (const { words, value } of same)
      if (words.length === length && reads(words, tokens, start)) return { value, length };
  }
  return undefined;
}

function reads(words: string[], tokens: Token[], start: number): boolean {
  for (let k = 0; k < words.length; k++) if (tokens[start + k]?.text !== words[k]) return false;
  return true;
}

function spans(words: string[], tokens: Token[], i: number): boolean {
  for (let k = 0; k < words.length; k++) {
    const token = tokens[i + k];
    if (token === undefined || token.taken || token.text !== words[k] || (k > 0 && token.boundary)) return false;
  }
  return true;
}

export function take(tokens: Token[], from: number, length: number): void {
  for (let k = from; k < from + length; k++) {
    const token = tokens[k];
    if (token) token.taken = true;
  }
}

export function isFree(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  return token !== undefined && !token.taken;
}
