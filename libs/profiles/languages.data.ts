import { type Locale } from '#libs/platform';

/** Languages that a person may speak, by their ISO 639 codes; `fsl` is French sign language. */
export const LANGUAGES =
  'fr en ar bg bm bn ca cs da de el es et eu fa fi fsl ff ga gsw he hi hr ht hu hy id is it ja ka kab ko ku ln lt lv mg mk ml mt my ne nl no oc pa pl ps pt rcf ro ru sk sl so sq sr sv sw ta th ti tr uk ur vi wo yo zh'.split(' '); // prettier-ignore
const known = new Set(LANGUAGES);

const names: Record<Locale, Intl.DisplayNames> = {
  fr: new Intl.DisplayNames(['fr'], { type: 'language' }),
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
};
/** Those that the data of the runtime may lack. */
const OWN: Record<string, Record<Locale, string>> = {
  fsl: { fr: 'langue des signes française', en: 'French sign language' },
  rcf: { fr: 'créole réunionnais', en: 'Réunion Creole' },
};

export const isLanguage = (code: string): boolean => known.has(code);
export const languageLabel = (code: string, locale: Locale): string =>
  OWN[code]?.[locale] ?? names[locale].of(code) ?? code;
