import { foldText } from '#libs/platform';
import { joinArrondissements } from './rules/commune-codes.js';

/** Filler words. French articles and the like are removed by the dictionary of the database. */
const FILLER_WORDS = new Set(
  'pres proche proches autour cote chez vers near nearby around close in the for with and of at to an'.split(' '),
);
const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 40;

/**
 * The words of a search, spelled as the SQL function `search_text` spells those of the documents. Single characters
 * are left out, except the number of an arrondissement. At most 8 words.
 */
export function searchWords(text: string): string[] {
  const words = foldText(text).split(' ');
  return joinArrondissements(words)
    .filter((word) => word.length > 1 && !FILLER_WORDS.has(word))
    .slice(0, MAX_WORDS)
    .map((word) => normalised(word).slice(0, MAX_WORD_LENGTH));
}

function normalised(word: string): string {
  if (word === 'st') return 'saint';
  if (word === 'ste') return 'sainte';
  return word.replace(/^(\d{1,2})(er|re|ere|eme|ieme|nd|nde|st|rd|th)$/, '$1e');
}
