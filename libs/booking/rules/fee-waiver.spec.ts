import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type SeatsWithFee, shareOfTime, waivedTime } from './fee-waiver.js';

const nine = Temporal.Instant.from('2027-06-10T09:00Z');
const at = (quarter: number) => nine.add({ minutes: quarter * 15 });
const span = (from: number, until: number, seats = 1) => ({ start: at(from), end: at(until), seats });
const feed = (id: string, from: number, until: number, seats = 1, freed = 0): SeatsWithFee => ({
  id,
  ...span(from, until, seats),
  freedAt: nine.subtract({ minutes: 1_000 - freed }),
});

describe('the time of a fee that others used', () => {
  it.each([
    ['nobody', [], 0],
    ['somebody for all of it', [span(0, 8)], 8],
    ['somebody for half of it', [span(4, 8)], 4],
    ['somebody before and after it', [span(-4, 0), span(8, 12)], 0],
    ['two people one after the other', [span(0, 2), span(6, 9)], 4],
  ])('in a room: %s', (_who, taken, usedQuarters) => {
    const room = feed('a', 0, 8);
    expect(waivedTime(room, { capacity: 1, taken, withFee: [room] })).toEqual({ usedQuarters, bookedQuarters: 8 });
  });

  it('among seats counts only those that would not have been free anyway', () => {
    const two = feed('a', 0, 4, 2);
    const waived = (taken: number) =>
      waivedTime(two, { capacity: 5, taken: [span(0, 4, taken)], withFee: [two] }).usedQuarters;
    expect([0, 3, 4, 5].map(waived)).toEqual([0, 0, 4, 8]);
  });

  it('is that of those who freed it first', () => {
    const [early, late] = [feed('b', 0, 4, 1, 1), feed('a', 0, 4, 1, 2)];
    const use = { capacity: 1, taken: [span(0, 4)], withFee: [late, early] };
    expect(waivedTime(early, use).usedQuarters).toBe(4);
    expect(waivedTime(late, use).usedQuarters).toBe(4); // three paid for one seat: two are too many
    const twoSeats = { ...use, capacity: 2 };
    expect([early, late].map((one) => waivedTime(one, twoSeats).usedQuarters)).toEqual([4, 0]);
  });

  it('is never paid for twice, whatever was booked again', () => {
    const quarter = fc.integer({ min: 0, max: 12 });
    const use = fc
      .record({ from: quarter, length: fc.integer({ min: 1, max: 8 }), seats: fc.integer({ min: 1, max: 4 }) })
      .map(({ from, length, seats }) => ({ ...span(from, from + length), seats }));
    const seatsAt = (spans: readonly { start: Temporal.Instant; end: Temporal.Instant; seats: number }[], q: number) =>
      spans.reduce(
        (sum, { start, end, seats }) =>
          Temporal.Instant.compare(start, at(q)) <= 0 && Temporal.Instant.compare(at(q), end) < 0 ? sum + seats : sum,
        0,
      );
    const cases = fc.record({
      capacity: fc.integer({ min: 1, max: 6 }),
      wanted: fc.array(use, { maxLength: 6 }),
      cancelled: fc.array(fc.tuple(use, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ capacity, wanted, cancelled }) => {
        // As the database does, no more is booked at a time than there are seats.
        const taken = wanted.filter(
          (one, i) =>
          Array.from({ length: 24 }, (_, q) => seatsAt(wanted.slice(0, i + 1), q)).every((seats) => seats <= capacity) &&
          one.seats <= capacity, // prettier-ignore
        );
        const withFee = cancelled.map(([one, freed], i) => ({
          ...one,
          seats: Math.min(one.seats, capacity),
          id: String(i),
          freedAt: nine.add({ minutes: freed }),
        }));
        const waived = withFee.map((one) => waivedTime(one, { capacity, taken, withFee }));
        waived.forEach(({ usedQuarters, bookedQuarters }) => {
          expect(usedQuarters).toBeGreaterThanOrEqual(0);
          expect(usedQuarters).toBeLessThanOrEqual(bookedQuarters);
        });
        let mostPaid = 0;
        let paid = 0;
        for (let q = 0; q < 24; q++) mostPaid += Math.min(capacity, seatsAt(taken, q) + seatsAt(withFee, q));
        for (let q = 0; q < 24; q++) paid += seatsAt(taken, q) + seatsAt(withFee, q);
        expect(paid - waived.reduce((sum, { usedQuarters }) => sum + usedQuarters, 0)).toBe(mostPaid);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back a part of the fee that with the rest makes the fee', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(200), fc.integer({ min: 1, max: 200 }), (amount, used, booked) => {
        const share = shareOfTime(amount, { usedQuarters: Math.min(used, booked), bookedQuarters: booked });
        expect(share).toBeLessThanOrEqual(amount);
        expect(share).toBeGreaterThanOrEqual(0);
        if (used >= booked) expect(share).toBe(amount);
        if (used === 0) expect(share).toBe(0);
      }),
    );
  });
});
