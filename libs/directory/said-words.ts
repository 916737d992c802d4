import { foldText } from '#libs/platform';
import { joinArrondissements } from './rules/commune-codes.js';

/** Words that join others and name nothing; French articles and the like are left to the dictionary of the database. */
const SMALL = new Set(
  'pres proche proches autour cote chez vers near nearby around close in the for with and of at to an'.split(' '),
);
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/**
 * The words of what a person typed, spelled as the function `search_text` of the database spells those of the documents.
 * Single characters are left out, except the number of an arrondissement. At most 8.
 */
export function saidWords(text: string): string[] {
  const words = foldText(text).split(' ');
  return joinArrondissements(words)
    .filter((word) => word.length > 1 && !SMALL.has(word))
    .slice(0, MOST_WORDS)
    .map((word) => spelled(word).slice(0, LONGEST_WORD));
}

function spelled(word: string): string {
  if (word === 'st') return 'saint';
  if (word === 'ste') return 'sainte';
  return word.replace(/^(\d{1,2})(er|re|ere|eme|ieme|nd|nde|st|rd|th)$/, '$1e');
}
