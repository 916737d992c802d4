import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, rank, spread } from './rank-offers.js';

const weights = { distance: 0.45, time: 0.2, price: 0.15, capacity: 0.1, mixing: 0.1 };
const candidate = (over: Partial<Candidate>): Candidate => ({
  spaceId: 'a',
  venueId: 'v',
  travelMinutes: 10,
  minutesOff: 0,
  creditMinutes: 60,
  capacity: 4,
  ...over,
});
const order = (candidates: Candidate[], need = { party: 2, homeVenueId: null as string | null }) =>
  rank(candidates, need, weights).map(({ candidate: { spaceId } }) => spaceId);

describe('rank', () => {
  it.each<[name: string, better: Partial<Candidate>, worse: Partial<Candidate>]>([
    ['nearer', { travelMinutes: 5 }, { travelMinutes: 25 }],
    ['closer to the wanted time', { minutesOff: 15 }, { minutesOff: 120 }],
    ['cheaper', { creditMinutes: 60 }, { creditMinutes: 240 }],
    ['no larger than needed', { capacity: 2 }, { capacity: 40 }],
    ['away from the home venue', { venueId: 'other' }, { venueId: 'home' }],
  ])('puts the candidate first that is %s, all else equal', (_name, better, worse) => {
    const need = { party: 2, homeVenueId: 'home' };
    const [first, second] = [candidate({ spaceId: 'z', ...better }), candidate({ spaceId: 'a', ...worse })];
    expect(order([second, first], need)).toEqual(['z', 'a']);
    expect(order([first, second], need)).toEqual(['z', 'a']);
  });

  it('never prefers another venue to a clearly nearer one', () => {
    const near = candidate({ spaceId: 'home', venueId: 'home', travelMinutes: 2 });
    const far = candidate({ spaceId: 'far', venueId: 'far', travelMinutes: 30 });
    expect(order([far, near], { party: 1, homeVenueId: 'home' })).toEqual(['home', 'far']);
  });

  const any = fc.record({
    spaceId: fc.uuid(),
    venueId: fc.constantFrom('v1', 'v2', 'v3'),
    travelMinutes: fc.option(fc.integer({ min: 1, max: 240 })),
    minutesOff: fc.integer({ min: 0, max: 5_000 }),
    creditMinutes: fc.integer({ min: 0, max: 20_000 }),
    capacity: fc.integer({ min: 1, max: 10_000 }),
  });

  it('gives the same order for any input order, scores from 0 to 1, and shares that add up to the score', () => {
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ spaceId }) => spaceId, maxLength: 20 }), (candidates) => {
        const need = { party: 3, homeVenueId: 'v2' };
        const ranked = rank(candidates, need, weights);
        expect(order([...candidates].reverse(), need)).toEqual(ranked.map(({ candidate: { spaceId } }) => spaceId));
        for (const { score, shares } of ranked) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 9);
        }
      }),
    );
  });

  it('spreads offers over venues while there are enough, and drops none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ spaceId }) => spaceId, maxLength: 20 }), (candidates) => {
        const chosen = spread(rank(candidates, { party: 1, homeVenueId: null }, weights), 3);
        expect(chosen).toHaveLength(Math.min(3, candidates.length));
        const venues = new Set(candidates.map(({ venueId }) => venueId));
        expect(new Set(chosen.map(({ candidate: { venueId } }) => venueId)).size).toBe(Math.min(3, venues.size));
      }),
    );
  });
});
