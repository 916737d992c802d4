import { assertNonNegativeInteger } from './cents.js';

/**
 * SOLIDARITY: hours granted by a funder. ALLOWANCE: included hours of the period. CARRY: hours left from the last period. PACK:
 * prepaid hours.
 */
export type LotKind = 'SOLIDARITY' | 'ALLOWANCE' | 'CARRY' | 'PACK';

/** Credit-minutes (minutes × weight × seats) for uses that start from `validFrom` until before `validUntil`. */
export interface Lot {
  readonly id: string;
  readonly kind: LotKind;
  readonly validFrom: Temporal.Instant;
  /** Null when the lot never expires. */
  readonly validUntil: Temporal.Instant | null;
  readonly remainingCreditMinutes: number;
}

export interface Take {
  readonly lotId: string;
  readonly creditMinutes: number;
}

const kindOrder: Record<LotKind, number> = { SOLIDARITY: 0, CARRY: 1, ALLOWANCE: 2, PACK: 3 };

/**
 * The lots that can pay for a use at `start`, in the order of use: solidarity first, then the one that expires first, so that
 * no usable hours are lost. The remaining criteria make the order deterministic.
 */
export function spendingOrder(lots: readonly Lot[], start: Temporal.Instant): Lot[] {
  return lots.filter((lot) => isValidAt(lot, start)).sort(bySolidarityThenExpiry);
}

/** Takes up to `creditMinutes` from lots in their order of use, to the minute. The rest is paid in euros. */
export function takeFrom(lots: readonly Lot[], creditMinutes: number): Take[] {
  assertNonNegativeInteger(creditMinutes, 'creditMinutes');
  const takes: Take[] = [];
  let missing = creditMinutes;
  for (const lot of lots) {
    assertNonNegativeInteger(lot.remainingCreditMinutes, `remaining credit-minutes of lot ${lot.id}`);
    const taken = Math.min(missing, lot.remainingCreditMinutes);
    if (taken > 0) takes.push({ lotId: lot.id, creditMinutes: taken });
    missing -= taken;
  }
  return takes;
}

function isValidAt(lot: Lot, start: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(lot.validFrom, start) <= 0 &&
    (lot.validUntil === null || Temporal.Instant.compare(start, lot.validUntil) < 0)
  );
}

function bySolidarityThenExpiry(a: Lot, b: Lot): number {
  return (
    Number(b.kind === 'SOLIDARITY') - Number(a.kind === 'SOLIDARITY') ||
    byExpiry(a.validUntil, b.validUntil) ||
    kindOrder[a.kind] - kindOrder[b.kind] ||
    Temporal.Instant.compare(a.validFrom, b.validFrom) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

function byExpiry(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Temporal.Instant.compare(a, b);
}
