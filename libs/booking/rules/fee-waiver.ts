import { type Span } from '#libs/platform';

/** Seats that a fee was paid for: a booking that was cancelled late, or whose member did not come. */
export interface SeatsWithFee extends Span {
  readonly id: string;
  readonly seats: number;
  /** When the time became free for others. */
  readonly freedAt: Temporal.Instant;
}

/** What happened in a space. */
export interface UseOfSpace {
  /** 1 for a space that is booked as a whole. */
  readonly capacity: number;
  /** Seats that others booked or that the venue used itself. */
  readonly taken: readonly (Span & { readonly seats: number })[];
  readonly withFee: readonly SeatsWithFee[];
}

/** Seats times quarters of an hour. */
export interface WaivedTime {
  readonly usedQuarters: number;
  readonly bookedQuarters: number;
}

const QUARTER_MILLISECONDS = 15 * 60_000;

/**
 * How much of the time that a fee was paid for was used by others. In each quarter of an hour as many seats are waived as are
 * paid for beyond the capacity of the space, of those that became free first, so that no seat is paid for twice.
 */
export function waivedTime(of: SeatsWithFee, { capacity, taken, withFee }: UseOfSpace): WaivedTime {
  const inLine = withFee.toSorted(byFreedAt);
  const before = inLine.slice(
    0,
    inLine.findIndex(({ id }) => id === of.id),
  );
  let usedQuarters = 0;
  let bookedQuarters = 0;
  for (let at = of.start.epochMilliseconds; at < of.end.epochMilliseconds; at += QUARTER_MILLISECONDS) {
    const beyondCapacity = Math.max(0, seatsAt(taken, at) + seatsAt(withFee, at) - capacity);
    usedQuarters += Math.min(of.seats, Math.max(0, beyondCapacity - seatsAt(before, at)));
    bookedQuarters += of.seats;
  }
  return { usedQuarters, bookedQuarters };
}

const seatsAt = (uses: readonly (Span & { readonly seats: number })[], at: number): number =>
  uses.reduce(
    (total, { start, end, seats }) =>
      start.epochMilliseconds <= at && at < end.epochMilliseconds ? total + seats : total,
    0,
  );

const byFreedAt = (a: SeatsWithFee, b: SeatsWithFee): number =>
  Temporal.Instant.compare(a.freedAt, b.freedAt) || (a.id < b.id ? -1 : Number(a.id > b.id));

/** The part of an amount for a part of the time, rounded down: shares of a whole never exceed it. */
export const shareOfTime = (amount: number, { usedQuarters, bookedQuarters }: WaivedTime): number =>
  Number((BigInt(amount) * BigInt(usedQuarters)) / BigInt(bookedQuarters));
