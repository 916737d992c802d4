import { Injectable } from '@nestjs/common';
import { lockResources } from '#libs/agenda';
import { isQuoteRefusal, purseOf, quoteUse, restoredHoursDays, reverseChargesOf, saleOf, takesOf } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  claimKey,
  failpoint,
  jobRecord,
  voidJobs,
} from '#libs/platform';
import { reconfirmationRecords, reminderRecords } from '../booking-job-records.js';
import { type BookingPlan, bookingPlan, occupiedParts } from '../booking-plan.js';
import { type BookingRow, bookingById, lockBooking } from '../booking.queries.js';
import { cancellation } from '../booking.settings.js';
import { checkRequest } from '../check-request.js';
import {
  announceMove,
  askReconfirmation,
  confirmBooking,
  lapseUnconfirmed,
  remindOfBooking,
} from '../declared-jobs.js';
import { holdHoursOf } from '../hours/move-booking.js';
import { reconfirmationFor } from '../presence/reconfirmation-for.js';
import { costOfCancelling, freeUntilOf } from '../rules/cancellation-cost.js';
import { policyFor } from '../rules/cancellation-fee.js';
import { isBlocking } from '../rules/states.js';
import { type WhyNotFree, whyNotFree } from '../why-not-free.js';
import { type BookingMoved, type MoveOutcome, type WantedMove } from './move-booking.types.js';
import { rewriteBooking, takeNewTimeFor } from './move.queries.js';

export interface MoveContext {
  readonly viewer: MemberViewer;
  readonly move: Omit<WantedMove, 'idempotencyKey'>;
  /** As one of a series, which reaches further ahead. */
  readonly inSeries?: true;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/**
 * Moves a member's own booking to another time or space while cancelling is free: one transaction, in which the new time is taken
 * or nothing changes. The old price is given back and the new one charged; the code and the calendar entry stay.
 */
@Injectable()
export class MoveBooking {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  async move(viewer: MemberViewer, move: WantedMove): Promise<MoveOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    for (let attempt = 1; ; attempt++) {
      const work = (tx: Sql) => this.attempt(tx, { viewer, move, settings, now }, move.idempotencyKey);
      const outcome = await this.database.inTransaction(viewer.network.id, work, 'move');
      // Opening hours or the pass changed between reading and taking.
      if (outcome !== 'RETRY') return outcome;
      if (attempt === 5) return { kind: 'REFUSED', code: 'PASS_IN_USE' };
    }
  }

  private async attempt(tx: Sql, context: MoveContext, idempotencyKey: string): Promise<MoveOutcome | 'RETRY'> {
    const { viewer, move, now } = context;
    // Hours before the booking: in the order in which a change of hours takes both.
    await holdHoursOf(tx, [move.spaceId]);
    const locked = await lockBooking(tx, move.code, viewer.member.id);
    if (!locked) return refuse('NOT_FOUND');
    const booking = (await bookingById(tx, locked.id))!;
    const key = {
      actorId: viewer.member.id,
      operation: 'moveBooking',
      key: idempotencyKey,
      request: requestOf(move),
    };
    const claim = await claimKey(tx, key, booking.id, now);
    if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
    // Moved by this key, and perhaps cancelled since: then it is not called moved.
    if (claim.kind === 'REPLAY')
      return isBlocking(booking.state) ? { kind: 'MOVED', booking, earlier: booking.charge } : refuse('NOT_MOVABLE');
    return this.moveLocked(tx, context, booking);
  }

  /**
   * Moves a booking in a transaction that has locked it and holds its hours.
   * @throws Rollback with the reason when it cannot, or with RETRY when things changed meanwhile
   */
  async moveLocked(tx: Sql, context: MoveContext, booking: BookingRow): Promise<BookingMoved> {
    const { viewer, move, settings, now } = context;
    const stop = whyNotMove(booking, context);
    if (stop) return refuse(stop);
    const [item] = booking.items;
    const plan = await bookingPlan(
      tx,
      viewer.network.id,
      { ...move, seats: item!.seats, memberId: viewer.member.id },
      now,
    );
    if (!plan) return refuse('SPACE_WITHDRAWN');
    // The venue agreed to one space and time, and to no other.
    if (plan.needsApproval) return refuse('APPROVAL_NEEDED');
    const wanted = { start: move.start, end: move.end, spaceId: move.spaceId, seats: plan.exclusive ? 1 : item!.seats };
    const asked = { ...wanted, memberId: viewer.member.id, inSeries: context.inSeries };
    const checked = await checkRequest(tx, plan, asked, settings, now);
    if (checked.kind !== 'BOOKABLE') return stopWith(checked);

    failpoint('move:claimed');
    await lockResources(tx, booking.id, plan.parts.map(({ resourceId }) => resourceId)); // prettier-ignore
    const time = await takeNewTimeFor(tx, viewer.network.id, booking, plan, wanted, now);
    if (time.hoursChanged) return stopWith('RETRY');
    if (!time.taken) return stopWith(await this.whyTaken(tx, context, booking, plan, wanted));
    failpoint('move:taken');
    const back = { now, restoredHoursDays: settings.get(restoredHoursDays) };
    await reverseChargesOf(tx, 'BOOKING_ITEM', [item!.id], back);
    failpoint('move:reversed');
    const moved = await this.charge(tx, context, booking, plan, { ...wanted, draws: checked.draws });
    if (moved) return stopWith(moved);
    failpoint('move:charged');
    await voidJobs(tx, confirmBooking, booking.id, now);
    return { kind: 'MOVED', booking: (await bookingById(tx, booking.id))!, earlier: booking.charge };
  }

  /** Charges the new use and rewrites the booking. @returns why not */
  private async charge(
    tx: Sql,
    { viewer, move, settings, now }: MoveContext,
    booking: BookingRow,
    plan: BookingPlan,
    {
      draws,
      ...wanted
    }: Span & { spaceId: string; seats: number; draws: Parameters<typeof rewriteBooking>[3]['draws'] },
  ): Promise<MoveOutcome | 'RETRY' | undefined> {
    const { network, member } = viewer;
    const purse = await purseOf(tx, member.id, wanted.start, network.zone, now, settings);
    const use = { tariffClass: plan.tariffClass, seats: wanted.seats, start: wanted.start, end: wanted.end };
    const quote = purse && quoteUse(purse, use);
    if (!quote || isQuoteRefusal(quote)) return { kind: 'REFUSED', code: 'NO_PRICE' };
    if (quote.amountInclVatCents > move.maxAmountCents || quote.creditMinutes > move.maxCreditMinutes)
      return { kind: 'PRICE_CHANGED', quote };
    const policy = policyFor(plan.kind, settings.get(cancellation));
    // Moving gives no new time to change one's mind: the booking stays as old as it is.
    const freeUntil = freeUntilOf({ ...booking, policy, start: wanted.start });
    const toReconfirm = reconfirmationFor({ start: wanted.start, bookedAt: now }, plan.noShows, settings);
    for (const job of [remindOfBooking, askReconfirmation, lapseUnconfirmed]) await voidJobs(tx, job, booking.id, now);
    const revision = booking.items[0]!.revision + 1;
    const sequence = booking.sequence + 1;
    const sale = saleOf({
      networkId: network.id,
      zone: network.zone,
      source: { kind: 'BOOKING_ITEM', id: booking.items[0]!.id, revision },
      memberId: member.id,
      venueId: plan.venueId,
      chargeId: this.random.uuid(),
      hoursTransactionId: this.random.uuid(),
      use,
      purse,
      quote,
      overCap: move.acceptOverCap,
      at: now,
    });
    const rewritten = await rewriteBooking(
      tx,
      network.id,
      booking,
      {
        wanted,
        sale,
        takes: takesOf(sale.charge_id, quote),
        draws,
        policy,
        freeUntil,
        mustReconfirmBy: toReconfirm?.by ?? null,
        jobs: [
          jobRecord({
            job: announceMove,
            subjectId: booking.id,
            payload: { bookingId: booking.id, sequence, movedAt: now.toString() },
            runAt: now,
            key: `booking.moved:${booking.id}:${sequence}`,
            requestId: viewer.requestId,
          }),
          ...reminderRecords(
            { ...booking, ...wanted, zone: plan.zone, bookedAt: now, sequence },
            plan.kind,
            settings,
            viewer.requestId,
          ),
          ...reconfirmationRecords({ id: booking.id, sequence }, toReconfirm, viewer.requestId),
        ],
      },
      now,
    );
    if (rewritten.moved) return undefined;
    if (!rewritten.inOpening) return { kind: 'REFUSED', code: 'OPENING_USED_UP' };
    if (rewritten.withinCap || purse.spentCents + quote.amountInclVatCents <= purse.capCents) return 'RETRY';
    return { kind: 'OVER_CAP', quote, capCents: purse.capCents, spentCents: purse.spentCents };
  }

  private whyTaken(
    tx: Sql,
    { viewer, now }: MoveContext,
    booking: BookingRow,
    plan: BookingPlan,
    wanted: Span & { spaceId: string; seats: number },
  ): Promise<WhyNotFree> {
    const parts = occupiedParts(plan, wanted);
    return whyNotFree(tx, {
      ...wanted,
      memberId: viewer.member.id,
      parts,
      now,
      isRequest: false,
      bookingId: booking.id,
    });
  }
}

type Refusal = Extract<MoveOutcome, { kind: 'REFUSED' }>['code'];

function whyNotMove(booking: BookingRow, { viewer, move, now }: MoveContext): Refusal | undefined {
  if (viewer.member.suspension) return 'MEMBER_SUSPENDED';
  if (booking.state !== 'CONFIRMED') return 'NOT_MOVABLE';
  if (booking.items.length > 1) return 'SEVERAL_SPACES';
  if (booking.withMentor) return 'WITH_MENTOR';
  if (costOfCancelling(booking, now)?.feeBasisPoints !== 0) return 'TOO_LATE_TO_MOVE';
  const isSame =
    booking.items[0]!.spaceId === move.spaceId && booking.start.equals(move.start) && booking.end.equals(move.end);
  return isSame ? 'SAME_TIME' : undefined;
}

const requestOf = ({ code, spaceId, start, end }: MoveContext['move']) => [code, spaceId, start, end].join(' ');

function stopWith(outcome: MoveOutcome | 'RETRY'): never {
  throw new Rollback(outcome);
}
const refuse = (code: Refusal): never => stopWith({ kind: 'REFUSED', code });
