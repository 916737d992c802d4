import type { Known } from './claims.js';
import type { Rest } from './doubts.js';
import type { Token } from './tokens.js';
import type { Place } from './understand.types.js';

/** "la guill", "st seb", "compans": the beginning of the name of one place, and of no other. */
export function shortenedPlaceIn(
  tokens: Token[],
  { from, length }: Rest,
  known: Known,
): { place: Place; rest: Rest } | undefined {
  for (let i = from; i < from + length; i++) {
    for (let words = from + length - i; words > 0; words--) {
      const said = tokens.slice(i, i + words);
      const place = isName(said, known) ? onlyPlaceFrom(said.map(({ text }) => text).join(' '), known) : undefined;
      if (place) return { place, rest: { from: i, length: words } };
    }
  }
  return undefined;
}

const shortestWord = 5;
const shortestLastWord = 3;

/** First words of places that are words of every day as well. */
const everyday = new Set(
  'point place grand grande petit vieux vieille haute basse champ maison atelier saint sainte'.split(' '),
);

function isName(words: Token[], known: Known): boolean {
  const last = words.at(-1);
  const isWord = words.every(({ kind, boundary }, k) => kind === 'word' && !(k > 0 && boundary));
  if (!isWord || !last || everyday.has(last.text) || known.isCommon(last.text)) return false;
  return words.length === 1 ? last.text.length >= shortestWord : last.text.length >= shortestLastWord;
}

function onlyPlaceFrom(said: string, { gazetteer }: Known): Place | undefined {
  const found = new Set<Place>();
  for (const [first, names] of gazetteer.places) {
    if (!first.startsWith(said) && !said.startsWith(first)) continue;
    for (const { words, value } of names) if (words.join(' ').startsWith(said)) found.add(value);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
