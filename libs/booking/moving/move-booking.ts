import { Injectable } from '@nestjs/common';
import { lockResources } from '#libs/agenda';
import { restoredHoursDays, reverseChargesOf } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Random,
  Rollback,
  SettingsReader,
  type Span,
  type Sql,
  claimKey,
  failpoint,
  voidJobs,
} from '#libs/platform';
import { type BookingPlan, bookingPlan, occupiedParts } from '../booking-plan.js';
import { type BookingRow, bookingById, lockBooking } from '../booking.queries.js';
import { checkRequest } from '../check-request.js';
import { confirmBooking } from '../declared-jobs.js';
import { holdHoursOf } from '../hours/move-booking.js';
import { costOfCancelling } from '../rules/cancellation-cost.js';
import { isBlocking } from '../rules/states.js';
import { type WhyNotFree, whyNotFree } from '../why-not-free.js';
import { chargeMoved } from './charge-moved.js';
import { type BookingMoved, type MoveContext, type MoveOutcome, type WantedMove } from './move-booking.types.js';
import { takeNewTimeFor } from './move.queries.js';

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
   * Moves the room of an appointment, which costs no more than before. The booking is locked, and the hours of the space are held.
   * @throws Rollback as `moveLocked`
   */
  async moveRoom(
    tx: Sql,
    bookingId: string,
    where: Span & { readonly spaceId: string },
    context: Omit<MoveContext, 'move' | 'inSeries'>,
  ): Promise<BookingMoved> {
    const booking = (await bookingById(tx, bookingId))!;
    const { charge } = booking;
    const move = {
      ...where,
      code: booking.code,
      maxAmountCents: charge.amountInclVatCents,
      maxCreditMinutes: charge.creditMinutesFromPass + charge.creditMinutesPaid,
      acceptOverCap: true,
    };
    return this.moveLocked(tx, { ...context, move }, booking);
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
    if (plan.needsApproval && !context.byStaffId) return refuse('APPROVAL_NEEDED');
    const wanted = { start: move.start, end: move.end, spaceId: move.spaceId, seats: plan.exclusive ? 1 : item!.seats };
    const bookedById = context.byStaffId ?? viewer.member.id;
    const asked = { ...wanted, memberId: viewer.member.id, bookedById, inSeries: context.inSeries };
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
    const chargeId = { chargeId: this.random.uuid(), hoursTransactionId: this.random.uuid() };
    const moved = await chargeMoved(tx, context, booking, plan, { ...wanted, ...chargeId, draws: checked.draws });
    if (moved) return stopWith(moved);
    failpoint('move:charged');
    await voidJobs(tx, confirmBooking, booking.id, now);
    return { kind: 'MOVED', booking: (await bookingById(tx, booking.id))!, earlier: booking.charge };
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

function whyNotMove(
  booking: BookingRow,
  { viewer, move, appointment, byStaffId, now }: MoveContext,
): Refusal | undefined {
  if (viewer.member.suspension && !byStaffId) return 'MEMBER_SUSPENDED';
  if (booking.state !== 'CONFIRMED') return 'NOT_MOVABLE';
  if (booking.items.length > 1) return 'SEVERAL_SPACES';
  if (booking.withMentor && !appointment) return 'WITH_MENTOR';
  const cost = costOfCancelling(booking, now);
  if (byStaffId && cost === null) return 'NOT_MOVABLE';
  if (!appointment?.isFree && !byStaffId && cost?.feeBasisPoints !== 0) return 'TOO_LATE_TO_MOVE';
  const isSame =
    booking.items[0]!.spaceId === move.spaceId && booking.start.equals(move.start) && booking.end.equals(move.end);
  return isSame ? 'SAME_TIME' : undefined;
}

const requestOf = ({ code, spaceId, start, end }: MoveContext['move']) => [code, spaceId, start, end].join(' ');

function stopWith(outcome: MoveOutcome | 'RETRY'): never {
  throw new Rollback(outcome);
}
const refuse = (code: Refusal): never => stopWith({ kind: 'REFUSED', code });
