/** Combining accents and invisible characters. The database function `fold_text` has the same list. */
const DROPPED =
  /[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]|[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** Letters that Unicode does not decompose. */
const REPLACEMENTS: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'gu');

/**
 * The words of a text, separated by single spaces. Texts that differ only in accents, ligatures, case, hyphens, apostrophes, punctuation
 * or Unicode normalisation give the same result. The database function `fold_text` gives it too.
 */
export const foldText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(UNDECOMPOSED, (letter) => REPLACEMENTS[letter]!)
    .replace(/[^\p{Alphabetic}\p{Nd}]+/gu, ' ')
    .trim();
