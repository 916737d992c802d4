import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Cancellable,
  costAtShare,
  costOfCancelling,
  feePeriods,
  feeShareAt,
  freeUntilOf,
} from './cancellation-cost.js';
import { withdrawableUntil, withdrawalEnd } from './withdrawal.js';

const start = Temporal.Instant.from('2027-06-10T12:00Z');
const before = (duration: string) => start.subtract(Temporal.Duration.from(duration));
const step = (hours: number, feeBasisPoints: number) => ({ untilMinutesBefore: hours * 60, feeBasisPoints });
const booking: Cancellable = {
  state: 'CONFIRMED',
  start,
  bookedAt: before('PT100H'),
  policy: { steps: [step(24, 0), step(4, 5_000)], graceMinutes: 15, graceNotWithinMinutes: 120 },
  withdrawalUntil: before('-PT100H'),
  expressRequestAt: before('PT100H'),
  items: [{ price: { creditMinutesFromPass: 75, creditMinutesPaid: 45, amountCents: 361 } }],
};

describe('what cancelling costs', () => {
  it.each([
    ['PT24H', [0, 0, 0], [75, 45, 361]],
    ['PT23H59M', [38, 23, 181], [37, 22, 180]], // halves are rounded up, in hours and in cents
    ['PT3H59M', [75, 45, 361], [0, 0, 0]],
  ] as const)('%s before the start is the share of the policy, in hours and euros alike', (ahead, fee, restored) => {
    const cost = costOfCancelling(booking, before(ahead))!;
    expect(Object.values(cost.fee)).toEqual(fee);
    expect(Object.values(cost.restored)).toEqual(restored);
  });

  it('is nothing during the withdrawal period of a booking without an express request', () => {
    const withdrawable = { ...booking, expressRequestAt: null };
    expect(costOfCancelling(withdrawable, before('PT1S'))!.feeBasisPoints).toBe(0);
    expect(freeUntilOf(withdrawable).equals(start)).toBe(true);
    const until = before('PT30H');
    expect(costOfCancelling({ ...withdrawable, withdrawalUntil: until }, before('PT3H'))!.feeBasisPoints).toBe(10_000);
  });

  it.each([['IN_USE'], ['COMPLETED'], ['NO_SHOW'], ['CANCELLED'], ['EXPIRED']] as const)(
    'does not exist for a booking that is %s',
    (state) => expect(costOfCancelling({ ...booking, state }, before('PT48H'))).toBeNull(),
  );

  it('does not exist once the booking has started', () => {
    expect(costOfCancelling(booking, start)).toBeNull();
    expect(costOfCancelling(booking, before('PT1S'))!.feeBasisPoints).toBe(10_000);
  });

  it('the fee and what goes back add up to the price, for any share and any items', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    const price = fc.record({ creditMinutesFromPass: amount, creditMinutesPaid: amount, amountCents: amount });
    const items = fc.array(fc.record({ price }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 10_000 }), (some, share) => {
        const { fee, fees, restored } = costAtShare(some, share);
        for (const key of ['creditMinutesFromPass', 'creditMinutesPaid', 'amountCents'] as const) {
          expect(fee[key] + restored[key]).toBe(some.reduce((sum, one) => sum + one.price[key], 0));
          fees.forEach((one, i) => expect(one[key]).toBeLessThanOrEqual(some[i]!.price[key]));
        }
      }),
    );
  });
});

describe('the periods of the fee', () => {
  it('say how it grows until the start', () => {
    const told = feePeriods(booking).map(({ until, feeBasisPoints }) => [until.toString(), feeBasisPoints]);
    expect(told).toEqual([
      ['2027-06-09T12:00:00Z', 0],
      ['2027-06-10T08:00:00Z', 5_000],
      ['2027-06-10T12:00:00Z', 10_000],
    ]);
  });

  it('agree with the fee at every moment from booking to start', () => {
    const minutes = (max: number) => fc.integer({ min: 0, max });
    const some = fc.record({
      deadlines: fc.uniqueArray(minutes(6_000), { maxLength: 4 }),
      fees: fc.array(fc.constantFrom(0, 0, 2_500, 5_000, 10_000), { minLength: 4, maxLength: 4 }),
      graceMinutes: minutes(60),
      graceNotWithinMinutes: minutes(300),
      ahead: minutes(8_000),
      withdrawal: fc.option(minutes(9_000)),
      express: fc.boolean(),
    });
    fc.assert(
      fc.property(some, minutes(10_000), ({ deadlines, fees, ahead, withdrawal, express, ...grace }, part) => {
        const bookedAt = start.subtract({ minutes: ahead });
        const sorted = fees.toSorted((a, b) => a - b);
        const steps = deadlines
          .toSorted((a, b) => b - a)
          .map((untilMinutesBefore, i) => ({ untilMinutesBefore, feeBasisPoints: sorted[i]! }));
        const withdrawalUntil = withdrawal === null ? null : bookedAt.add({ minutes: withdrawal });
        const made = { start, bookedAt, policy: { steps, ...grace }, withdrawalUntil, expressRequestAt: express ? bookedAt : null }; // prettier-ignore
        const now = bookedAt.add({ seconds: Math.floor((ahead * 60 * part) / 10_000) });
        const period = feePeriods(made).find(({ until }) => Temporal.Instant.compare(now, until) <= 0);
        expect(period?.feeBasisPoints).toBe(feeShareAt(made, now));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the withdrawal period', () => {
  it('ends with its last day in the zone of the network, also where the clock changes', () => {
    const end = (at: string) => withdrawalEnd(Temporal.Instant.from(at), 14, 'Europe/Paris').toString();
    expect(end('2027-06-10T12:00Z')).toBe('2027-06-24T21:59:59Z');
    expect(end('2027-06-10T22:30Z')).toBe('2027-06-25T21:59:59Z'); // the eleventh in Paris
    expect(end('2027-10-20T12:00Z')).toBe('2027-11-03T22:59:59Z');
  });

  it('ends at the start of the booking, and never begins after an express request', () => {
    const now = before('PT50H');
    const withdrawable = { ...booking, expressRequestAt: null };
    expect(withdrawableUntil(withdrawable, now)?.equals(start)).toBe(true);
    expect(withdrawableUntil(withdrawable, start)).toBeNull();
    expect(withdrawableUntil({ ...withdrawable, withdrawalUntil: before('PT60H') }, now)).toBeNull();
    expect(withdrawableUntil({ ...withdrawable, state: 'CANCELLED' }, now)).toBeNull();
    expect(withdrawableUntil(booking, now)).toBeNull();
  });
});
