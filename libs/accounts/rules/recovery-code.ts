/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;
const LARGEST_FAIR_BYTE = 256 - (256 % ALPHABET.length);

/** A code of four groups of four characters (79 bits) from random bytes; undefined when there were too few bytes. */
export function recoveryCode(bytes: Uint8Array): string | undefined {
  const characters = [...bytes]
    .filter((byte) => byte < LARGEST_FAIR_BYTE)
    .map((byte) => ALPHABET[byte % ALPHABET.length]!);
  if (characters.length < GROUPS * GROUP_LENGTH) return undefined;
  const group = (_: unknown, i: number) => characters.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The form of a recovery code that is hashed: case, blanks and dashes are ignored. */
export const normalisedRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[\s\-–—.]/g, '');
