import { describe, expect, it } from '@jest/globals';
import { readPosition } from './position.js';

describe('a position as people write it', () => {
  it.each([
    ['45.7663, 4.8795', { lat: 45.7663, lon: 4.8795 }],
    ['45,7663 4,8795', { lat: 45.7663, lon: 4.8795 }],
    ['45,7663, 4,8795', { lat: 45.7663, lon: 4.8795 }],
    ['  45.7663;4.8795 ', { lat: 45.7663, lon: 4.8795 }],
    ['-21.1, 55.5', { lat: -21.1, lon: 55.5 }],
    ['45 4', { lat: 45, lon: 4 }],
  ])('%j is understood', (text, position) => expect(readPosition(text)).toEqual(position));

  it.each(['', '45.7', '91, 4', '45, 181', 'Lyon', '45.7, 4.8, 3', '45°45 4°50'])('%j is not', (text) =>
    expect(readPosition(text)).toBeNull(),
  );
});
