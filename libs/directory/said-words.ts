/** Words that join others and name nothing; French articles and the like are left to the dictionary of the database. */
const SMALL = new Set(
  'pres proche proches autour cote chez vers near nearby around close in the for with and of at to an'.split(' '),
);
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/** The words of what a person typed, as the search documents are cut: without accents, case or punctuation, single letters left out. At most 8. */
export function saidWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word.length > 1 && !SMALL.has(word))
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD));
}
