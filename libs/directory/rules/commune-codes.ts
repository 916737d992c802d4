import { foldText } from '#libs/platform';

/** The towns with arrondissements, whose codes and postcodes are a prefix and a number. */
const TOWNS = {
  paris: { commune: '75056', code: 75_100, postcode: 75_000, count: 20 },
  lyon: { commune: '69123', code: 69_380, postcode: 69_000, count: 9 },
  marseille: { commune: '13055', code: 13_200, postcode: 13_000, count: 16 },
};
type Town = keyof typeof TOWNS;
const towns = Object.values(TOWNS);

/**
 * The INSEE code of the commune. Paris, Lyon and Marseille have INSEE codes for their arrondissements, but one polygon
 * for the commune. Null for an invalid code; a leading zero that a spreadsheet dropped is restored.
 */
export function communeOfCode(text: string): string | null {
  const code = wholeCode(text);
  return code && (communeOfArrondissement(code) ?? code);
}

/** An INSEE code with its leading zero restored; null when invalid. */
export function wholeCode(text: string): string | null {
  const code = /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase();
  return /^(\d{2}|2[AB])\d{3}$/.test(code) ? code : null;
}

/** The commune of an arrondissement’s INSEE code; null for any other code. */
export const communeOfArrondissement = (code: string): string | null =>
  towns.find((town) => isWithin(Number(code) - town.code, town.count))?.commune ?? null;

/** The INSEE code of the arrondissement with this postcode; null for any other. The 16th of Paris has two postcodes. */
export function arrondissementOfPostcode(postcode: string): string | null {
  if (postcode === '75116') return postcode;
  const town = towns.find(({ postcode: base, count }) => isWithin(Number(postcode) - base, count));
  return town ? String(town.code + Number(postcode) - town.postcode) : null;
}

const isWithin = (number: number, count: number) => number >= 1 && number <= count;

const ORDINAL = '(?:er?|re|ere|eme|ieme|nd|nde|st|rd|th)';
const NUMBER = new RegExp(String.raw`^(\d{1,2})(${ORDINAL})?$`);
const GLUED = new RegExp(String.raw`^(${Object.keys(TOWNS).join('|')})(\d{1,2})${ORDINAL}?$`);
const isArrondissementWord = (word: string) => /^(arrondissements?|arr|arrt|arrdt|ardt)$/.test(word);
/** Words that follow a house number. */
const STREETS = new Set(
  'rue avenue av boulevard bd bld place pl quai cours allee chemin impasse route montee passage square bis ter'.split(
    ' ',
  ),
);

/**
 * Folded words in which each arrondissement is one word, as in the search documents: "lyon 7", "Lyon 7ème" and "7e
 * Lyon" become `lyon7e`, "7e arrondissement" becomes `arrondissement7e`.
 */
export function joinArrondissements(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const found = arrondissementAt(words, i);
    joined.push(found?.word ?? words[i]!);
    if (found) i += found.length - 1;
  }
  return joined;
}

/** The arrondissement named by the words from `i` on, and the number of words that name it. */
function arrondissementAt(words: readonly string[], i: number): { word: string; length: number } | null {
  const [first = '', second = '', third = ''] = words.slice(i, i + 3);
  const glued = GLUED.exec(first);
  if (glued) return inTown(glued[1], Number(glued[2]), isArrondissementWord(second) ? 2 : 1);
  const [before, after] = [NUMBER.exec(first), NUMBER.exec(second)];
  if (after && first in TOWNS && (after[2] || !STREETS.has(third)))
    return inTown(first, Number(after[1]), isArrondissementWord(third) ? 3 : 2);
  if (before?.[2] && second in TOWNS) return inTown(second, Number(before[1]), 2);
  if (before && isArrondissementWord(second)) return { word: `arrondissement${Number(before[1])}e`, length: 2 };
  if (after && isArrondissementWord(first)) return { word: `arrondissement${Number(after[1])}e`, length: 2 };
  return null;
}

function inTown(town: string | undefined, number: number, length: number): { word: string; length: number } | null {
  return isWithin(number, TOWNS[town as Town].count) ? { word: `${town}${number}e`, length } : null;
}

/** The INSEE code of the arrondissement that a text names with its town, such as "Lyon 7e"; null for any other text. */
export function arrondissementNamed(text: string): string | null {
  const [word = '', ...more] = joinArrondissements(foldText(text).split(' '));
  const named = more.length === 0 ? GLUED.exec(word) : null;
  return named && String(TOWNS[named[1] as Town].code + Number(named[2]));
}
