import { createHmac, timingSafeEqual } from 'node:crypto';

const digits = 6;
const minKeyBytes = 32;

/**
 * The six-digit door code, computed from the booking's id and a key. It is never stored, and a printed list of the day still
 * works when the network is down.
 */
export function accessCode(bookingId: string, key: Uint8Array): string {
  if (key.length < minKeyBytes)
    throw new RangeError(`The access key has ${key.length} bytes; at least ${minKeyBytes} are required`);
  const mac = createHmac('sha256', key).update(`access-code:${bookingId}`).digest();
  // 48 bits modulo a million: the bias of a code is below 10^-8.
  return String(mac.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
}

export function isAccessCode(typed: string, bookingId: string, key: Uint8Array): boolean {
  const expected = Buffer.from(accessCode(bookingId, key));
  const entered = Buffer.from(typed.replace(/\s/g, ''));
  return entered.length === expected.length && timingSafeEqual(entered, expected);
}
