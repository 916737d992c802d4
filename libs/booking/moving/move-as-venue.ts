import { Injectable } from '@nestjs/common';
import { isStaffOf } from '#libs/directory';
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
  enqueue,
  statement,
} from '#libs/platform';
import { type BookingRow, bookingById, lockBookingOf } from '../booking.queries.js';
import { announceVenueMove } from '../declared-jobs.js';
import { viewerOfMember } from '../for-member/named-member.js';
import { holdHoursOf } from '../hours/move-booking.js';
import { isBlocking } from '../rules/states.js';
import { MoveBooking } from './move-booking.js';
import { type BookingMoved, type MoveOutcome } from './move-booking.types.js';

/** Where and when the staff of a venue move a booking. */
export interface WantedVenueMove extends Span {
  readonly venueId: string;
  readonly code: string;
  /** A space of the same venue. */
  readonly spaceId: string;
}
interface ReasonedMove extends WantedVenueMove {
  /** In the words of the venue. */
  readonly reason: string;
  readonly idempotencyKey: string;
}

type VenueRefusal =
  'NOT_BOOKED_HERE' | 'SPACE_WITHDRAWN' | 'NO_SUCH_MEMBER' | 'NOT_MOVABLE' | 'KEY_REUSED' | 'PASS_IN_USE';
export type VenueMoveOutcome =
  Exclude<MoveOutcome, { kind: 'REFUSED' }> | { kind: 'REFUSED'; code: VenueRefusal | Extract<MoveOutcome, { kind: 'REFUSED' }>['code'] }; // prettier-ignore

interface Context {
  readonly staff: MemberViewer;
  readonly wanted: WantedVenueMove;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

const isOfVenue = statement(
  'booking.isMoveWithinVenue',
  `select 1 as found from space
    where network_id = (select current_network()) and id = $1 and venue_id = $2 and withdrawn_at is null`,
);
const record = statement(
  'booking.recordVenueMove',
  `insert into venue_move (network_id, booking_id, space_id, during, moved_to_id, moved_during, reason, moved_by_id, moved_at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8) returning id`,
);

/**
 * The staff of a venue move a booking to another time or space there. It never costs the member more than before, and since the
 * member did not choose the new time, it can be cancelled free of charge until it starts. The member gets a mail with the reason.
 */
@Injectable()
export class MoveAsVenue {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly mover: MoveBooking,
  ) {}

  /** What moving would do: it is done and rolled back. */
  preview(staff: MemberViewer, wanted: WantedVenueMove): Promise<VenueMoveOutcome> {
    return this.repeated(staff, wanted, async (tx, context) => {
      throw new Rollback<VenueMoveOutcome>(await this.moveLocked(tx, context, await this.lock(tx, context)));
    });
  }

  move(staff: MemberViewer, wanted: ReasonedMove): Promise<VenueMoveOutcome> {
    const { venueId, code, spaceId, start, end, reason, idempotencyKey } = wanted;
    const request = JSON.stringify([venueId, code, spaceId, start, end, reason]);
    const key = { actorId: staff.member.id, operation: 'moveBookingAsVenue', key: idempotencyKey, request };
    return this.repeated(staff, wanted, async (tx, context) => {
      const booking = await this.lock(tx, context);
      const claim = await claimKey(tx, key, booking.id, context.now);
      if (claim.kind === 'KEY_REUSED') return refuse('KEY_REUSED');
      if (claim.kind === 'REPLAY')
        return isBlocking(booking.state) ? { kind: 'MOVED', booking, earlier: booking.charge } : refuse('NOT_MOVABLE');
      const moved = await this.moveLocked(tx, context, booking);
      await this.recordAndTell(tx, context, { booking, moved: moved.booking, reason });
      return moved;
    });
  }

  private async repeated(
    staff: MemberViewer,
    wanted: WantedVenueMove,
    attempt: (tx: Sql, context: Context) => Promise<VenueMoveOutcome>,
  ): Promise<VenueMoveOutcome> {
    if (!isStaffOf(staff, wanted.venueId)) return { kind: 'REFUSED', code: 'NOT_BOOKED_HERE' };
    const now = this.clock.now();
    const context = { staff, wanted, now, settings: await this.settings.at(staff.network.id, now) };
    for (let n = 1; n <= 5; n++) {
      const work = (tx: Sql) => attempt(tx, context) as Promise<VenueMoveOutcome | 'RETRY'>;
      const outcome = await this.database.inTransaction(staff.network.id, work, 'move');
      if (outcome !== 'RETRY') return outcome;
    }
    return { kind: 'REFUSED', code: 'PASS_IN_USE' };
  }

  /** Hours before the booking: in the order in which a change of hours takes both. */
  private async lock(tx: Sql, { wanted: { venueId, code, spaceId } }: Context): Promise<BookingRow> {
    await holdHoursOf(tx, [spaceId]);
    const locked = await lockBookingOf(tx, code, venueId);
    if (!locked) return refuse('NOT_BOOKED_HERE');
    if (!(await tx.maybe(isOfVenue, [spaceId, venueId]))) return refuse('SPACE_WITHDRAWN');
    return (await bookingById(tx, locked.id))!;
  }

  private async moveLocked(
    tx: Sql,
    { staff, wanted, settings, now }: Context,
    booking: BookingRow,
  ): Promise<BookingMoved> {
    const member = await viewerOfMember(tx, staff, booking.memberId);
    if (!member) return refuse('NO_SUCH_MEMBER');
    const { amountInclVatCents: maxAmountCents, creditMinutes: maxCreditMinutes } = booking.charge;
    const move = { ...wanted, maxAmountCents, maxCreditMinutes, acceptOverCap: false };
    return this.mover.moveLocked(tx, { viewer: member, move, byStaffId: staff.member.id, settings, now }, booking);
  }

  private async recordAndTell(
    tx: Sql,
    { staff, wanted, now }: Context,
    { booking, moved, reason }: { booking: BookingRow; moved: BookingRow; reason: string },
  ): Promise<void> {
    const { id } = await tx.one<{ id: string }>(record, [
      booking.id,
      booking.items[0]!.spaceId,
      { start: booking.start, end: booking.end },
      wanted.spaceId,
      { start: moved.start, end: moved.end },
      reason,
      staff.member.id,
      now,
    ]);
    await enqueue(tx, {
      job: announceVenueMove,
      subjectId: booking.id,
      payload: { bookingId: booking.id, moveId: id, sequence: moved.sequence },
      runAt: now,
      key: `booking.movedByVenue:${id}`,
      requestId: staff.requestId,
    });
  }
}

const refuse = (code: VenueRefusal): never => {
  throw new Rollback<VenueMoveOutcome>({ kind: 'REFUSED', code });
};
