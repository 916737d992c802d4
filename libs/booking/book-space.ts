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
  | { kind: 'TAKEN' }
  | { kind: 'NOT_MADE' }
  | { kind: 'PRICE_CHANGED'; quote: Quote }
  | { kind: 'NEEDS_PASS' }
  | { kind: 'OVER_CAP'; quote: Quote; hasPass: boolean; capCents: number; spentCents: number }
  | { kind: 'NOT_BOOKABLE'; fault: NotBookable }
  | { kind: 'REFUSED'; code: 'ALREADY_BOOKED_THEN' | 'TOO_MANY_BOOKINGS' | 'SPACE_WITHDRAWN' | 'KEY_REUSED' };

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
      if (attempt === 5) return { kind: 'TAKEN' };
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
    if (wanted.replayOnly) return (await this.replay(tx, key)) ?? { kind: 'NOT_MADE' };
    const plan = await bookingPlan(tx, viewer.network.id, wanted.spaceId, wanted, now);
    const refusal = plan
      ? this.refusalOf(plan, wanted, now, settings)
      : ({ kind: 'REFUSED', code: 'SPACE_WITHDRAWN' } as const);
    // A request already answered gets its answer again, even when it could not be made any more.
    if (!plan || refusal) return (await this.replay(tx, key)) ?? refuse(refusal!);

    const purse = await purseOf(tx, viewer.member.id, wanted.start, viewer.network.zone, now, settings);
    const unpriced = { kind: 'REFUSED', code: 'SPACE_WITHDRAWN' } as const;
    if (!purse) return (await this.replay(tx, key)) ?? refuse(unpriced);
    const use = { tariffClass: plan.tariffClass, seats: wanted.seats, start: wanted.start, end: wanted.end };
    const quote = quoteUse(purse, use);
    if (isQuoteRefusal(quote))
      return (await this.replay(tx, key)) ?? refuse(quote.code === 'NEEDS_PASS' ? { kind: 'NEEDS_PASS' } : unpriced);
    const overCap = {
      kind: 'OVER_CAP',
      quote,
      hasPass: purse.pass !== null,
      capCents: purse.capCents,
      spentCents: purse.spentCents,
    } as const;
    const isDearer =
      quote.amountInclVatCents > wanted.ceilingCents || quote.creditMinutes > wanted.ceilingCreditMinutes;
    if (isDearer) return (await this.replay(tx, key)) ?? refuse({ kind: 'PRICE_CHANGED', quote });

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
        parts: plan.parts.map((part) => ({
          ...part,
          during: occupied(wanted, part.bufferMinutes),
          seats: part.exclusive ? 1 : wanted.seats,
        })),
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
    if (!counts.attended)
      return refuse(
        counts.seated && counts.taken ? { kind: 'REFUSED', code: 'ALREADY_BOOKED_THEN' } : { kind: 'TAKEN' },
      );
    if (!counts.inQuota) return refuse({ kind: 'REFUSED', code: 'TOO_MANY_BOOKINGS' });
    if (!counts.withinCap) return refuse(overCap);
    if (!counts.booked) return refuse('AGAIN');
    return { kind: 'CONFIRMED', booking };
  }

  private refusalOf(
    plan: BookingPlan,
    wanted: BookSpace,
    now: Temporal.Instant,
    settings: Settings,
  ): BookOutcome | undefined {
    const limits = { ...plan.limits, gridMinutes: settings.get(gridMinutes), horizonDays: settings.get(horizonDays) };
    const fault = checkBookable({ start: wanted.start, end: wanted.end, now, limits, open: plan.open });
    if (fault !== true) return { kind: 'NOT_BOOKABLE', fault };
    return plan.taken ? { kind: 'TAKEN' } : undefined;
  }

  private async replay(tx: Sql, key: KeyedRequest): Promise<BookOutcome | undefined> {
    const earlier = await earlierResult(tx, key);
    if (earlier.kind === 'KEY_REUSED') return { kind: 'REFUSED', code: 'KEY_REUSED' };
    if (earlier.kind === 'FIRST') return undefined;
    return { kind: 'CONFIRMED', booking: (await bookingById(tx, earlier.resultId))! };
  }
}

/** One reminder of one booking: the key under which it can be queued only once. */
export const reminderKey = (bookingId: string, minutesBefore: number): string =>
  `booking.remind:${bookingId}:${minutesBefore}`;
