import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type KeyedRequest,
  type MemberViewer,
  Random,
  Rollback,
  SettingsReader,
  type Sql,
  earlierResult,
} from '#libs/platform';
import { newBooking, rowsOfBooking } from './booking-records.js';
import { type BookOutcome, type BookingContext, type BookingRequest, type PricedBooking } from './book-space.types.js';
import { bookingById } from './booking.queries.js';
import { expireHolds } from './holds/expire-holds.js';
import { type BookCounts, insertBooking } from './insert-booking.queries.js';
import { claimOf, priceBooking, purseFor, spaceIdsOf, takenSpaceOf } from './price-booking.js';
import { isBlocking } from './rules/states.js';
import { endWaits } from './waiting/tend-lines.js';
import { NO_BOOKING, sameBooking, whyNotFree } from './why-not-free.js';

/**
 * Books one or several spaces of a venue for the member: time, price, ledger, reminders and key in one statement, all or nothing.
 */
@Injectable()
export class BookSpace {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async book(viewer: MemberViewer, wanted: BookingRequest): Promise<BookOutcome> {
    const now = this.clock.now();
    const key: KeyedRequest = {
      actorId: wanted.bookedById ?? viewer.member.id,
      operation: 'book',
      key: wanted.idempotencyKey,
      request: wanted.request,
    };
    // Before the transaction: a transaction that holds a connection must never wait for another one.
    const settings = await this.settings.at(viewer.network.id, now);
    const context = { viewer, wanted, key, settings, now };
    for (let attempt = 1; ; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, context);
      const outcome = await this.database.inTransaction(viewer.network.id, work, 'book');
      // The pass was spent elsewhere, or hours changed, since it was read; or expired holds were still counted.
      const isAgain = outcome === 'RETRY' || (outcome.kind === 'TAKEN' && (await expireHolds(this.database, viewer.network.id, now)) > 0); // prettier-ignore
      if (!isAgain) return this.withCause(context, outcome);
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  /** Books inside a transaction. @throws Rollback with the reason when it cannot, or with RETRY when things changed meanwhile */
  async attempt(tx: Sql, context: BookingContext): Promise<BookOutcome | 'RETRY'> {
    if (context.wanted.replayOnly) return (await this.earlier(tx, context)) ?? { kind: 'NOT_MADE' };
    const decided: PricedBooking | BookOutcome = context.viewer.member.suspension
      ? { kind: 'REFUSED', code: 'MEMBER_SUSPENDED' }
      : await priceBooking(tx, context);
    // A request already answered gets its answer again, even when the booking could not be made any more.
    // Rolled back, so that a hold which was given back for the booking stays.
    if ('kind' in decided) return refuse((await this.earlier(tx, context)) ?? decided);
    const booking = newBooking(context, decided, this.random);
    const counts = await insertBooking(tx, rowsOfBooking(context, decided, booking, this.random));
    if (counts.booked) await endWaits(tx, decided.lineIds, booking.memberId, context.now);
    if (counts.booked) await context.wanted.withMentor?.makeAppointment(tx, booking.id);
    if (counts.booked) return { kind: booking.request ? 'AWAITING' : 'CONFIRMED', booking };
    if (!counts.keyed) return refuse((await this.replay(tx, context.key)) ?? 'RETRY');
    if (counts.hoursChanged) return refuse('RETRY');
    const made = await this.same(tx, context, booking.id);
    return refuse(
      made ? { kind: 'EARLIER', booking: made } : await this.reason(tx, context, decided, counts, booking.id),
    );
  }

  /** Why the statement stopped, in the order in which it goes on. */
  private async reason(
    tx: Sql,
    context: BookingContext,
    { items, purse, quote }: PricedBooking,
    counts: BookCounts,
    bookingId: string,
  ): Promise<BookOutcome | 'RETRY'> {
    if (!counts.attended) return whyNotFree(tx, { ...claimOf(context, items), bookingId });
    if (!counts.inQuota) return { kind: 'REFUSED', code: 'TOO_MANY_BOOKINGS' };
    if (!counts.inRequests) return { kind: 'REFUSED', code: 'TOO_MANY_REQUESTS' };
    if (!counts.inOpening) return { kind: 'REFUSED', code: 'OPENING_USED_UP' };
    if (counts.withinCap) return 'RETRY';
    // Others of the member's bookings may have been charged since the purse was read.
    const { capCents, spentCents } = (await purseFor(tx, context)) ?? purse;
    if (spentCents + quote.amountInclVatCents <= capCents) return 'RETRY';
    return { kind: 'OVER_CAP', quote, hasPass: purse.pass !== null, capCents, spentCents };
  }

  /** Looks up which of several spaces is taken, after the refused transaction. */
  private async withCause(context: BookingContext, outcome: BookOutcome): Promise<BookOutcome> {
    const isUnknown = outcome.kind === 'TAKEN' && outcome.spaceId === undefined && context.wanted.others?.length;
    if (!isUnknown) return outcome;
    const { id } = context.viewer.network;
    return { ...outcome, spaceId: await this.database.inTransaction(id, (tx) => takenSpaceOf(tx, context)) };
  }

  /** The answer to an earlier call with this key, or the member's own booking of these spaces and this time. */
  private async earlier(tx: Sql, context: BookingContext): Promise<BookOutcome | undefined> {
    const replayed = await this.replay(tx, context.key);
    if (replayed) return replayed;
    const booking = await this.same(tx, context, NO_BOOKING);
    return booking && { kind: 'EARLIER', booking };
  }

  private same(tx: Sql, { viewer, wanted }: BookingContext, bookingId: string) {
    const { start, end } = wanted;
    return sameBooking(tx, { memberId: viewer.member.id, start, end, spaceIds: spaceIdsOf(wanted), bookingId });
  }

  private async replay(tx: Sql, key: KeyedRequest): Promise<BookOutcome | undefined> {
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (earlier.kind === 'FIRST') return undefined;
    const booking = (await bookingById(tx, earlier.resultId))!;
    if (booking.state === 'PENDING') return { kind: 'AWAITING', booking };
    return { kind: isBlocking(booking.state) ? 'CONFIRMED' : 'EARLIER', booking };
  }
}

function refuse(outcome: BookOutcome | 'RETRY'): never {
  throw new Rollback(outcome);
}
