import { expect, it } from '@jest/globals';
import fc from 'fast-check';

it('the random tests use the printed seed', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env.SEED));
  expect(fc.sample(fc.integer(), 5)).toEqual(fc.sample(fc.integer(), { numRuns: 5, seed: Number(process.env.SEED) }));
});
