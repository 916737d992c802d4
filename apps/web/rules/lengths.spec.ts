import { describe, expect, it } from '@jest/globals';
import { lengthsToChoose } from './lengths.js';

describe('the lengths to choose from', () => {
  it('are those that some space of the network allows', () => {
    expect(lengthsToChoose({ shortestMinutes: 60, longestMinutes: 180 }, 60)).toEqual([60, 90, 120, 150, 180]);
  });

  it('keep the length that is already chosen, even one that no space allows', () => {
    expect(lengthsToChoose({ shortestMinutes: 60, longestMinutes: 90 }, 75)).toEqual([60, 75, 90]);
    expect(lengthsToChoose({ shortestMinutes: 60, longestMinutes: 90 }, 240)).toEqual([60, 90, 240]);
  });
});
