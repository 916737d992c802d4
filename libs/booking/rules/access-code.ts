import { createHmac, timingSafeEqual } from 'node:crypto';

const digits = 6;
const minKeyBytes = 32;

/**
 * The six digits that open the door: computed from the booking and the venue's key, never stored, so a printed list
 * of the day still checks them when the network is down.
 */
export function accessCode(bookingId: string, key: Uint8Array): string {
  if (key.length < minKeyBytes)
    throw new RangeError(`an access key of ${key.length} bytes: at least ${minKeyBytes} are needed`);
  const mac = createHmac('sha256', key).update(`access-code:${bookingId}`).digest();
  // 48 bits over a million: the likeliest code is likelier by less than one in 10^8
  return String(mac.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
}

export function isAccessCode(typed: string, bookingId: string, key: Uint8Array): boolean {
  const expected = Buffer.from(accessCode(bookingId, key));
  const given = Buffer.from(typed.replace(/\s/g, ''));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
