import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '../graphql/graphql.js';
import { DEFAULT_LIMITS, WORK_CLASSES, limitsFrom } from './limits.js';

describe('the limits of admission', () => {
  it('are the defaults when nothing is configured', () => {
    expect(limitsFrom('')).toEqual(DEFAULT_LIMITS);
  });

  it('accept an operator’s change of one limit or of all limits', () => {
    const limits = limitsFrom(' search.maxRunning=7, *.perNetwork=300,write.*=9 ');
    expect(limits.search).toEqual({ ...DEFAULT_LIMITS.search, maxRunning: 7, perNetwork: 300 });
    const { waitMs } = DEFAULT_LIMITS.write;
    expect(limits.write).toEqual({
      maxRunning: 9,
      maxRunningPerCaller: 9,
      perAccount: 9,
      perNetwork: 9,
      maxReserved: 9,
      waitMs,
    });
  });

  it.each([
    'search',
    'search.maxRunning',
    'search.maxRunning=0',
    'searches.maxRunning=1',
    'search.at=1',
    'search.maxRunning=-1',
    'x',
  ])('refuse %j and name the part that is invalid', (text) => {
    expect(() => limitsFrom(text)).toThrow(text);
  });

  it('give searches, proposals and writes together at most the connections of one pool', () => {
    const { search, propose, write } = DEFAULT_LIMITS;
    expect(search.maxRunning + propose.maxRunning + write.maxRunning).toBeLessThanOrEqual(10);
  });

  it.each(WORK_CLASSES)(
    'admit for %s one document with the maximum of aliases per account, and more per client network',
    (name) => {
      const { perAccount, perNetwork, maxReserved, maxRunning, maxRunningPerCaller } = DEFAULT_LIMITS[name];
      expect(perAccount).toBeGreaterThan(LIMITS.aliases);
      expect(perNetwork).toBeGreaterThanOrEqual(perAccount);
      expect(maxReserved).toBeGreaterThan(perNetwork);
      expect(maxRunningPerCaller).toBeLessThan(maxRunning);
    },
  );
});
