import { ownWords } from './lexicon.js';
import type { Token } from './tokens.js';

/** Words worth guessing, by first letter: people rarely miss that one. */
export type Dictionary = Map<string, string[]>;

const shortestGuessed = 5;
const longestGuessed = 24;

export function dictionary(words: Iterable<string>): Dictionary {
  const byLetter: Dictionary = new Map();
  for (const word of new Set(words)) {
    if (word.length < shortestGuessed) continue;
    const same = byLetter.get(word.charAt(0));
    if (same) same.push(word);
    else byLetter.set(word.charAt(0), [word]);
  }
  return byLetter;
}

/** Replaces mistyped words by the nearest one of the dictionaries; the text itself is left for quoting. */
export function correct(tokens: Token[], isKnown: (word: string) => boolean, dictionaries: Dictionary[]): void {
  for (const [i, token] of tokens.entries()) {
    const { kind, text } = token;
    // "mrdi", "phto": a vowel is missing
    const shortest = /(di|day)$|[bcdfghjklmnpqrstvwxz]{3}/.test(text) ? 4 : shortestGuessed;
    if (kind !== 'word' || text.length < shortest || text.length > longestGuessed) continue;
    if (ownWords.has(text) || isKnown(text) || isStreetName(tokens, i)) continue;
    token.text = nearest(text, dictionaries) ?? nearestWeekday(text) ?? text;
  }
}

/** "rue Sainte-Catherine": a name, however it is written. */
const isStreetName = (tokens: Token[], i: number): boolean =>
  tokens.slice(Math.max(0, i - 2), i).some(({ text }) => streetWords.has(text));

const streetWords = new Set('rue avenue boulevard bd av quai chemin allee impasse street saint sainte'.split(' '));

/** "mrdi", "wensday": the end of the word says that it is a day, so more of the rest may be wrong. */
function nearestWeekday(text: string): string | undefined {
  const begun = weekdayNames.filter((name) => name.startsWith(text));
  if (begun.length === 1) return begun[0]; // "vendr"
  if (!/(di|dy|day)$/.test(text)) return undefined;
  const names = weekdayNames.filter((name) => name.startsWith(text.charAt(0)));
  const most = text.length >= 6 ? 2 : 1;
  const near = names.filter((name) => distance(text, name, most) <= most);
  return near.length === 1 ? near[0] : undefined;
}

const weekdayNames =
  'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  );

function nearest(text: string, dictionaries: Dictionary[]): string | undefined {
  const most = text.length >= 9 ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  for (const words of dictionaries) {
    for (const word of words.get(text.charAt(0)) ?? []) {
      if (Math.abs(word.length - text.length) >= least) continue;
      const edits = distance(text, word, least - 1);
      if (edits < least) [best, least] = [word, edits];
    }
  }
  return best;
}

/** Letters that are mistaken for one another by ear or on a French keyboard. */
const alike = new Set([
  'sz',
  'cs',
  'ck',
  'kq',
  'cq',
  'iy',
  'ae',
  'eo',
  'mn',
  'aq',
  'wz',
  'fp',
  'bv',
  'dt',
  'gj',
  'er',
  'io',
  'iu',
]);

/** Edits between two words (a swap of neighbours is one), or more than `most`. In short words a letter may only be
 *  replaced by one that resembles it: "porte" is no typo of "poste". */
function distance(a: string, b: string, most: number): number {
  const strict = a.length < 7;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a.charAt(i - 1), b.charAt(j - 1)];
      const swap = strict && x !== y && !alike.has(x < y ? x + y : y + x) ? 2 : Number(x !== y);
      let edits = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + swap);
      const crossed = x === b.charAt(j - 2) && y === a.charAt(i - 2);
      if (i > 1 && j > 1 && crossed) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
