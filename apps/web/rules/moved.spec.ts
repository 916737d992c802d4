import { describe, expect, it } from '@jest/globals';
import { moved } from './moved.js';

describe('a moved item', () => {
  it('changes places with its neighbour', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  });

  it('stays at the ends', () => {
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  });

  it('leaves a list as it is that does not have it', () => {
    expect(moved(['a', 'b'], 'c', 1)).toEqual(['a', 'b']);
  });
});
