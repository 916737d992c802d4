import { describe, expect, it } from '@jest/globals';
import { pausedByYear } from './pauses.js';
import { stateAt } from './state.js';

const at = (text: string) => Temporal.Instant.from(text);
const plans = [
  { from: at('2026-11-01T00:00Z'), code: 'PASS' },
  { from: at('2026-12-01T00:00Z'), code: null },
  { from: at('2027-02-01T00:00Z'), code: 'PASS' },
];

describe('the state of a subscription', () => {
  it.each([
    ['ACTIVE', '2026-11-30T23:59Z', null],
    ['PAUSED', '2026-12-01T00:00Z', null],
    ['PAUSED', '2027-01-31T23:59Z', null],
    ['ACTIVE', '2027-02-01T00:00Z', null],
    ['ENDING', '2026-11-30T23:59Z', '2026-12-01T00:00Z'],
    ['PAUSED', '2026-12-15T00:00Z', '2027-01-01T00:00Z'],
    ['ENDED', '2026-12-01T00:00Z', '2026-12-01T00:00Z'],
  ])('is %s at %s when the pass ends at %s', (state, now, end) => {
    expect(stateAt({ passEndsAt: end === null ? null : at(end), plans }, at(now))).toBe(state);
  });
});

describe('paused periods', () => {
  it('count in the year in which each starts', () => {
    const anchorOn = Temporal.PlainDate.from('2026-11-01');
    const years = pausedByYear(plans, { anchorOn, zone: 'UTC', until: 5 });
    expect([...years]).toEqual([
      [2026, 1],
      [2027, 1],
    ]);
  });
});
