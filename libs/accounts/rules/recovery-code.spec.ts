import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bareRecoveryCode, recoveryCode } from './recovery-code.js';

describe('a recovery code', () => {
  it('is four groups of four signs that are not taken for one another', () => {
    for (let i = 0; i < 500; i++)
      expect(recoveryCode(randomBytes(40))).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });

  it('uses no byte that would make some signs likelier, and asks for more chance instead', () => {
    expect(recoveryCode(new Uint8Array(40).fill(255))).toBeUndefined();
    expect(recoveryCode(new Uint8Array(15))).toBeUndefined();
    expect(recoveryCode(new Uint8Array(16))).toBe('aaaa-aaaa-aaaa-aaaa');
  });

  it('is the same however it is copied', () => {
    const code = 'abcd-efgh-jkmn-2345';
    for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` abcd efgh–jkmn 2345 `])
      expect(bareRecoveryCode(typed)).toBe('abcdefghjkmn2345');
  });
});
