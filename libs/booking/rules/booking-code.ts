/** Crockford's 32 characters, without I, L, O and U, so that a spoken or handwritten code is unambiguous. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** Returns unpredictable bytes, such as `randomBytes` of node:crypto. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * A code of eight characters (40 random bits) for people to use. It is not secret. Its uniqueness is a constraint of the
 * database.
 */
export function bookingCode(randomBytes: RandomBytes): string {
  const bytes = randomBytes(codeLength);
  if (bytes.length < codeLength)
    throw new RangeError(`${bytes.length} random bytes are too few for a code of ${codeLength} characters`);
  // 256 is a multiple of 32, so the low five bits of a byte favour no character.
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte & 31]).join('');
}

/** The booking code in a typed text; null when it cannot be one. */
export function parseBookingCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character)) ? code : null;
}

/** The code in two groups, easier to read aloud. */
export function spellBookingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
