import { describe, expect, it } from '@jest/globals';
import { backOutVat, divideHalfUp } from './cents.js';
import type { Lot, LotKind } from './lots.js';
import { isQuoteRefusal, quote, type QuoteRequest, type Tariff } from './quote.js';

const utc = (text: string) => Temporal.Instant.from(`${text}Z`);
const tariff: Tariff = {
  hourlyCentsInclVat: 480,
  vatRateBasisPoints: 2_000,
  quantumMinutes: 15,
  weights: { desk: 1, 'small-room': 2, 'laser-cutter': 3, hall: 8, mentor: 0 },
  surchargeBasisPointsWithoutPass: 2_500,
};
const lot = (id: string, kind: LotKind, remaining: number, until: string | null, from = '2027-01-01T00:00'): Lot => ({
  id,
  kind,
  validFrom: utc(from),
  validUntil: until === null ? null : utc(until),
  remainingCreditMinutes: remaining,
});
const request: QuoteRequest = {
  tariff,
  tariffClass: 'desk',
  seats: 1,
  minutes: 60,
  start: utc('2027-06-10T12:00'),
  lots: [],
  pass: { validFrom: utc('2027-01-01T00:00'), validUntil: null },
};
function quoted(some: Partial<QuoteRequest>) {
  const answer = quote({ ...request, ...some });
  if (isQuoteRefusal(answer)) throw new Error(`refused: ${answer.code}`);
  return answer;
}
const july = '2027-07-01T00:00';
const august = '2027-08-01T00:00';

describe('the price in euros', () => {
  it.each([
    // [what, request, credit-minutes, cents incl. VAT, excl., VAT]
    ['an hour at a desk', {}, 60, 480, 400, 80],
    ['fifty minutes, charged as an hour', { minutes: 50 }, 60, 480, 400, 80],
    ['a minute, charged as a quarter of an hour', { minutes: 1 }, 15, 120, 100, 20],
    ['two hours of laser cutting', { tariffClass: 'laser-cutter', minutes: 120 }, 360, 2_880, 2_400, 480],
    ['three seats', { seats: 3 }, 180, 1_440, 1_200, 240],
    ['a mentor, free of charge', { tariffClass: 'mentor' }, 0, 0, 0, 0],
    ['no time, free of charge', { minutes: 0 }, 0, 0, 0, 0],
    ['without a pass, a quarter more', { pass: null }, 60, 600, 500, 100],
    ['VAT of 5.5 %', { tariff: { ...tariff, vatRateBasisPoints: 550 } }, 60, 480, 455, 25],
    ['no VAT', { tariff: { ...tariff, vatRateBasisPoints: 0 } }, 60, 480, 480, 0],
    ['half a cent, rounded up', { tariff: { ...tariff, hourlyCentsInclVat: 2 }, minutes: 15 }, 15, 1, 1, 0],
    ['less than half a cent, rounded down', { tariff: { ...tariff, hourlyCentsInclVat: 1 }, minutes: 15 }, 15, 0, 0, 0],
  ])('is right for %s', (_, some, creditMinutes, amountInclVatCents, amountExclVatCents, vatCents) => {
    expect(quoted(some)).toEqual({
      creditMinutes,
      takes: [],
      creditMinutesFromPass: 0,
      creditMinutesPaid: creditMinutes,
      amountInclVatCents,
      amountExclVatCents,
      vatCents,
      passAfterCreditMinutes: 0,
    });
  });

  it('is rounded once for the whole booking, not per quarter of an hour', () => {
    const oneCentAnHour = { ...tariff, hourlyCentsInclVat: 1 };
    expect(quoted({ tariff: oneCentAnHour, minutes: 120 }).amountInclVatCents).toBe(2);
    expect(quoted({ tariff: oneCentAnHour, minutes: 75 }).amountInclVatCents).toBe(1);
  });

  it('includes the surcharge when the pass begins after the start of use or has ended by then', () => {
    const start = utc(july);
    const pass = (validFrom: string, validUntil: string | null) => ({
      validFrom: utc(validFrom),
      validUntil: validUntil === null ? null : utc(validUntil),
    });
    expect(quoted({ start, pass: pass(july, null) }).amountInclVatCents).toBe(480);
    expect(quoted({ start, pass: pass('2027-01-01T00:00', july) }).amountInclVatCents).toBe(600);
    expect(quoted({ start, pass: pass('2027-07-01T00:01', null) }).amountInclVatCents).toBe(600);
  });

  it('counts the real hours of the night in which the clocks go back', () => {
    const start = Temporal.PlainDateTime.from('2027-10-31T01:00').toZonedDateTime('Europe/Paris');
    const end = Temporal.PlainDateTime.from('2027-10-31T04:00').toZonedDateTime('Europe/Paris');
    const minutes = end.since(start).total('minutes');
    expect(quoted({ start: start.toInstant(), minutes }).amountInclVatCents).toBe(4 * 480);
  });
});

describe('the order in which hours are spent', () => {
  it.each<[string, Lot[], [string, number][], number]>([
    ['euros when there is no lot', [], [], 360],
    ['enough in one lot', [lot('a', 'ALLOWANCE', 600, july)], [['a', 360]], 0],
    ['what is left of a lot, then euros', [lot('a', 'ALLOWANCE', 100, july)], [['a', 100]], 260],
    ['the lot that expires first', [lot('b', 'PACK', 600, august), lot('a', 'ALLOWANCE', 200, july)], [['a', 200], ['b', 160]], 0], // prettier-ignore
    ['solidarity first, even when it expires last', [lot('a', 'ALLOWANCE', 200, july), lot('s', 'SOLIDARITY', 200, null)], [['s', 200], ['a', 160]], 0], // prettier-ignore
    ['the solidarity that expires first', [lot('t', 'SOLIDARITY', 200, august), lot('s', 'SOLIDARITY', 200, july)], [['s', 200], ['t', 160]], 0], // prettier-ignore
    ['carried hours before those of the period they end with', [lot('a', 'ALLOWANCE', 300, july), lot('c', 'CARRY', 60, july)], [['c', 60], ['a', 300]], 0], // prettier-ignore
    ['the lot that never expires at the end', [lot('p', 'PACK', 300, null), lot('a', 'PACK', 100, august)], [['a', 100], ['p', 260]], 0], // prettier-ignore
    ['the older of two that expire together', [lot('b', 'PACK', 300, july, '2027-03-01T00:00'), lot('c', 'PACK', 300, july)], [['c', 300], ['b', 60]], 0], // prettier-ignore
    ['lots in the order of their ids when nothing else differs', [lot('b', 'PACK', 200, july), lot('a', 'PACK', 200, july)], [['a', 200], ['b', 160]], 0], // prettier-ignore
    ['no empty lot', [lot('e', 'PACK', 0, july), lot('a', 'PACK', 400, july)], [['a', 360]], 0], // prettier-ignore
    ['no lot that has ended', [lot('old', 'ALLOWANCE', 400, '2027-06-10T12:00')], [], 360],
    ['no lot that has not begun', [lot('next', 'ALLOWANCE', 400, july, '2027-06-10T12:01')], [], 360],
    ['the lot that begins with the use', [lot('now', 'ALLOWANCE', 400, july, '2027-06-10T12:00')], [['now', 360]], 0],
    ['the lot of the start, though the use ends after it', [lot('a', 'ALLOWANCE', 400, '2027-06-10T12:01')], [['a', 360]], 0], // prettier-ignore
  ])('takes %s', (_, lots, takes, paid) => {
    const answer = quoted({ tariffClass: 'laser-cutter', minutes: 120, lots });
    expect(answer.takes.map((take) => [take.lotId, take.creditMinutes])).toEqual(takes);
    expect(answer.creditMinutesPaid).toBe(paid);
    expect(answer.amountInclVatCents).toBe((paid / 60) * 480);
  });

  it('splits a lot at the minute and prices only the rest', () => {
    const answer = quoted({ minutes: 60, lots: [lot('a', 'ALLOWANCE', 7, july)] });
    expect(answer.creditMinutesPaid).toBe(53);
    expect(answer.amountInclVatCents).toBe(424);
  });

  it('reports what the usable lots still hold', () => {
    const lots = [
      lot('a', 'ALLOWANCE', 300, july),
      lot('p', 'PACK', 100, null),
      lot('old', 'PACK', 999, '2027-02-01T00:00'),
    ];
    expect(quoted({ lots }).passAfterCreditMinutes).toBe(340);
  });

  it('does not modify the given lots', () => {
    const lots = Object.freeze([
      Object.freeze(lot('b', 'PACK', 10, july)),
      Object.freeze(lot('a', 'SOLIDARITY', 10, july)),
    ]);
    quoted({ lots });
    expect(lots.map((one) => one.id)).toEqual(['b', 'a']);
  });
});

describe('a member without a pass where one is required', () => {
  const strict = { ...tariff, surchargeBasisPointsWithoutPass: null };

  it('is refused', () => {
    expect(quote({ ...request, tariff: strict, pass: null })).toEqual({ code: 'NEEDS_PASS' });
  });

  it.each([
    ['a grant pays for all of it', { lots: [lot('s', 'SOLIDARITY', 60, july)] }],
    ['it costs nothing', { tariffClass: 'mentor' }],
    ['there is a pass', { pass: request.pass }],
  ])('is accepted when %s', (_, some) => {
    expect(quoted({ tariff: strict, pass: null, ...some }).amountInclVatCents).toBe('pass' in some ? 480 : 0);
  });

  it('is refused when a grant covers only a part', () => {
    const lots = [lot('s', 'SOLIDARITY', 59, july)];
    expect(quote({ ...request, tariff: strict, pass: null, lots })).toEqual({ code: 'NEEDS_PASS' });
  });
});

describe('an impossible quote', () => {
  it.each(['sauna', 'toString', '__proto__', ''])('names the class without a price: "%s"', (tariffClass) => {
    expect(quote({ ...request, tariffClass })).toEqual({ code: 'UNPRICED_CLASS', tariffClass });
  });

  it.each([
    ['negative time', { minutes: -15 }],
    ['a fraction of a minute', { minutes: 7.5 }],
    ['no number', { minutes: Number.NaN }],
    ['negative seats', { seats: -1 }],
    ['half a seat', { seats: 0.5 }],
    ['more time than a safe integer', { minutes: Number.MAX_SAFE_INTEGER }],
    ['a price above a safe integer', { minutes: 2 ** 40, tariff: { ...tariff, hourlyCentsInclVat: 2 ** 40 } }],
    ['a negative price', { tariff: { ...tariff, hourlyCentsInclVat: -480 } }],
    ['a price with a fraction', { tariff: { ...tariff, hourlyCentsInclVat: 4.8 } }],
    ['a negative weight', { tariff: { ...tariff, weights: { desk: -1 } } }],
    ['a negative VAT rate', { tariff: { ...tariff, vatRateBasisPoints: -2_000 } }],
    ['a negative surcharge', { pass: null, tariff: { ...tariff, surchargeBasisPointsWithoutPass: -1 } }],
    ['a quantum of zero', { tariff: { ...tariff, quantumMinutes: 0 } }],
    ['a negative lot', { lots: [lot('a', 'PACK', -1, july)] }],
    ['a lot with a fraction', { lots: [lot('a', 'PACK', 0.5, july)] }],
  ] as [string, Partial<QuoteRequest>][])('throws on %s', (_, some) => {
    expect(() => quote({ ...request, ...some })).toThrow(/whole number|too large/);
  });
});

describe('amounts in cents', () => {
  it.each([
    [0n, 1n, 0],
    [1n, 2n, 1],
    [1n, 3n, 0],
    [2n, 3n, 1],
    [5n, 2n, 3],
    [9_007_199_254_740_993n * 7n, 70n, 900_719_925_474_099],
  ])('%d / %d is %d', (numerator, denominator, rounded) => {
    expect(divideHalfUp(numerator, denominator)).toBe(rounded);
  });

  it.each([
    [-1n, 2n],
    [1n, 0n],
    [1n, -2n],
    [2n ** 60n, 1n],
  ])('refuse %d / %d', (numerator, denominator) => {
    expect(() => divideHalfUp(numerator, denominator)).toThrow(/negative or by zero|too large/);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('reject VAT on %d', (amount) => {
    expect(() => backOutVat(amount, 2_000)).toThrow('whole number');
  });
});
