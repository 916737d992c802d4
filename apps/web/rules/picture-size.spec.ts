import { describe, expect, it } from '@jest/globals';
import { fitWithin, isHeic } from './picture-size.js';

describe('the size of a photo that is sent', () => {
  it.each([
    [
      { width: 4_000, height: 3_000 },
      { width: 2_560, height: 1_920 },
    ],
    [
      { width: 3_000, height: 4_000 },
      { width: 1_920, height: 2_560 },
    ],
    [
      { width: 800, height: 600 },
      { width: 800, height: 600 },
    ],
    [
      { width: 2_560, height: 2_560 },
      { width: 2_560, height: 2_560 },
    ],
    [
      { width: 50_000, height: 1 },
      { width: 2_560, height: 1 },
    ],
  ])('keeps the proportions and never grows: %j', (before, after) => {
    expect(fitWithin(before)).toEqual(after);
  });
});

describe('a photo that browsers cannot read', () => {
  it('is known by its type or its name', () => {
    expect(isHeic({ type: 'image/heic', name: 'x' })).toBe(true);
    expect(isHeic({ type: '', name: 'IMG_0001.HEIC' })).toBe(true);
    expect(isHeic({ type: 'image/jpeg', name: 'heic.jpg' })).toBe(false);
  });
});
