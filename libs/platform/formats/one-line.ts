import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { MinLength, type ValidationOptions } from 'class-validator';

/** Scripts in which ZWJ and ZWNJ change how the letters around them are joined (Unicode 17, sections 9 and 12 to 16). */
const JOINING =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Nkoo}\\p{scx=Mand}\\p{scx=Phag}\\p{scx=Rohg}\\p{scx=Adlm}' +
  '\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}' +
  '\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Java}\\p{scx=Bali}';
/** Invisible characters that are kept where a script or an emoji needs them. */
const VISIBLE_BY_CONTEXT = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    '(?<=\\p{Extended_Pictographic}\\ufe0f?\\p{Emoji_Modifier}?)\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=[\\p{Extended_Pictographic}0-9#*])\\ufe0f',
    '(?<=\\p{sc=Han})[\\u{e0100}-\\u{e01ef}]',
    '(?<=\\u{1f3f4})[\\u{e0061}-\\u{e007a}\\u{e0030}-\\u{e0039}]{1,6}\\u{e007f}', // flags such as that of Scotland
  ].join('|'),
  'gu',
);
/** Bidirectional marks, zero-width, tag and other invisible characters, and letters that are blank by design. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Control characters, lone surrogates, private and unassigned characters. Texts that contain them are refused. */
const UNUSABLE = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u;

/**
 * Normalises a text that people typed or that a file contains to one line: composed (NFC), without surrounding or repeated blanks, and
 * without characters that are invisible or reorder others.
 * @returns undefined when nothing visible is left, when it has more than `maxLength` characters, or when it has control or unassigned characters
 */
export function oneLine(text: string, maxLength: number): string | undefined {
  if (text.length > 10 * maxLength + 1_000) return undefined; // far too long, not worth normalising
  const spaced = text.normalize('NFC').replace(/[\s\u0085]+/gu, ' ');
  if (UNUSABLE.test(spaced)) return undefined;
  const kept = new Set(
    [...spaced.matchAll(VISIBLE_BY_CONTEXT)].flatMap(({ index, 0: found }) => positions(index, found)),
  );
  const visible = spaced.replace(INVISIBLE, (character, index: number) => (kept.has(index) ? character : ''));
  const line = visible.replace(/ +/g, ' ').trim().normalize('NFC');
  const characters = [...line].length; // as the database counts them
  return characters >= 1 && characters <= maxLength ? line : undefined;
}

/** The indices of the characters of a match; a character may be two code units long. */
function positions(start: number, found: string): number[] {
  let at = start;
  return [...found].map((character) => {
    const index = at;
    at += character.length;
    return index;
  });
}

export const MAX_NAME_LENGTH = 120;

/** The name of a person, a place or a thing: one line with at least one letter or digit. @returns undefined when the text is not a name */
export function nameOf(text: string, maxLength = MAX_NAME_LENGTH): string | undefined {
  const line = oneLine(text, maxLength);
  return line !== undefined && /[\p{L}\p{N}]/u.test(line) ? line : undefined;
}

/** Words of letters with apostrophes, hyphens and a period at their end: nothing that a mail program could turn into a link or a number to call. */
const PERSONAL_NAME = /^[\p{L}\p{M}'’‐‑-]+\.?(?: [\p{L}\p{M}'’‐‑-]+\.?){0,5}$/u;

/**
 * The name of a person for a mail to somebody who may not know them.
 * @returns undefined when the name could be an address, a number or a message: then write who they are without it
 */
export const personalNameOf = (name: string): string | undefined =>
  name.length <= 60 && PERSONAL_NAME.test(name) ? name : undefined;

/** The part of a mail address before the @, used as a name when no other is known. */
export const nameFromEmail = (email: string): string => nameOf(email.split('@')[0]!.slice(0, MAX_NAME_LENGTH)) ?? '?';

/** Normalises an input, and refuses it with the given message when nothing is left. */
const normalising = (read: (text: string) => string | undefined, options: ValidationOptions) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (read(value) ?? '') : value)),
    MinLength(1, options),
  );

/** Marks an input field as a name, which resolvers receive normalised. */
export const IsName = (maxLength = MAX_NAME_LENGTH): PropertyDecorator =>
  normalising((text) => nameOf(text, maxLength), {
    message: `$property must be a name: 1 to ${maxLength} visible characters on one line, with a letter or a digit`,
  });

/** Marks an input field as one line of text, which resolvers receive normalised. */
export const IsOneLine = (maxLength: number): PropertyDecorator =>
  normalising((text) => oneLine(text, maxLength), {
    message: `$property must be 1 to ${maxLength} visible characters on one line`,
  });
