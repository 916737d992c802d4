import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { normalisedRecoveryCode, recoveryCode } from './recovery-code.js';

describe('a recovery code', () => {
  it('consists of four groups of four characters that are not mistaken for one another', () => {
    for (let i = 0; i < 500; i++)
      expect(recoveryCode(randomBytes(40))).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it('skips bytes that would favour some characters, and asks for more bytes instead', () => {
    expect(recoveryCode(new Uint8Array(40).fill(255))).toBeUndefined();
    expect(recoveryCode(new Uint8Array(15))).toBeUndefined();
    expect(recoveryCode(new Uint8Array(16))).toBe('aaaa-aaaa-aaaa-aaaa');
  });

  it('is read however it was copied', () => {
    const code = 'abcd-efgh-jkmn-2345';
    for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` abcd efgh–jkmn 2345 `])
      expect(normalisedRecoveryCode(typed)).toBe('abcdefghjkmn2345');
  });
});
