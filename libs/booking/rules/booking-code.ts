/** Crockford's 32 signs: no I, L, O or U, so a code read over the phone or from a slip has one reading. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** Fills with unpredictable bytes, such as `randomBytes` of node:crypto. */
export type RandomBytes = (count: number) => Uint8Array;

/** Eight signs, 40 random bits: a name for people, not a secret; its uniqueness is the database's to prove. */
export function bookingCode(randomBytes: RandomBytes): string {
  const bytes = randomBytes(codeLength);
  if (bytes.length < codeLength) throw new RangeError(`${bytes.length} random bytes for a code of ${codeLength} signs`);
  // 256 is a multiple of 32: the low five bits of a byte favour no sign
  return Array.from(bytes.subarray(0, codeLength), (byte) => alphabet[byte & 31]).join('');
}

/** What somebody typed, as the code it must be; null when it can be none. */
export function parseBookingCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

/** In two halves, easier to read aloud. */
export function spellBookingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
