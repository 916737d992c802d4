import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  claimKey,
  failpoint,
} from '#libs/platform';
import { type BookingRow, bookingById } from '../booking.queries.js';
import { holdHoursOf } from '../hours/move-booking.js';
import { MoveBooking } from '../moving/move-booking.js';
import { type BookingMoved, type MoveOutcome } from '../moving/move-booking.types.js';
import { costOfCancelling } from '../rules/cancellation-cost.js';
import { type SeriesShift, shiftOf, shifted } from '../rules/series-shift.js';
import { type SeriesScope } from './cancel-series.js';
import { lockSeriesOf, spacesOfSeries } from './series.queries.js';

/** To where the booking of this code moves; the others of the series move as it does. */
export interface WantedSeriesMove extends Span {
  readonly code: string;
  readonly scope: SeriesScope;
}
export interface AcceptedSeriesMove extends WantedSeriesMove {
  /** The most that all moved bookings together may cost. */
  readonly maxAmountCents: number;
  readonly maxCreditMinutes: number;
  readonly acceptOverCap: boolean;
  readonly idempotencyKey: string;
}

export type MoveSeriesOutcome =
  | {
      readonly kind: 'MOVED';
      readonly moves: readonly BookingMoved[];
      /** Bookings that stay, because moving them is no longer free or they have started. */
      readonly kept: number;
    }
  | { readonly kind: 'STOPPED'; readonly start: Temporal.Instant; readonly why: Exclude<MoveOutcome, BookingMoved> }
  | {
      readonly kind: 'REFUSED';
      readonly code: 'NOT_A_SERIES' | 'TOO_LATE_TO_MOVE' | 'PRICE_CHANGED' | 'PASS_IN_USE' | 'KEY_REUSED';
    };

interface SeriesContext {
  readonly viewer: MemberViewer;
  readonly wanted: WantedSeriesMove;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}
const ANY_PRICE = { maxAmountCents: Number.MAX_SAFE_INTEGER, maxCreditMinutes: Number.MAX_SAFE_INTEGER };

/** Moves the bookings of a series together: each by as much, on the clock of the venue, all of them or none. */
@Injectable()
export class MoveSeries {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly mover: MoveBooking,
  ) {}

  /** What moving would do: it is done and rolled back, so that the price is the one that would be charged. */
  preview(viewer: MemberViewer, wanted: WantedSeriesMove): Promise<MoveSeriesOutcome> {
    return this.repeated(viewer, wanted, async (tx, context) => {
      throw new Rollback(await this.moveAll(tx, context, await this.lock(tx, context), true));
    });
  }

  move(viewer: MemberViewer, wanted: AcceptedSeriesMove): Promise<MoveSeriesOutcome> {
    const { code, scope, start, end, idempotencyKey, acceptOverCap } = wanted;
    const request = [code, scope, start, end].join(' ');
    const key = { actorId: viewer.member.id, operation: 'moveSeries', key: idempotencyKey, request };
    return this.repeated(viewer, wanted, async (tx, context) => {
      const bookings = await this.lock(tx, context);
      if (bookings.length === 0) return { kind: 'REFUSED', code: 'NOT_A_SERIES' };
      const claim = await claimKey(tx, key, bookings[0]!.id, context.now);
      if (claim.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
      if (claim.kind === 'REPLAY') return movedBefore(bookings, wanted);
      failpoint('moveSeries:claimed');
      const outcome = await this.moveAll(tx, context, bookings, acceptOverCap);
      const isDearer = outcome.kind === 'MOVED' && costsMore(outcome.moves, wanted);
      if (isDearer) throw new Rollback<MoveSeriesOutcome>({ kind: 'REFUSED', code: 'PRICE_CHANGED' });
      if (outcome.kind !== 'MOVED') throw new Rollback<MoveSeriesOutcome>(outcome);
      return outcome;
    });
  }

  private async repeated(
    viewer: MemberViewer,
    wanted: WantedSeriesMove,
    work: (tx: Sql, context: SeriesContext) => Promise<MoveSeriesOutcome | 'RETRY'>,
  ): Promise<MoveSeriesOutcome> {
    const now = this.clock.now();
    const context = { viewer, wanted, settings: await this.settings.at(viewer.network.id, now), now };
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.database.inTransaction<MoveSeriesOutcome | 'RETRY'>(
        viewer.network.id,
        (tx) => work(tx, context),
        'moveSeries',
      );
      if (outcome !== 'RETRY') return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  /** The bookings of the series, locked, the earliest first. Hours come before bookings, as in every move. */
  private async lock(tx: Sql, { viewer, wanted: { code } }: SeriesContext): Promise<BookingRow[]> {
    const memberId = viewer.member.id;
    await holdHoursOf(tx, await spacesOfSeries(tx, code, memberId));
    const bookings: BookingRow[] = [];
    for (const id of await lockSeriesOf(tx, code, memberId)) bookings.push((await bookingById(tx, id))!);
    return bookings;
  }

  private async moveAll(
    tx: Sql,
    context: SeriesContext,
    bookings: readonly BookingRow[],
    acceptOverCap: boolean,
  ): Promise<MoveSeriesOutcome> {
    const { wanted, now } = context;
    const named = bookings.find(({ code }) => code === wanted.code);
    if (!named) return { kind: 'REFUSED', code: 'NOT_A_SERIES' };
    const isFree = (one: BookingRow) => one.state === 'CONFIRMED' && costOfCancelling(one, now)?.feeBasisPoints === 0;
    if (!isFree(named)) return { kind: 'REFUSED', code: 'TOO_LATE_TO_MOVE' };
    const chosen = chosenOf(bookings, wanted);
    const shift = shiftOf(named.start, wanted, named.zone);
    const moves: BookingMoved[] = [];
    for (const booking of inMovingOrder(chosen.filter(isFree), shift)) {
      const span = shifted(booking.start, shift);
      const move = { code: booking.code, spaceId: booking.items[0]!.spaceId, ...span, ...ANY_PRICE, acceptOverCap };
      try {
        moves.push(await this.mover.moveLocked(tx, { ...context, move, inSeries: true }, booking));
      } catch (error) {
        if (!(error instanceof Rollback) || error.answer === 'RETRY') throw error;
        throw new Rollback<MoveSeriesOutcome>({ kind: 'STOPPED', start: span.start, why: error.answer as never });
      }
      failpoint('moveSeries:moved');
    }
    const inOrder = moves.toSorted((a, b) => Temporal.Instant.compare(a.booking.start, b.booking.start));
    return { kind: 'MOVED', moves: inOrder, kept: chosen.length - moves.length };
  }
}

/** The bookings of the scope that are not cancelled, nor over without an answer. */
function chosenOf(bookings: readonly BookingRow[], { code, scope }: WantedSeriesMove): BookingRow[] {
  const from = bookings.find((one) => scope === 'ALL' || one.code === code)!;
  return bookings.filter(
    ({ start, state }) =>
      Temporal.Instant.compare(start, from.start) >= 0 && state !== 'CANCELLED' && state !== 'EXPIRED',
  );
}

function costsMore(
  moves: readonly BookingMoved[],
  most: Pick<AcceptedSeriesMove, 'maxAmountCents' | 'maxCreditMinutes'>,
): boolean {
  const sum = (of: 'amountInclVatCents' | 'creditMinutes') =>
    moves.reduce((total, { booking }) => total + booking.charge[of], 0);
  return sum('amountInclVatCents') > most.maxAmountCents || sum('creditMinutes') > most.maxCreditMinutes;
}

/** The answer to a request that was done already: the bookings as they are now. */
const movedBefore = (bookings: readonly BookingRow[], wanted: WantedSeriesMove): MoveSeriesOutcome => ({
  kind: 'MOVED',
  moves: chosenOf(bookings, wanted).map((booking) => ({ kind: 'MOVED', booking, earlier: booking.charge })),
  kept: 0,
});

/** The last one first when they move to later times, so that none meets one that has not moved yet. */
function inMovingOrder(bookings: readonly BookingRow[], shift: SeriesShift): BookingRow[] {
  const [first] = bookings;
  const isLater = first !== undefined && Temporal.Instant.compare(shifted(first.start, shift).start, first.start) > 0;
  return isLater ? bookings.toReversed() : [...bookings];
}
