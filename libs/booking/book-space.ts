import { Injectable } from '@nestjs/common';
import { type Purse, isQuoteRefusal, purseOf, quoteUse, saleOf } from '#libs/passes';
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
  keyRecord,
  windowStart,
} from '#libs/platform';
import { jobsOfBooking } from './booking-job-records.js';
import { type BookingPlan, bookingPlan, occupiedParts } from './booking-plan.js';
import { type BookOutcome, type BookingContext, type BookingRequest, type PricedBooking } from './book-space.types.js';
import { type BookingRow, bookingById } from './booking.queries.js';
import { type BookCounts, type BookingToInsert, insertBooking } from './insert-booking.queries.js';
import { bookingsPerHour, cancellation, withdrawalDays } from './booking.settings.js';
import { checkRequest } from './check-request.js';
import { expireHolds } from './holds/expire-holds.js';
import { useUpHold } from './holds/hold.queries.js';
import { reconfirmationFor } from './presence/reconfirmation-for.js';
import { answerLength, openRequests } from './requests/request.settings.js';
import { answerDeadline } from './rules/answer-deadline.js';
import { bookingCode } from './rules/booking-code.js';
import { freeUntilOf } from './rules/cancellation-cost.js';
import { policyFor } from './rules/cancellation-fee.js';
import { MOST_IN_SERIES } from './rules/series-dates.js';
import { isBlocking } from './rules/states.js';
import { withdrawalEnd } from './rules/withdrawal.js';
import { endWaits } from './waiting/tend-lines.js';
import { lockWaitsFor } from './waiting/wished-time.queries.js';
import { type Claimed, NO_BOOKING, sameBooking, whyNotFree } from './why-not-free.js';

/** Books one space for the member: time, price, ledger, reminders and key in one statement, all or nothing. */
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
      actorId: viewer.member.id,
      operation: 'book',
      key: wanted.idempotencyKey,
      request: wanted.request,
    };
    // Before the transaction: a transaction that holds a connection must never wait for another one.
    const settings = await this.settings.at(viewer.network.id, now);
    for (let attempt = 1; ; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, { viewer, wanted, key, settings, now });
      const outcome = await this.database.inTransaction(viewer.network.id, work, 'book');
      // The pass was spent elsewhere, or hours changed, since it was read; or expired holds were still counted.
      const isAgain = outcome === 'RETRY' || (outcome.kind === 'TAKEN' && (await expireHolds(this.database, viewer.network.id, now)) > 0); // prettier-ignore
      if (!isAgain) return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  /** Books inside a transaction. @throws Rollback with the reason when it cannot, or with RETRY when things changed meanwhile */
  async attempt(tx: Sql, context: BookingContext): Promise<BookOutcome | 'RETRY'> {
    if (context.wanted.replayOnly) return (await this.earlier(tx, context)) ?? { kind: 'NOT_MADE' };
    const decided: PricedBooking | BookOutcome = context.viewer.member.suspension
      ? { kind: 'REFUSED', code: 'MEMBER_SUSPENDED' }
      : await this.decide(tx, context);
    // A request already answered gets its answer again, even when the booking could not be made any more.
    // Rolled back, so that a hold which was given back for the booking stays.
    if ('kind' in decided) return refuse((await this.earlier(tx, context)) ?? decided);
    const booking = this.bookingOf(context, decided);
    const counts = await insertBooking(tx, this.rowsOf(context, decided, booking));
    if (counts.booked) await endWaits(tx, decided.lineIds, booking.memberId, context.now);
    if (counts.booked) return { kind: booking.request ? 'AWAITING' : 'CONFIRMED', booking };
    if (!counts.keyed) return refuse((await this.replay(tx, context.key)) ?? 'RETRY');
    if (counts.hoursChanged) return refuse('RETRY');
    const made = await sameBooking(tx, { ...claimOf(context, decided.plan), bookingId: booking.id });
    return refuse(
      made ? { kind: 'EARLIER', booking: made } : await this.reason(tx, context, decided, counts, booking.id),
    );
  }

  /** What the booking is made of, or why it cannot be made as things are read. */
  private async decide(tx: Sql, context: BookingContext): Promise<PricedBooking | BookOutcome> {
    const { viewer, wanted, settings, now } = context;
    const asked = { ...wanted, memberId: viewer.member.id };
    let plan = await bookingPlan(tx, viewer.network.id, asked, now);
    const lineIds = plan?.waits ? await lockWaitsFor(tx, asked) : []; // before the time, in the order of an offer that lapses
    // What the member holds is given back first, and taken again by the booking.
    if (plan?.isHeld && (await useUpHold(tx, asked, now))) plan = await bookingPlan(tx, viewer.network.id, asked, now);
    if (!plan) return { kind: 'REFUSED', code: 'SPACE_WITHDRAWN' };
    const checked = await checkRequest(tx, plan, { ...wanted, memberId: viewer.member.id }, settings, now);
    if (checked.kind !== 'BOOKABLE') return checked;
    const { needsApproval, venueOpen } = plan;
    const answerBy = needsApproval ? answerDeadline(now, wanted.start, venueOpen, settings.get(answerLength)) : null;
    if (needsApproval && !answerBy) return { kind: 'NOT_BOOKABLE', fault: { code: 'TOO_SOON', earliest: now } };
    if (plan.taken) return whyNotFree(tx, claimOf(context, plan));
    const purse = await this.purse(tx, context);
    if (!purse) return { kind: 'REFUSED', code: 'NO_PRICE' };
    const use = { tariffClass: plan.tariffClass, seats: wanted.seats, start: wanted.start, end: wanted.end };
    const quote = quoteUse(purse, use);
    if (isQuoteRefusal(quote))
      return quote.code === 'NEEDS_PASS' ? { kind: 'NEEDS_PASS' } : { kind: 'REFUSED', code: 'NO_PRICE' };
    const isDearer =
      quote.amountInclVatCents > wanted.ceilingCents || quote.creditMinutes > wanted.ceilingCreditMinutes;
    if (isDearer) return { kind: 'PRICE_CHANGED', quote };
    return { plan, purse, use, quote, draws: checked.draws, answerBy, lineIds };
  }

  /** Why the statement stopped, in the order in which it goes on. */
  private async reason(
    tx: Sql,
    context: BookingContext,
    { plan, purse, quote }: PricedBooking,
    counts: BookCounts,
    bookingId: string,
  ): Promise<BookOutcome | 'RETRY'> {
    if (!counts.attended) return whyNotFree(tx, { ...claimOf(context, plan), bookingId });
    if (!counts.inQuota) return { kind: 'REFUSED', code: 'TOO_MANY_BOOKINGS' };
    if (!counts.inRequests) return { kind: 'REFUSED', code: 'TOO_MANY_REQUESTS' };
    if (!counts.inOpening) return { kind: 'REFUSED', code: 'OPENING_USED_UP' };
    if (counts.withinCap) return 'RETRY';
    // Others of the member's bookings may have been charged since the purse was read.
    const { capCents, spentCents } = (await this.purse(tx, context)) ?? purse;
    if (spentCents + quote.amountInclVatCents <= capCents) return 'RETRY';
    return { kind: 'OVER_CAP', quote, hasPass: purse.pass !== null, capCents, spentCents };
  }

  private purse(tx: Sql, { viewer, wanted, settings, now }: BookingContext): Promise<Purse | undefined> {
    return purseOf(tx, viewer.member.id, wanted.start, viewer.network.zone, now, settings);
  }

  private bookingOf(context: BookingContext, { plan, quote, answerBy }: PricedBooking): BookingRow {
    const { viewer, wanted, settings, now } = context;
    const policy = policyFor(plan.kind, settings.get(cancellation));
    const { creditMinutes, creditMinutesFromPass, creditMinutesPaid } = quote;
    const { amountInclVatCents, amountExclVatCents, vatCents } = quote;
    const expressRequestAt = wanted.expressRequest ? now : null;
    const withdrawalUntil = withdrawalEnd(now, settings.get(withdrawalDays), viewer.network.zone);
    const { start, end, spaceId, seats } = wanted;
    const price = { creditMinutesFromPass, creditMinutesPaid, amountCents: amountInclVatCents };
    return {
      id: this.random.uuid(),
      code: bookingCode((count) => this.random.bytes(count)),
      memberId: viewer.member.id,
      venueId: plan.venueId,
      zone: plan.zone,
      state: wanted.walkIn ? 'IN_USE' : answerBy ? 'PENDING' : 'CONFIRMED',
      start,
      end,
      freeUntil: freeUntilOf({ policy, start, bookedAt: now, withdrawalUntil, expressRequestAt }),
      policy,
      sequence: 0,
      bookedAt: now,
      cancelledAt: null,
      note: wanted.note,
      request: answerBy && { answerBy: answerBy.toString(), answer: null, reason: null, suggestedStart: null },
      cancelledBy: null,
      cancellationReason: null,
      withdrawalUntil,
      expressRequestAt,
      withdrawnAt: null,
      fee: null,
      waiver: null,
      compensationCents: 0,
      items: [{ id: this.random.uuid(), spaceId, seats, revision: 0, price }],
      charge: {
        creditMinutes,
        creditMinutesFromPass,
        creditMinutesPaid,
        amountInclVatCents,
        amountExclVatCents,
        vatCents,
      },
    };
  }

  private rowsOf(
    context: BookingContext,
    { plan, purse, use, quote, draws }: PricedBooking,
    booking: BookingRow,
  ): BookingToInsert {
    const { viewer, wanted, settings, key, now } = context;
    const toReconfirm = reconfirmationFor(booking, plan.noShows, settings);
    return {
      networkId: viewer.network.id,
      booking,
      checkIn: wanted.walkIn,
      mustReconfirmBy: toReconfirm?.by ?? null,
      calendarId: plan.calendarId,
      hoursVersion: plan.hoursVersion,
      parts: occupiedParts(plan, wanted),
      sale: saleOf({
        networkId: viewer.network.id,
        zone: viewer.network.zone,
        source: { kind: 'BOOKING_ITEM', id: booking.items[0]!.id, revision: 0 },
        memberId: viewer.member.id,
        venueId: plan.venueId,
        chargeId: this.random.uuid(),
        hoursTransactionId: this.random.uuid(),
        use,
        purse,
        quote,
        overCap: wanted.acceptOverCap,
        at: now,
      }),
      takes: quote.takes,
      draws,
      openRequestsCap: settings.get(openRequests),
      jobs: jobsOfBooking(booking, plan.kind, settings, viewer.requestId, { toReconfirm, inSeries: wanted.inSeries }),
      key: keyRecord(key, booking.id, now),
      quota: {
        ...(wanted.inSeries && !wanted.inSeries.isFirst
          ? { kind: 'booking.inSeries', subject_id: wanted.inSeries.id, cap: MOST_IN_SERIES }
          : { kind: 'booking.made', subject_id: viewer.member.id, cap: settings.get(bookingsPerHour) }),
        period_start: windowStart(now, 60).toString(),
      },
    };
  }

  /** The answer to an earlier call with this key, or the member's own booking of this space and time. */
  private async earlier(tx: Sql, { viewer, wanted, key }: BookingContext): Promise<BookOutcome | undefined> {
    const replayed = await this.replay(tx, key);
    if (replayed) return replayed;
    const booking = await sameBooking(tx, { ...wanted, memberId: viewer.member.id, bookingId: NO_BOOKING });
    return booking && { kind: 'EARLIER', booking };
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

const claimOf = ({ viewer, wanted, now }: BookingContext, plan: BookingPlan): Claimed => ({
  memberId: viewer.member.id,
  spaceId: wanted.spaceId,
  start: wanted.start,
  end: wanted.end,
  seats: wanted.seats,
  parts: occupiedParts(plan, wanted),
  now,
  isRequest: plan.needsApproval,
  bookingId: NO_BOOKING,
});
