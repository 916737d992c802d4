import { foldText } from '#libs/platform';

/** Fields in which accents, case and apostrophes are only spelling. */
const SPELLED = ['name', 'street', 'city', 'cityWritten', 'cityName', 'type', 'geocoded', 'metropolis'];

/**
 * The new values, except where one only spells the value before in a poorer way: "L’Établi" stays when the file says
 * "L'ETABLI", and "Ecully" becomes "Écully".
 */
export function keepRicherSpelling<Values extends object>(
  before: Readonly<Record<string, unknown>>,
  after: Values,
): Values {
  const entries = Object.entries(after).map(([field, value]: [string, unknown]) => {
    const old = before[field];
    const isSameText =
      SPELLED.includes(field) &&
      typeof old === 'string' &&
      typeof value === 'string' &&
      foldText(old) === foldText(value) &&
      foldText(old) !== '';
    return [field, isSameText && richness(value) <= richness(old) ? old : value];
  });
  return Object.fromEntries(entries) as Values;
}

/** More for more accents, ligatures and typographic marks, and for small letters. */
const richness = (text: string) =>
  2 * (text.normalize('NFC').match(/[^\0-\x7f]/gu)?.length ?? 0) + (/\p{Ll}/u.test(text) ? 1 : 0);
