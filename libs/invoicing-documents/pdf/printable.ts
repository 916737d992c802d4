import { xmlLine } from '../xml/xml.js';
import { type FONTS, hasCharacter } from './fonts.js';

/** A piece of text in one font. */
export interface Run {
  text: string;
  font: keyof typeof FONTS;
}

const RIGHT_TO_LEFT_WORDS =
  /[^\s]*[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}][^\s]*(?: [^\s]*[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}][^\s]*)+/gu;
/** Joiners and variation selectors: both fonts draw emoji one by one and without colours. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const NARROW_NO_BREAK_SPACE = /\u202f/g;

/** The text of a person, as the XML has it. */
export const personalText = (text: string | undefined): Run[] => printable(xmlLine(text ?? ''));

/**
 * Splits a text into runs of one font, so that no character is drawn as a missing one: PDF/A forbids that. What neither font has (such as
 * Chinese) becomes U+FFFD; the XML keeps it. Words of right-to-left scripts are put in the order in which they are drawn.
 */
export function printable(text: string): Run[] {
  const ordered = text
    .replace(NARROW_NO_BREAK_SPACE, '\u00a0')
    .replace(INVISIBLE, '')
    .replace(RIGHT_TO_LEFT_WORDS, (words) => words.split(' ').toReversed().join(' '));
  const runs: Run[] = [];
  for (const character of ordered) {
    const font = fontOf(character);
    const drawn = font === undefined ? '\ufffd' : character;
    const last = runs.at(-1);
    if (last && last.font === (font ?? 'Roboto')) last.text += drawn;
    else runs.push({ text: drawn, font: font ?? 'Roboto' });
  }
  return runs;
}

/** Blanks are Roboto's, so that they stay between two words of DejaVu, which may be drawn from the right. */
function fontOf(character: string): Run['font'] | undefined {
  const codePoint = character.codePointAt(0)!;
  if (hasCharacter('Roboto', codePoint)) return 'Roboto';
  return hasCharacter('DejaVu', codePoint) ? 'DejaVu' : undefined;
}
