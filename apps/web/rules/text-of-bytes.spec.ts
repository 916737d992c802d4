import { describe, expect, it } from '@jest/globals';
import { textOfBytes } from './text-of-bytes.js';

describe('the text of a file', () => {
  it('is read as UTF-8, without its mark', () => {
    expect(textOfBytes(new TextEncoder().encode('\ufeffCapacité'))).toBe('Capacité');
  });

  it('is read as the code page of spreadsheets when it is not UTF-8', () => {
    expect(textOfBytes(new Uint8Array([0x43, 0xe9, 0x80]))).toBe('Cé€');
  });
});
