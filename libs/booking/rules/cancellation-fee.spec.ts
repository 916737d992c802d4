import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cancelFreeUntil,
  cancellationFeeBasisPoints,
  type CancellationPolicy,
  feeOn,
  mayCancelFree,
  policyFor,
  strictestOf,
} from './cancellation-fee.js';

const grace = { graceMinutes: 15, graceNotWithinMinutes: 120 };
const settings = {
  DESK_AREA: { steps: [step(2, 0), step(0, 5_000)], ...grace },
  MEETING_ROOM: { steps: [step(24, 0), step(4, 5_000), step(0, 10_000)], ...grace },
  MACHINE: { steps: [step(48, 0), step(24, 5_000), step(0, 10_000)], ...grace },
};
function step(hoursBefore: number, feeBasisPoints: number) {
  return { untilMinutesBefore: hoursBefore * 60, feeBasisPoints };
}

const start = Temporal.Instant.from('2027-06-10T12:00Z');
const before = (duration: string) => start.subtract(Temporal.Duration.from(duration));
const longAgo = before('PT1000H');

describe('the fee for cancelling a booking made long ago', () => {
  it.each([
    ['DESK_AREA', 'PT48H', 0],
    ['DESK_AREA', 'PT2H', 0],
    ['DESK_AREA', 'PT1H59M59S', 5_000],
    ['DESK_AREA', 'PT0S', 5_000],
    ['DESK_AREA', '-PT1S', 10_000],
    ['MEETING_ROOM', 'PT24H', 0],
    ['MEETING_ROOM', 'PT23H59M', 5_000],
    ['MEETING_ROOM', 'PT4H', 5_000],
    ['MEETING_ROOM', 'PT3H59M', 10_000],
    ['MEETING_ROOM', '-PT1H', 10_000],
    ['MACHINE', 'PT48H', 0],
    ['MACHINE', 'PT47H59M', 5_000],
    ['MACHINE', 'PT24H', 5_000],
    ['MACHINE', 'PT23H59M', 10_000],
  ] as const)('of a %s %s before its start is right', (kind, duration, fee) => {
    expect(cancellationFeeBasisPoints(policyFor(kind, settings), start, longAgo, before(duration))).toBe(fee);
  });

  it('is the whole price without any step', () => {
    const strict = { steps: [], graceMinutes: 0, graceNotWithinMinutes: 0 };
    expect(cancellationFeeBasisPoints(strict, start, longAgo, before('PT999H'))).toBe(10_000);
    expect(cancelFreeUntil(strict, start, longAgo)?.equals(longAgo)).toBe(true); // the instant of booking
  });

  it('counts elapsed hours, not hours on the clock, in the night of a clock change', () => {
    const afterTheNight = Temporal.Instant.from('2027-03-28T12:00Z');
    const until = cancelFreeUntil(
      policyFor('MEETING_ROOM', settings),
      afterTheNight,
      longAgo.subtract({ hours: 5_000 }),
    );
    expect(afterTheNight.since(until!).total('hours')).toBe(24);
    expect(until!.toZonedDateTimeISO('Europe/Paris').hour).toBe(13);
  });
});

describe('the grace period after booking', () => {
  const room = policyFor('MEETING_ROOM', settings);

  it.each([
    // [time from booking to start, time from booking to cancelling, fee]
    ['PT10H', 'PT0M', 0],
    ['PT10H', 'PT15M', 0],
    ['PT10H', 'PT15M1S', 5_000],
    ['PT3H', 'PT15M', 0],
    ['PT3H', 'PT16M', 10_000],
    ['PT2H5M', 'PT5M', 0], // two hours are left
    ['PT2H5M', 'PT6M', 10_000], // less than two hours are left
    ['PT1H59M', 'PT0M', 10_000],
  ])('gives the right fee when booked %s before and cancelled %s later', (ahead, later, fee) => {
    const bookedAt = before(ahead);
    expect(cancellationFeeBasisPoints(room, start, bookedAt, bookedAt.add(Temporal.Duration.from(later)))).toBe(fee);
  });
});

describe('the end of free cancellation', () => {
  it.each([
    ['DESK_AREA', 'PT100H', 'PT2H'],
    ['MEETING_ROOM', 'PT100H', 'PT24H'],
    ['MACHINE', 'PT100H', 'PT48H'],
    ['MACHINE', 'PT10H', 'PT9H45M'], // by the grace period only
    ['MEETING_ROOM', 'PT24H', 'PT23H45M'],
    ['MEETING_ROOM', 'PT2H10M', 'PT2H'],
    ['DESK_AREA', 'PT2H', 'PT2H'],
  ] as const)('is right for a %s booked %s before', (kind, ahead, until) => {
    const found = cancelFreeUntil(policyFor(kind, settings), start, before(ahead));
    expect(found?.toString()).toBe(before(until).toString());
  });

  it.each(['DESK_AREA', 'MEETING_ROOM', 'MACHINE'] as const)(
    'does not exist for a %s booked in the last two hours',
    (kind) => {
      expect(cancelFreeUntil(policyFor(kind, settings), start, before('PT1H'))).toBeNull();
    },
  );
});

describe('the policy of several spaces', () => {
  const { DESK_AREA, MEETING_ROOM, MACHINE } = settings;

  it('is that of the space when there is one', () => expect(strictestOf([MACHINE])).toBe(MACHINE));

  it('has at each moment the highest fee of them, whatever their order', () => {
    for (const policies of [
      [DESK_AREA, MACHINE, MEETING_ROOM],
      [MEETING_ROOM, DESK_AREA],
      [MACHINE, DESK_AREA],
    ] as const) {
      const strictest = policyFor('X', { X: strictestOf(policies) });
      for (let hours = 0; hours <= 60; hours++)
        for (const minutes of [0, 1, 59]) {
          const now = before(`PT${hours}H${minutes}M`);
          const fees = policies.map((policy) => cancellationFeeBasisPoints(policy, start, longAgo, now));
          expect(cancellationFeeBasisPoints(strictest, start, longAgo, now)).toBe(Math.max(...fees));
        }
    }
  });

  it('has the shortest grace period of them', () => {
    const hasty = { ...DESK_AREA, graceMinutes: 5, graceNotWithinMinutes: 180 };
    expect(strictestOf([MACHINE, hasty])).toMatchObject({ graceMinutes: 5, graceNotWithinMinutes: 180 });
  });
});

describe('an invalid policy', () => {
  it.each([
    ['deadlines out of order', [step(2, 0), step(4, 5_000)]],
    ['a repeated deadline', [step(2, 0), step(2, 5_000)]],
    ['a decreasing fee', [step(4, 5_000), step(2, 0)]],
    ['a fee above the price', [step(2, 10_001)]],
    ['a negative fee', [step(2, -1)]],
    ['a deadline after the start', [step(-1, 0)]],
    ['a fraction of a minute', [step(0.001, 0)]],
  ])('is refused for %s', (_, steps) => {
    expect(() => policyFor('X', { X: { steps, ...grace } })).toThrow('cancellation step');
  });
});

describe('a fee', () => {
  it.each([
    [480, 5_000, 240],
    [481, 5_000, 241], // half a cent is rounded up
    [480, 0, 0],
    [481, 10_000, 481],
    [0, 5_000, 0],
  ])('on %d at %d basis points is %d', (amount, basisPoints, fee) => {
    expect(feeOn(amount, basisPoints)).toBe(fee);
  });

  it.each([-1, 0.5, Number.NaN])('does not exist for %d', (amount) => {
    expect(() => feeOn(amount, 5_000)).toThrow('fee');
  });
});

describe('laws of cancellation', () => {
  const minutes = (max: number) => fc.integer({ min: 0, max });
  const policy: fc.Arbitrary<CancellationPolicy> = fc
    .record({
      deadlines: fc.uniqueArray(minutes(6_000), { maxLength: 4 }),
      fees: fc.array(fc.constantFrom(0, 0, 2_500, 5_000, 10_000), { minLength: 4, maxLength: 4 }),
      graceMinutes: minutes(60),
      graceNotWithinMinutes: minutes(300),
    })
    .map(({ deadlines, fees, ...rest }) => {
      const sortedFees = fees.sort((a, b) => a - b);
      const steps = deadlines
        .sort((a, b) => b - a)
        .map((untilMinutesBefore, i) => ({ untilMinutesBefore, feeBasisPoints: sortedFees[i]! }));
      return policyFor('any', { any: { steps, ...rest } });
    });

  it('is free exactly until the announced instant', () => {
    fc.assert(
      fc.property(policy, minutes(8_000), minutes(9_000), (some, ahead, later) => {
        const bookedAt = start.subtract({ minutes: ahead });
        const now = bookedAt.add({ minutes: later });
        const until = cancelFreeUntil(some, start, bookedAt);
        const free = until !== null && Temporal.Instant.compare(now, until) <= 0;
        expect(mayCancelFree(some, start, bookedAt, now)).toBe(free);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never becomes cheaper with time', () => {
    fc.assert(
      fc.property(policy, minutes(8_000), minutes(9_000), minutes(500), (some, ahead, later, more) => {
        const bookedAt = start.subtract({ minutes: ahead });
        const fee = (after: number) =>
          cancellationFeeBasisPoints(some, start, bookedAt, bookedAt.add({ minutes: after }));
        expect(fee(later + more)).toBeGreaterThanOrEqual(fee(later));
      }),
      { numRuns: 5_000 },
    );
  });

  it('never costs more than the price', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const fee = feeOn(amount, basisPoints);
        expect(fee).toBeGreaterThanOrEqual(0);
        expect(fee).toBeLessThanOrEqual(amount);
      }),
    );
  });
});
