import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accessCode, isAccessCode } from './access-code.js';
import { bookingCode, parseBookingCode, spellBookingCode } from './booking-code.js';

const bytes =
  (...values: number[]) =>
  () =>
    Uint8Array.from(values);
const key = new Uint8Array(32).fill(7);
const id = '019ea1b2-0000-7000-8000-000000000001';

describe('a booking code', () => {
  it.each([
    [[0, 1, 2, 3, 4, 5, 6, 7], '01234567'],
    [[31, 30, 29, 28, 27, 26, 25, 24], 'ZYXWVTSR'],
    [[255, 32, 64, 96, 128, 160, 192, 224], 'Z0000000'],
  ])('made of the bytes %j is %s', (random, code) => {
    expect(bookingCode(bytes(...random))).toBe(code);
  });

  it('has no character that can be mistaken for another', () => {
    for (let i = 0; i < 500; i++) expect(bookingCode(randomBytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('is refused with too few random bytes', () => {
    expect(() => bookingCode(bytes(1, 2, 3))).toThrow('random bytes');
  });

  it('contains every character with the same probability', () => {
    const counts = new Map<string, number>();
    for (let value = 0; value < 256; value++) {
      const sign = bookingCode(bytes(value, 0, 0, 0, 0, 0, 0, 0))[0]!;
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([8]));
    expect(counts.size).toBe(32);
  });

  it.each([
    ['0123ABCD', '0123ABCD'],
    ['0123-abcd', '0123ABCD'],
    [' o123 abcd ', '0123ABCD'],
    ['OIL0-1234', '01101234'],
  ])('typed as "%s" is read as %s', (typed, code) => {
    expect(parseBookingCode(typed)).toBe(code);
  });

  it.each([
    '',
    '0123ABC',
    '0123ABCDE',
    '0123ABCU',
    '0123ABC!',
    '0123ABC\u0000',
    'É123ABCD',
    '-'.repeat(10_000),
    '🔑🔑🔑🔑',
  ])('is not read from "%s"', (typed) => {
    expect(parseBookingCode(typed)).toBeNull();
  });

  it('is read back after being spelled', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        const code = bookingCode(() => random);
        expect(parseBookingCode(spellBookingCode(code))).toBe(code);
        expect(parseBookingCode(code.toLowerCase())).toBe(code);
      }),
    );
  });
});

describe('an access code', () => {
  it('has six digits, is reproducible, and differs for another booking or key', () => {
    expect(accessCode(id, key)).toMatch(/^\d{6}$/);
    expect(accessCode(id, key)).toBe(accessCode(id, key));
    expect(accessCode(id, key)).not.toBe(accessCode(`${id}2`, key));
    expect(accessCode(id, key)).not.toBe(accessCode(id, new Uint8Array(32).fill(8)));
  });

  it('keeps leading zeros', () => {
    const codes = Array.from({ length: 200 }, (_, i) => accessCode(`booking ${i}`, key));
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
    expect(codes.every((code) => code.length === 6)).toBe(true);
  });

  it('does not change between versions, so that printed lists stay valid', () => {
    expect(accessCode(id, key)).toBe('232362');
  });

  it('is accepted with a space in the middle', () => {
    const code = accessCode(id, key);
    expect(isAccessCode(code, id, key)).toBe(true);
    expect(isAccessCode(`${code.slice(0, 3)} ${code.slice(3)}`, id, key)).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '000000\n0'])('refuses "%s"', (typed) => {
    expect(isAccessCode(typed, id, key)).toBe(false);
  });

  it('the code of another booking is refused', () => {
    expect(isAccessCode(accessCode(`${id}2`, key), id, key)).toBe(false);
  });

  it('requires a key of at least 32 bytes', () => {
    expect(() => accessCode(id, new Uint8Array(16))).toThrow('key');
  });

  it('is evenly distributed over a million values', () => {
    const first = Array.from({ length: 2_000 }, (_, i) => accessCode(`booking ${i}`, key)[0]);
    for (const digit of '0123456789') {
      const share = first.filter((one) => one === digit).length / first.length;
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.13);
    }
  });
});
