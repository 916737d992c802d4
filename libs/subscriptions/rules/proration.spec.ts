import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodAt } from '#libs/passes';
import { daysLeft, keptAfterWithdrawal, upgradeNow } from './proration.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const discovery = { monthlyCents: 3_000, includedMinutes: 480 };
const regular = { monthlyCents: 13_200, includedMinutes: 2_400 };
const resident = { monthlyCents: 28_800, includedMinutes: 7_200 };
const pass = { monthlyCents: 1_200, includedMinutes: 0 };

describe('the days left of a period', () => {
  it.each([
    // [anchor, index, today, left, whole]
    ['2026-11-23', 0, '2026-11-23', 30, 30],
    ['2026-11-23', 0, '2026-12-03', 20, 30],
    ['2026-11-23', 0, '2026-12-22', 1, 30],
    ['2027-01-31', 0, '2027-02-27', 1, 28],
    ['2027-01-31', 1, '2027-02-28', 31, 31],
    ['2028-01-31', 1, '2028-02-29', 31, 31],
    ['2028-02-29', 12, '2029-02-28', 29, 29],
    ['2027-03-01', 0, '2027-03-28', 4, 31],
  ])('of the pass of %s, period %d, on %s: %d of %d', (anchor, index, today, left, whole) => {
    expect(daysLeft(periodAt(date(anchor), index, 'Europe/Paris'), date(today))).toEqual({ left, whole });
  });

  it.each(['2026-11-22', '2026-12-23'])('do not exist on %s, outside of the period', (today) => {
    expect(() => daysLeft(periodAt(date('2026-11-23'), 0, 'Europe/Paris'), date(today))).toThrow('outside');
  });
});

describe('an upgrade', () => {
  it.each([
    ['on the first day', discovery, regular, { left: 30, whole: 30 }, 10_200, 1_920],
    ['with 20 days of 30 left', discovery, regular, { left: 20, whole: 30 }, 6_800, 1_280],
    ['on the last day', discovery, regular, { left: 1, whole: 30 }, 340, 64],
    ['rounded up to the cent, down to the minute', pass, discovery, { left: 7, whole: 31 }, 407, 108],
    ['to a dearer plan with fewer hours', { ...regular, includedMinutes: 9_000 }, resident, { left: 10, whole: 30 }, 5_200, 0], // prettier-ignore
  ])('costs and gives the difference %s', (_, from, to, days, cents, creditMinutes) => {
    expect(upgradeNow(from, to, days)).toEqual({ cents, creditMinutes });
  });

  it('to a cheaper plan is an error', () => {
    expect(() => upgradeNow(regular, discovery, { left: 1, whole: 30 })).toThrow('difference');
  });

  const terms = fc.record({ monthlyCents: fc.nat(100_000), includedMinutes: fc.nat(20_000) });
  const days = fc.integer({ min: 28, max: 31 }).chain((whole) => fc.record({ whole: fc.constant(whole), left: fc.integer({ min: 1, max: whole }) })); // prettier-ignore

  it('in several steps never costs less and never gives more than one', () => {
    fc.assert(
      fc.property(terms, terms, terms, days, (a, b, c, left) => {
        const ascending = (key: keyof typeof a) => [a[key], b[key], c[key]].toSorted((x, y) => x - y);
        const [cents, minutes] = [ascending('monthlyCents'), ascending('includedMinutes')];
        const at = (i: number) => ({ monthlyCents: cents[i]!, includedMinutes: minutes[i]! });
        const [low, middle, high] = [at(0), at(1), at(2)];
        const once = upgradeNow(low, high, left);
        const [first, second] = [upgradeNow(low, middle, left), upgradeNow(middle, high, left)];
        expect(first.cents + second.cents).toBeGreaterThanOrEqual(once.cents);
        expect(first.creditMinutes + second.creditMinutes).toBeLessThanOrEqual(once.creditMinutes);
      }),
      { numRuns: 5_000 },
    );
  });

  it('followed by a downgrade at the end of the period never gains: the hours cost at least their share of the dearer plan', () => {
    fc.assert(
      fc.property(terms, terms, days, (a, b, left) => {
        const [from, to] = a.monthlyCents <= b.monthlyCents ? [a, b] : [b, a];
        const { cents, creditMinutes } = upgradeNow(from, to, left);
        expect(BigInt(cents) * BigInt(left.whole)).toBeGreaterThanOrEqual(BigInt(to.monthlyCents - from.monthlyCents) * BigInt(left.left)); // prettier-ignore
        expect(creditMinutes * left.whole).toBeLessThanOrEqual(Math.max(0, to.includedMinutes - from.includedMinutes) * left.left); // prettier-ignore
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('what is kept after a withdrawal', () => {
  it.each([
    ['nothing on the first day without use', 3_000, { left: 30, whole: 30 }, 0, 480, 0],
    ['the share of the days that are over', 3_000, { left: 20, whole: 30 }, 0, 480, 1_000],
    ['the share of the hours when it is larger', 3_000, { left: 20, whole: 30 }, 240, 480, 1_500],
    ['never more than what was paid', 3_000, { left: 30, whole: 30 }, 900, 480, 3_000],
    ['the days of a plan without hours', 1_200, { left: 25, whole: 30 }, 0, 0, 200],
  ])('is %s', (_, paid, days, usedMinutes, includedMinutes, kept) => {
    expect(keptAfterWithdrawal(paid, days, { usedMinutes, includedMinutes })).toBe(kept);
  });
});
