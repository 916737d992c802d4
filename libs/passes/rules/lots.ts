import { assertNonNegativeInteger } from './cents.js';

/** SOLIDARITY: a funder's grant; ALLOWANCE: hours of the period; CARRY: what the last period left; PACK: prepaid hours. */
export type LotKind = 'SOLIDARITY' | 'ALLOWANCE' | 'CARRY' | 'PACK';

/** Credit-minutes (minutes × weight × seats) that pay for uses starting from `validFrom` until before `validUntil`. */
export interface Lot {
  readonly id: string;
  readonly kind: LotKind;
  readonly validFrom: Temporal.Instant;
  /** Null: never expires. */
  readonly validUntil: Temporal.Instant | null;
  readonly remainingCreditMinutes: number;
}

export interface Take {
  readonly lotId: string;
  readonly creditMinutes: number;
}

const kindOrder: Record<LotKind, number> = { SOLIDARITY: 0, CARRY: 1, ALLOWANCE: 2, PACK: 3 };

/**
 * Lots that may pay for a use starting then, in the order they are spent: solidarity first, then what expires first,
 * so that nobody loses hours that could have been used. The rest only makes the order the same every time.
 */
export function spendingOrder(lots: readonly Lot[], start: Temporal.Instant): Lot[] {
  return lots.filter((lot) => isValidAt(lot, start)).sort(bySolidarityThenExpiry);
}

/** Takes up to `creditMinutes` from lots already in spending order, split at the minute; the rest is for euros. */
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
