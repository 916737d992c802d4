import { describe, expect, it } from '@jest/globals';
import { freeUntilTogether, sumOfQuotes } from './together.js';

const offer = (creditMinutesFromPass: number, amountInclVatCents: number, cancelFreeUntil: string | null) => ({
  quote: { creditMinutesFromPass, amountInclVatCents, cancelFreeUntil },
});
const early = '2026-11-24T09:00:00Z';
const late = '2026-11-25T09:00:00Z';

describe('offers that are booked together', () => {
  it('cost the sum of their prices', () => {
    expect(sumOfQuotes([offer(120, 0, late), offer(60, 960, early)])).toEqual({
      creditMinutesFromPass: 180,
      amountInclVatCents: 960,
    });
  });

  it('are free to cancel until the earliest of their deadlines, and never when one has none', () => {
    expect(freeUntilTogether([offer(0, 0, late)])).toBe(late);
    expect(freeUntilTogether([offer(0, 0, late), offer(0, 0, early)])).toBe(early);
    expect(freeUntilTogether([offer(0, 0, early), offer(0, 0, late)])).toBe(early);
    expect(freeUntilTogether([offer(0, 0, late), offer(0, 0, null), offer(0, 0, early)])).toBeNull();
  });
});
