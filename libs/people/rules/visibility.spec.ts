import { describe, expect, it } from '@jest/globals';
import { ONLOOKERS, VISIBILITIES, isVisibleTo } from './visibility.js';

describe('visibility', () => {
  it('decides for each kind of onlooker', () => {
    const seenBy = (onlooker: (typeof ONLOOKERS)[number]) => VISIBILITIES.filter((one) => isVisibleTo(one, onlooker));
    expect(seenBy('ANYBODY')).toEqual(['PUBLIC']);
    expect(seenBy('MEMBER')).toEqual(['NETWORK', 'PUBLIC']);
    expect(seenBy('SAME_VENUE')).toEqual(['MY_VENUE', 'NETWORK', 'PUBLIC']);
    expect(seenBy('SELF')).toEqual(['NOBODY', 'MY_VENUE', 'NETWORK', 'PUBLIC']);
  });

  it('shows nearer people at least what it shows to others', () => {
    for (const visibility of VISIBILITIES) {
      const seen = ONLOOKERS.map((onlooker) => isVisibleTo(visibility, onlooker));
      expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
    }
  });
});
