import { assertNonNegativeInteger, backOutVat, divideHalfUp } from './cents.js';
import { type Lot, spendingOrder, type Take, takeFrom } from './lots.js';

/** The network's tariff version in force at the time of booking. */
export interface Tariff {
  /** Public price of one credit-hour (one hour at weight 1), VAT included. */
  readonly hourlyCentsInclVat: number;
  readonly vatRateBasisPoints: number;
  /** Duration of use is rounded up to a multiple of this many minutes. */
  readonly quantumMinutes: number;
  /** Whole number per tariff class; 0 means free. */
  readonly weights: Readonly<Record<string, number>>;
  /** Surcharge for members without a pass; null when a pass is required. */
  readonly surchargeBasisPointsWithoutPass: number | null;
}

/** The member's pass, valid for uses that start from `validFrom` until before `validUntil` (null when it has no end). */
export interface PassValidity {
  readonly validFrom: Temporal.Instant;
  readonly validUntil: Temporal.Instant | null;
}

export interface QuoteRequest {
  readonly tariff: Tariff;
  readonly tariffClass: string;
  readonly seats: number;
  readonly minutes: number;
  readonly start: Temporal.Instant;
  readonly lots: readonly Lot[];
  readonly pass: PassValidity | null;
}

export interface Quote {
  readonly creditMinutes: number;
  readonly takes: readonly Take[];
  readonly creditMinutesFromPass: number;
  readonly creditMinutesPaid: number;
  readonly amountInclVatCents: number;
  readonly amountExclVatCents: number;
  readonly vatCents: number;
  /** Credit-minutes left in the usable lots after this booking. */
  readonly passAfterCreditMinutes: number;
}

export type QuoteRefusal =
  { readonly code: 'NEEDS_PASS' } | { readonly code: 'UNPRICED_CLASS'; readonly tariffClass: string };

/**
 * The price of a booking: credit-minutes from solidarity lots, then from the lots that expire first, then euros. Lots and pass
 * are those valid at the start of the use. Euros are rounded once per use, in integers throughout.
 */
export function quote(request: QuoteRequest): Quote | QuoteRefusal {
  const { tariff, tariffClass, seats, minutes, start, lots, pass } = request;
  const weight = Object.hasOwn(tariff.weights, tariffClass) ? tariff.weights[tariffClass] : undefined;
  if (weight === undefined) return { code: 'UNPRICED_CLASS', tariffClass };

  const creditMinutes = creditMinutesOf({ minutes, seats, weight, quantumMinutes: tariff.quantumMinutes });
  const usable = spendingOrder(lots, start);
  const takes = takeFrom(usable, creditMinutes);
  const creditMinutesFromPass = sum(takes.map((take) => take.creditMinutes));
  const creditMinutesPaid = creditMinutes - creditMinutesFromPass;

  const surchargeBasisPoints = isValidAt(pass, start) ? 0 : tariff.surchargeBasisPointsWithoutPass;
  if (creditMinutesPaid > 0 && surchargeBasisPoints === null) return { code: 'NEEDS_PASS' };

  const amountInclVatCents = priceOf(creditMinutesPaid, tariff.hourlyCentsInclVat, surchargeBasisPoints ?? 0);
  return {
    creditMinutes,
    takes,
    creditMinutesFromPass,
    creditMinutesPaid,
    amountInclVatCents,
    ...backOutVat(amountInclVatCents, tariff.vatRateBasisPoints),
    passAfterCreditMinutes: sum(usable.map((lot) => lot.remainingCreditMinutes)) - creditMinutesFromPass,
  };
}

/** The price of several uses, each quoted with what the ones before it left in the lots. */
export function sumOfQuotes([first, ...others]: readonly [Quote, ...Quote[]]): Quote {
  return others.reduce(
    (total, next) => ({
      creditMinutes: total.creditMinutes + next.creditMinutes,
      takes: [...total.takes, ...next.takes],
      creditMinutesFromPass: total.creditMinutesFromPass + next.creditMinutesFromPass,
      creditMinutesPaid: total.creditMinutesPaid + next.creditMinutesPaid,
      amountInclVatCents: total.amountInclVatCents + next.amountInclVatCents,
      amountExclVatCents: total.amountExclVatCents + next.amountExclVatCents,
      vatCents: total.vatCents + next.vatCents,
      passAfterCreditMinutes: next.passAfterCreditMinutes,
    }),
    first,
  );
}

export function isQuoteRefusal(answer: Quote | QuoteRefusal): answer is QuoteRefusal {
  return 'code' in answer;
}

/** Minutes rounded up to the quantum, multiplied by the weight of the class and by the seats. */
export function creditMinutesOf(use: {
  minutes: number;
  seats: number;
  weight: number;
  quantumMinutes: number;
}): number {
  assertNonNegativeInteger(use.minutes, 'minutes');
  assertNonNegativeInteger(use.seats, 'seats');
  assertNonNegativeInteger(use.weight, 'weight');
  assertNonNegativeInteger(use.quantumMinutes - 1, 'quantumMinutes - 1');
  const creditMinutes = Math.ceil(use.minutes / use.quantumMinutes) * use.quantumMinutes * use.weight * use.seats;
  assertNonNegativeInteger(creditMinutes, 'creditMinutes');
  return creditMinutes;
}

function priceOf(creditMinutes: number, hourlyCents: number, surchargeBasisPoints: number): number {
  assertNonNegativeInteger(hourlyCents, 'hourlyCentsInclVat');
  assertNonNegativeInteger(surchargeBasisPoints, 'surchargeBasisPointsWithoutPass');
  const tenThousandthsOfCentsPerHour = BigInt(hourlyCents) * (10_000n + BigInt(surchargeBasisPoints));
  return divideHalfUp(BigInt(creditMinutes) * tenThousandthsOfCentsPerHour, 60n * 10_000n);
}

function isValidAt(pass: PassValidity | null, start: Temporal.Instant): boolean {
  return (
    pass !== null &&
    Temporal.Instant.compare(pass.validFrom, start) <= 0 &&
    (pass.validUntil === null || Temporal.Instant.compare(start, pass.validUntil) < 0)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
