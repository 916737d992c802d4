import { describe, expect, it } from '@jest/globals';
import { type PassQuota, openingsOf, quotaFault, quotasOf } from './pass-quota.js';

const opening = (weekday: number, seats: number | null, minutes: number | null = null) => ({
  weekday,
  from: '09:00',
  until: '18:00',
  seats,
  minutes,
});
const quota: PassQuota = { days: [1], from: '09:00', until: '18:00', unit: 'seats', amount: '4' };

describe('what is open to the pass, as a form edits it', () => {
  it('puts the days with the same hours and the same amount together', () => {
    expect(quotasOf([opening(1, 4), opening(2, 4), opening(3, null, 90), opening(4, 2)])).toEqual([
      { ...quota, days: [1, 2] },
      { ...quota, days: [3], unit: 'hours', amount: '1.5' },
      { ...quota, days: [4], amount: '2' },
    ]);
  });

  it('gives one opening for each day back, in the order of the week', () => {
    expect(openingsOf([{ ...quota, days: [5, 1] }])).toEqual([opening(1, 4), opening(5, 4)]);
    expect(openingsOf([{ ...quota, unit: 'hours', amount: '1,5' }])).toEqual([opening(1, null, 90)]);
    expect(openingsOf([{ ...quota, amount: '0' }])).toEqual([opening(1, 0)]);
  });

  it('needs a day, a start before its end and an amount', () => {
    expect(quotaFault(quota)).toBeNull();
    expect(quotaFault({ ...quota, days: [] })).toBe('days');
    expect(quotaFault({ ...quota, until: '09:00' })).toBe('times');
    expect(quotaFault({ ...quota, until: '24:00' })).toBeNull();
    for (const amount of ['', 'deux', '-1', '1.5', '10001']) expect(quotaFault({ ...quota, amount })).toBe('amount');
  });
});
