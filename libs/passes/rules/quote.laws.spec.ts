import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backOutVat } from './cents.js';
import type { Lot } from './lots.js';
import { isQuoteRefusal, quote, type QuoteRequest, sumOfQuotes } from './quote.js';

const instant = (hour: number) => Temporal.Instant.from('2027-01-01T00:00Z').add({ hours: hour });
const hour = fc.integer({ min: 0, max: 2_000 });
const someLots: fc.Arbitrary<Lot[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      kind: fc.constantFrom('SOLIDARITY', 'ALLOWANCE', 'CARRY', 'PACK' as const),
      from: hour,
      length: fc.option(hour),
      remainingCreditMinutes: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 30_000 }),
      ),
    })
    .map(({ id, kind, from, length, remainingCreditMinutes }) => ({
      id,
      kind,
      validFrom: instant(from),
      validUntil: length === null ? null : instant(from + length),
      remainingCreditMinutes,
    })) as fc.Arbitrary<Lot>,
  { selector: (lot) => lot.id, maxLength: 8 },
);
const someRequest: fc.Arbitrary<QuoteRequest> = fc.record({
  tariff: fc.record({
    hourlyCentsInclVat: fc.integer({ min: 0, max: 10_000 }),
    vatRateBasisPoints: fc.constantFrom(0, 210, 550, 1_000, 2_000),
    quantumMinutes: fc.constantFrom(1, 5, 15, 60),
    weights: fc.record({ any: fc.integer({ min: 0, max: 12 }) }),
    surchargeBasisPointsWithoutPass: fc.constantFrom(0, 1, 2_500, 10_000),
  }),
  tariffClass: fc.constant('any'),
  seats: fc.integer({ min: 1, max: 40 }),
  minutes: fc.integer({ min: 0, max: 1_440 }),
  start: hour.map(instant),
  lots: someLots,
  pass: fc.constantFrom(
    null,
    { validFrom: instant(0), validUntil: null },
    { validFrom: instant(500), validUntil: instant(900) },
  ),
});

function quoted(request: QuoteRequest) {
  const answer = quote(request);
  if (isQuoteRefusal(answer)) throw new Error(answer.code);
  return answer;
}
const check = (law: (request: QuoteRequest) => void) => fc.assert(fc.property(someRequest, law), { numRuns: 10_000 });
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('laws of a quote', () => {
  it('charges every credit-minute exactly once, to a lot or in euros', () => {
    check((request) => {
      const { creditMinutes, takes, creditMinutesFromPass, creditMinutesPaid } = quoted(request);
      expect(sum(takes.map((take) => take.creditMinutes))).toBe(creditMinutesFromPass);
      expect(creditMinutesFromPass + creditMinutesPaid).toBe(creditMinutes);
      expect(creditMinutes).toBeGreaterThanOrEqual(request.minutes * request.tariff.weights.any! * request.seats);
    });
  });

  it('takes from no lot more than it holds, twice or outside of its validity', () => {
    check((request) => {
      const { takes } = quoted(request);
      expect(new Set(takes.map((take) => take.lotId)).size).toBe(takes.length);
      for (const take of takes) {
        const lot = request.lots.find((one) => one.id === take.lotId)!;
        expect(take.creditMinutes).toBeGreaterThan(0);
        expect(take.creditMinutes).toBeLessThanOrEqual(lot.remainingCreditMinutes);
        expect(Temporal.Instant.compare(lot.validFrom, request.start)).toBeLessThanOrEqual(0);
        if (lot.validUntil) expect(Temporal.Instant.compare(request.start, lot.validUntil)).toBe(-1);
      }
    });
  });

  it('charges euros only when every usable lot is empty, and uses a lot only after the previous one is empty', () => {
    check((request) => {
      const { takes, creditMinutesPaid, passAfterCreditMinutes } = quoted(request);
      if (creditMinutesPaid > 0) expect(passAfterCreditMinutes).toBe(0);
      for (const take of takes.slice(0, -1)) {
        expect(take.creditMinutes).toBe(request.lots.find((one) => one.id === take.lotId)!.remainingCreditMinutes);
      }
    });
  });

  it('adds up: VAT and the net price are the price, all integers and none negative', () => {
    check((request) => {
      const { amountInclVatCents, amountExclVatCents, vatCents, passAfterCreditMinutes } = quoted(request);
      expect(amountExclVatCents + vatCents).toBe(amountInclVatCents);
      for (const amount of [amountInclVatCents, amountExclVatCents, vatCents, passAfterCreditMinutes]) {
        expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
      }
    });
  });

  it('is the exact price rounded to the cent, halves up, with the surcharge only without a valid pass', () => {
    check((request) => {
      const { tariff, pass, start } = request;
      const { amountInclVatCents, creditMinutesPaid } = quoted(request);
      const ms = (one: Temporal.Instant | null) => one?.epochMilliseconds ?? Infinity;
      const hasPass = pass !== null && ms(pass.validFrom) <= ms(start) && ms(start) < ms(pass.validUntil);
      const rate = 10_000 + (hasPass ? 0 : tariff.surchargeBasisPointsWithoutPass!);
      const shortOf = amountInclVatCents * 600_000 - creditMinutesPaid * tariff.hourlyCentsInclVat * rate;
      expect(shortOf).toBeLessThanOrEqual(300_000);
      expect(shortOf).toBeGreaterThan(-300_000);
    });
  });

  it('never costs more with more hours, nor less for a longer use', () => {
    fc.assert(
      fc.property(someRequest, fc.integer({ min: 1, max: 600 }), (request, more) => {
        const { amountInclVatCents } = quoted(request);
        const richer = request.lots.map((lot) => ({
          ...lot,
          remainingCreditMinutes: lot.remainingCreditMinutes + more,
        }));
        expect(quoted({ ...request, lots: richer }).amountInclVatCents).toBeLessThanOrEqual(amountInclVatCents);
        const longer = quoted({ ...request, minutes: request.minutes + more });
        expect(longer.amountInclVatCents).toBeGreaterThanOrEqual(amountInclVatCents);
      }),
      { numRuns: 10_000 },
    );
  });

  it('does not depend on the order of the lots', () => {
    fc.assert(
      fc.property(
        someRequest.chain((request) =>
          fc.tuple(fc.constant(request), fc.shuffledSubarray([...request.lots], { minLength: request.lots.length })),
        ),
        ([request, shuffled]) => {
          expect(quoted({ ...request, lots: shuffled })).toEqual(quoted(request));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('backs out VAT that adds up to the price again, to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.constantFrom(0, 210, 550, 1_000, 2_000),
        (cents, rate) => {
          const { amountExclVatCents } = backOutVat(cents, rate);
          const again = (amountExclVatCents * (10_000 + rate)) / 10_000;
          expect(Math.abs(again - cents)).toBeLessThanOrEqual((0.5 * (10_000 + rate)) / 10_000 + 1e-6);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('laws of several quotes', () => {
  it('never take more from a lot than it has, and cost no less together than each of them alone', () =>
    check((request) => {
      const first = quoted(request);
      const taken = new Map(first.takes.map(({ lotId, creditMinutes }) => [lotId, creditMinutes]));
      const lots = request.lots.map((lot) => ({
        ...lot,
        remainingCreditMinutes: lot.remainingCreditMinutes - (taken.get(lot.id) ?? 0),
      }));
      const second = quoted({ ...request, lots });
      const total = sumOfQuotes([first, second]);
      expect(total.creditMinutes).toBe(2 * first.creditMinutes);
      expect(total.creditMinutes).toBe(total.creditMinutesFromPass + total.creditMinutesPaid);
      expect(second.amountInclVatCents).toBeGreaterThanOrEqual(first.amountInclVatCents);
      expect(total.amountInclVatCents).toBe(total.amountExclVatCents + total.vatCents);
      for (const { id, remainingCreditMinutes } of request.lots)
        expect(sum(total.takes.filter(({ lotId }) => lotId === id).map(({ creditMinutes }) => creditMinutes)))
          .toBeLessThanOrEqual(remainingCreditMinutes); // prettier-ignore
    }));
});
