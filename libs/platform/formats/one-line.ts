import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { MinLength, type ValidationOptions } from 'class-validator';

/** Scripts in which ZWJ and ZWNJ change how the letters around them are joined (Unicode 17, sections 9 and 12 to 16). */
const JOINING =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Mand}\\p{scx=Phag}\\p{scx=Rohg}\\p{scx=Adlm}' +
  '\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}' +
  '\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Java}\\p{scx=Bali}';
/** Characters that are kept although nothing shows by themselves: where a script or an emoji needs them. */
const NEEDED = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    '(?<=\\p{Extended_Pictographic}\\ufe0f?\\p{Emoji_Modifier}?)\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Extended_Pictographic}0-9#*])\\ufe0f',
    '(?<=\\p{sc=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<=\\u{1f3f4})[\\u{e0061}-\\u{e007a}\\u{e0030}-\\u{e0039}]{1,6}\\u{e007f}', // flags such as that of Scotland
  ].join('|'),
  'gu',
);
/** Bidirectional marks, zero-width, tag and other characters that show nothing; letters that are blank by design. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Controls, half characters, and what Unicode does not know: nobody types these. */
const UNUSABLE = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u;

/**
 * A text that people typed or a file holds, as one line: composed (NFC), without surrounding or repeated blanks, and without characters
 * that show nothing or reorder what does.
 * @returns undefined when nothing visible is left, when it has more than `most` characters, or when it has control characters or some that Unicode does not know
 */
export function oneLine(text: string, most: number): string | undefined {
  if (text.length > 10 * most + 1_000) return undefined; // nobody typed that
  const spaced = text.normalize('NFC').replace(/[\s\u0085]+/gu, ' ');
  if (UNUSABLE.test(spaced)) return undefined;
  const needed = new Set([...spaced.matchAll(NEEDED)].flatMap(({ index, 0: found }) => positions(index, found)));
  const visible = spaced.replace(INVISIBLE, (character, index: number) => (needed.has(index) ? character : ''));
  const line = visible.replace(/ +/g, ' ').trim().normalize('NFC');
  const characters = [...line].length; // as the database counts them
  return characters >= 1 && characters <= most ? line : undefined;
}

/** Indices of the characters of a match, which may be two units long. */
function positions(start: number, found: string): number[] {
  let at = start;
  return [...found].map((character) => {
    const index = at;
    at += character.length;
    return index;
  });
}

export const LONGEST_NAME = 120;

/** The name of a person, a place or a thing: one line with at least one letter or digit. @returns undefined when it is no name */
export function nameOf(text: string, most = LONGEST_NAME): string | undefined {
  const line = oneLine(text, most);
  return line !== undefined && /[\p{L}\p{N}]/u.test(line) ? line : undefined;
}

/** The name an address gives when no other is known: its part before the @. */
export const nameFromEmail = (email: string): string => nameOf(email.split('@')[0]!.slice(0, LONGEST_NAME)) ?? '?';

/** What an input normalised to nothing becomes; the refusal says what is asked for. */
const refusing = (read: (text: string) => string | undefined, options: ValidationOptions) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (read(value) ?? '') : value)),
    MinLength(1, options),
  );

/** An input that is a name. It arrives normalised. */
export const IsName = (most = LONGEST_NAME): PropertyDecorator =>
  refusing((text) => nameOf(text, most), {
    message: `$property must be a name: 1 to ${most} visible characters on one line, with a letter or a digit`,
  });

/** An input that is one line of text. It arrives normalised. */
export const IsOneLine = (most: number): PropertyDecorator =>
  refusing((text) => oneLine(text, most), {
    message: `$property must be 1 to ${most} visible characters on one line`,
  });
