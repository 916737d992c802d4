import { foldText } from '#libs/platform';

/** Fields in which accents, case and apostrophes are only a matter of spelling. */
const SPELLED = ['name', 'street', 'city', 'cityWritten', 'cityName', 'type', 'geocoded', 'metropolis'];

/**
 * The new values, except those that only spell the stored value with less detail: "L’Établi" stays when the file has
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

/** Higher for accents, ligatures, typographic marks and small letters. */
const richness = (text: string) =>
  2 * (text.normalize('NFC').match(/[^\0-\x7f]/gu)?.length ?? 0) + (/\p{Ll}/u.test(text) ? 1 : 0);
