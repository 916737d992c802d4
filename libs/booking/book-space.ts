import { Injectable } from '@nestjs/common';
import { type NotBookable, checkBookable, occupied } from '#libs/agenda';
import { type Quote, isQuoteRefusal, purseOf, quoteUse, saleOf } from '#libs/passes';
import {
  Clock,
  Database,
  type KeyedRequest,
  type MemberViewer,
  Random,
  Rollback,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  earlierResult,
  jobRecord,
  keyRecord,
  windowStart,
} from '#libs/platform';
import { confirmBooking, remindOfBooking } from './declared-jobs.js';
import { type BookingPlan, bookingPlan } from './booking-plan.js';
import { type BookingRow, bookingById, insertBooking } from './booking.queries.js';
import {
  bookingsPerHour,
  cancellation,
  gridMinutes,
  horizonDays,
  quietHours,
  reminderTimes,
} from './booking.settings.js';
import { bookingCode } from './rules/booking-code.js';
import { cancelFreeUntil, policyFor } from './rules/cancellation.js';
import { remindersOf } from './rules/reminders.js';
import { isBlocking } from './rules/states.js';
import { NO_BOOKING, type WhyNotFree, sameBooking, whyNotFree } from './why-not-free.js';

export interface BookSpace extends Span {
  readonly spaceId: string;
  readonly seats: number;
  /** The most the member agreed to pay, VAT included. */
  readonly ceilingCents: number;
  /** The most credit-minutes the member agreed to give. */
  readonly ceilingCreditMinutes: number;
  readonly acceptOverCap: boolean;
  readonly idempotencyKey: string;
  /** What was asked, word for word: the same key with another request is refused. */
  readonly request: string;
  /** Only tell what an earlier call with this key led to: the offer is too old to be booked now. */
  readonly replayOnly: boolean;
}

export type BookOutcome =
  | { kind: 'CONFIRMED'; booking: BookingRow }
  /** Booked before, by this request or by another one for the same space and time; the booking’s state says where it stands. */
  | { kind: 'EARLIER'; booking: BookingRow }
  | { kind: 'NOT_MADE' }
  | { kind: 'PRICE_CHANGED'; quote: Quote }
  | { kind: 'NEEDS_PASS' }
  | { kind: 'OVER_CAP'; quote: Quote; hasPass: boolean; capCents: number; spentCents: number }
  | { kind: 'NOT_BOOKABLE'; fault: NotBookable }
  | WhyNotFree
  | { kind: 'REFUSED'; code: 'TOO_MANY_BOOKINGS' | 'SPACE_WITHDRAWN' | 'NO_PRICE' | 'PASS_IN_USE' | 'KEY_REUSED' };

/** Books one space for the member: time, price, ledger, reminders and key in one statement, all or nothing. */
@Injectable()
export class BookSpaceUseCase {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async run(viewer: MemberViewer, wanted: BookSpace): Promise<BookOutcome> {
    const now = this.clock.now();
    const key: KeyedRequest = {
      actorId: viewer.member.id,
      operation: 'book',
      key: wanted.idempotencyKey,
      request: wanted.request,
    };
    // Before the transaction: whoever holds a connection must never wait for another one.
    const settings = await this.settings.at(viewer.network.id, now);
    for (let attempt = 1; ; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, viewer, wanted, key, settings, now);
      const outcome = await this.database.inTransaction(viewer.network.id, work, 'book');
      // The pass was spent elsewhere between reading and taking: quote anew.
      if (outcome !== 'AGAIN') return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    wanted: BookSpace,
    key: KeyedRequest,
    settings: Settings,
    now: Temporal.Instant,
  ): Promise<BookOutcome | 'AGAIN'> {
    const refuse = (outcome: BookOutcome | 'AGAIN'): never => {
      throw new Rollback(outcome);
    };
    const identity = { memberId: viewer.member.id, spaceId: wanted.spaceId, start: wanted.start, end: wanted.end };
    // A request already answered gets its answer again, even when it could not be made any more.
    const earlier = async (): Promise<BookOutcome | undefined> => {
      const replayed = await this.replay(tx, key);
      const booking = replayed ? undefined : await sameBooking(tx, { ...identity, bookingId: NO_BOOKING });
      return booking ? { kind: 'EARLIER', booking } : replayed;
    };
    if (wanted.replayOnly) return (await earlier()) ?? { kind: 'NOT_MADE' };
    const plan = await bookingPlan(tx, viewer.network.id, wanted.spaceId, wanted, now);
    if (!plan) return (await earlier()) ?? refuse({ kind: 'REFUSED', code: 'SPACE_WITHDRAWN' });
    const parts = plan.parts.map((part) => ({
      ...part,
      during: occupied(wanted, part.bufferMinutes),
      seats: part.exclusive ? 1 : wanted.seats,
    }));
    const claimed = { ...identity, seats: wanted.seats, parts, now };
    const limits = { ...plan.limits, gridMinutes: settings.get(gridMinutes), horizonDays: settings.get(horizonDays) };
    const fault = checkBookable({ start: wanted.start, end: wanted.end, now, limits, open: plan.open });
    if (fault !== true) return (await earlier()) ?? refuse({ kind: 'NOT_BOOKABLE', fault });
    if (plan.taken) return (await earlier()) ?? refuse(await whyNotFree(tx, { ...claimed, bookingId: NO_BOOKING }));

    const purse = await purseOf(tx, viewer.member.id, wanted.start, viewer.network.zone, now, settings);
    const unpriced = { kind: 'REFUSED', code: 'NO_PRICE' } as const;
    if (!purse) return (await earlier()) ?? refuse(unpriced);
    const use = { tariffClass: plan.tariffClass, seats: wanted.seats, start: wanted.start, end: wanted.end };
    const quote = quoteUse(purse, use);
    if (isQuoteRefusal(quote))
      return (await earlier()) ?? refuse(quote.code === 'NEEDS_PASS' ? { kind: 'NEEDS_PASS' } : unpriced);
    const isDearer =
      quote.amountInclVatCents > wanted.ceilingCents || quote.creditMinutes > wanted.ceilingCreditMinutes;
    if (isDearer) return (await earlier()) ?? refuse({ kind: 'PRICE_CHANGED', quote });

    const id = this.random.uuid();
    const policy = policyFor(plan.kind, settings.get(cancellation));
    const booking: BookingRow = {
      id,
      code: bookingCode((count) => this.random.bytes(count)),
      memberId: viewer.member.id,
      venueId: plan.venueId,
      zone: plan.zone,
      state: 'CONFIRMED',
      start: wanted.start,
      end: wanted.end,
      freeUntil: cancelFreeUntil(policy, wanted.start, now) ?? now,
      policy,
      sequence: 0,
      bookedAt: now,
      cancelledAt: null,
      items: [{ spaceId: wanted.spaceId, seats: wanted.seats }],
      charge: {
        creditMinutes: quote.creditMinutes,
        creditMinutesFromPass: quote.creditMinutesFromPass,
        creditMinutesPaid: quote.creditMinutesPaid,
        amountInclVatCents: quote.amountInclVatCents,
        amountExclVatCents: quote.amountExclVatCents,
        vatCents: quote.vatCents,
      },
    };
    const dues = remindersOf(
      { start: wanted.start, bookedAt: now, zone: plan.zone },
      { minutesBefore: settings.get(reminderTimes)[plan.kind], ...settings.get(quietHours) },
    );
    const requestId = viewer.requestId;
    const jobs = [
      jobRecord({
        job: confirmBooking,
        subjectId: id,
        payload: { bookingId: id },
        runAt: now,
        key: `booking.confirm:${id}`,
        requestId,
      }),
      ...dues.map(({ minutesBefore, due }) =>
        jobRecord({
          job: remindOfBooking,
          subjectId: id,
          payload: { bookingId: id, minutesBefore },
          runAt: due,
          key: reminderKey(id, minutesBefore),
          requestId,
        }),
      ),
    ];
    const counts = await insertBooking(tx, {
      claim: {
        networkId: viewer.network.id,
        at: now,
        parts,
      },
      booking,
      tariffId: purse.tariff.id,
      sale: saleOf({
        networkId: viewer.network.id,
        zone: viewer.network.zone,
        sourceKind: 'BOOKING',
        sourceId: id,
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
      jobs,
      key: keyRecord(key, id, now),
      quota: {
        kind: 'booking.made',
        subject_id: viewer.member.id,
        period_start: windowStart(now, 60).toString(),
        cap: settings.get(bookingsPerHour),
      },
    });

    if (!counts.keyed) return (await this.replay(tx, key)) ?? refuse('AGAIN');
    const made = counts.booked ? undefined : await sameBooking(tx, { ...identity, bookingId: id });
    if (made) return refuse({ kind: 'EARLIER', booking: made });
    if (!counts.attended) return refuse(await whyNotFree(tx, { ...claimed, bookingId: id }));
    if (!counts.inQuota) return refuse({ kind: 'REFUSED', code: 'TOO_MANY_BOOKINGS' });
    if (!counts.withinCap) {
      // Others of the member's bookings may have been charged since the purse was read.
      const current = await purseOf(tx, viewer.member.id, wanted.start, viewer.network.zone, now, settings);
      const { capCents, spentCents } = current ?? purse;
      if (spentCents + quote.amountInclVatCents <= capCents) return refuse('AGAIN');
      return refuse({ kind: 'OVER_CAP', quote, hasPass: purse.pass !== null, capCents, spentCents });
    }
    if (!counts.booked) return refuse('AGAIN');
    return { kind: 'CONFIRMED', booking };
  }

  private async replay(tx: Sql, key: KeyedRequest): Promise<BookOutcome | undefined> {
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (earlier.kind === 'FIRST') return undefined;
    const booking = (await bookingById(tx, earlier.resultId))!;
    return { kind: isBlocking(booking.state) ? 'CONFIRMED' : 'EARLIER', booking };
  }
}

/** One reminder of one booking: the key under which it can be queued only once. */
export const reminderKey = (bookingId: string, minutesBefore: number): string =>
  `booking.remind:${bookingId}:${minutesBefore}`;
