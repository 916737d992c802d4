import { describe, expect, it } from '@jest/globals';
import { RefusalPace } from './refusal-pace.js';

const delays = (pace: RefusalPace, network: string, count: number, nowMs: number): number[] =>
  Array.from({ length: count }, () => pace.delay(network, nowMs));

describe('the pace of refusals', () => {
  it('sends the first twenty refusals of a second at once and the others after half a second to a second and a half', () => {
    const pace = new RefusalPace();
    const all = delays(pace, 'greedy', 30, 5_000);
    expect(all.slice(0, 20)).toEqual(Array(20).fill(0));
    expect(Math.min(...all.slice(20))).toBeGreaterThanOrEqual(500);
    expect(Math.max(...all.slice(20))).toBeLessThanOrEqual(1_500);
    expect(new Set(all.slice(20)).size).toBeGreaterThan(1);
  });

  it('counts each client network by itself', () => {
    const pace = new RefusalPace();
    delays(pace, 'greedy', 500, 5_000);
    expect(pace.delay('another', 5_000)).toBe(0);
  });

  it('answers at once again in the next second', () => {
    const pace = new RefusalPace();
    delays(pace, 'greedy', 500, 5_999);
    expect(pace.delay('greedy', 6_000)).toBe(0);
  });
});
