import { Injectable } from '@nestjs/common';
import { lockResources } from '#libs/agenda';
import { MoveBooking, type MoveOutcome, holdHoursOf, horizonDays, roomsToMoveTo } from '#libs/booking';
import { Clock, Database, type MemberViewer, Rollback, type Settings, SettingsReader, type Sql, claimKey } from '#libs/platform'; // prettier-ignore
import { mentorsToOffer } from '../../find-mentors.queries.js';
import { moveNotice } from '../../mentoring.settings.js';
import { hasRoom } from '../../rules/capacity.js';
import { type WhyNoMove, whyNoMove } from '../../rules/may-move.js';
import { lockWithRoom } from '../answer-ask.js';
import { type AppointmentRow, appointmentByCode, appointmentById } from '../appointment.queries.js';
import { type Side } from '../appointment-facts.js';
import { queueMove } from '../appointment-jobs.js';
import { currentAsk } from '../end-appointment.js';
import { giveCapacityBack, takeMentorTime } from '../mentor-time.js';
import { giveMentorBack, rewriteAppointment } from './move.queries.js';

export interface WantedMove {
  readonly code: string;
  readonly start: Temporal.Instant;
  readonly idempotencyKey: string;
}

export type MoveRefusal = WhyNoMove | 'APPOINTMENT_NOT_FOUND' | 'OUTSIDE_HOURS' | 'NOT_FREE_THEN' | 'MENTOR_FULL' | 'NO_ROOM_THEN' | 'MEMBER_SUSPENDED' | 'KEY_REUSED'; // prettier-ignore
export type MoveAppointmentOutcome =
  | { readonly kind: 'APPOINTMENT_MOVED'; readonly appointment: AppointmentRow }
  | { readonly kind: 'MOVE_REFUSED'; readonly code: MoveRefusal };

/** Where an appointment is moved to, for one attempt. */
interface Attempt {
  readonly viewer: MemberViewer;
  readonly move: WantedMove;
  readonly appointmentId: string;
  /** Null from afar. */
  readonly spaceId: string | null;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** How often an attempt is repeated when hours or the pass change while it runs. */
const MOST_RETRIES = 5;

/**
 * The founder or the mentor moves a confirmed appointment to another time within office hours: one transaction, in which mentor, founder
 * and room have the new time or nothing changes. The room stays where it is if it is free then, else an equivalent one is taken.
 */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly rooms: MoveBooking,
  ) {}

  async move(viewer: MemberViewer, move: WantedMove): Promise<MoveAppointmentOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    if (viewer.member.suspension) return refusal('MEMBER_SUSPENDED');
    const found = await this.database.inTransaction(viewer.network.id, async (tx) => {
      const appointment = await appointmentByCode(tx, move.code, viewer.member.id);
      if (!appointment?.bookingId) return { appointment, spaceIds: [null] };
      const when = { start: move.start, end: endOf(appointment, move.start) };
      return { appointment, spaceIds: await roomsToMoveTo(tx, appointment.bookingId, when, now) };
    });
    const { appointment } = found;
    if (!appointment) return refusal('APPOINTMENT_NOT_FOUND');
    let last: MoveAppointmentOutcome | undefined;
    // A request that is repeated finds what it did, whatever is free by now.
    for (const spaceId of found.spaceIds.length > 0 ? found.spaceIds : [null]) {
      last = await this.attempts({ viewer, move, appointmentId: appointment.id, spaceId, settings, now });
      if (last.kind === 'APPOINTMENT_MOVED' || last.code !== 'NO_ROOM_THEN') return last;
    }
    return last!;
  }

  private async attempts(attempt: Attempt): Promise<MoveAppointmentOutcome> {
    for (let n = 1; ; n++) {
      const work = (tx: Sql) => this.attempt(tx, attempt);
      const outcome = await this.database.inTransaction<MoveAppointmentOutcome | MoveOutcome | 'RETRY'>(
        attempt.viewer.network.id,
        work,
        'move',
      );
      if (outcome === 'RETRY' && n < MOST_RETRIES) continue;
      if (outcome === 'RETRY') return refusal('NO_ROOM_THEN');
      return outcome.kind === 'APPOINTMENT_MOVED' || outcome.kind === 'MOVE_REFUSED' ? outcome : ofRoom(outcome);
    }
  }

  private async attempt(tx: Sql, attempt: Attempt): Promise<MoveAppointmentOutcome> {
    const { viewer, move, appointmentId, spaceId, settings, now } = attempt;
    // Hours before the booking: in the order in which a change of hours takes both.
    if (spaceId !== null) await holdHoursOf(tx, [spaceId]);
    const appointment = (await lockWithRoom(tx, appointmentId))!;
    const request = [move.code, move.start].join(' ');
    const key = { actorId: viewer.member.id, operation: 'moveAppointment', key: move.idempotencyKey, request };
    const claim = await claimKey(tx, key, appointmentId, now);
    if (claim.kind === 'KEY_REUSED') return stop('KEY_REUSED');
    // Moved by this key, and perhaps cancelled since: then it is not called moved.
    if (claim.kind === 'REPLAY')
      return appointment.endedAt === null ? { kind: 'APPOINTMENT_MOVED', appointment } : stop('NOT_MOVABLE');
    const limits = { noticeHours: settings.get(moveNotice), horizonDays: settings.get(horizonDays) };
    const fault = whyNoMove(appointment, move.start, now, limits);
    if (fault) return stop(fault);
    if (appointment.bookingId !== null && spaceId === null) return stop('NO_ROOM_THEN');
    const by: Side = appointment.founderId === viewer.member.id ? 'FOUNDER' : 'MENTOR';
    const to = { start: move.start, end: endOf(appointment, move.start) };
    if (appointment.bookingId !== null) {
      const isFree = by === 'MENTOR';
      const member = { id: appointment.founderId, suspension: null };
      const context = { viewer: { ...viewer, member }, appointment: { isFree }, settings, now };
      await this.rooms.moveRoom(tx, appointment.bookingId, { ...to, spaceId: spaceId! }, context);
    }
    await this.moveMentor(tx, appointment, { ...to, now });
    await rewriteAppointment(tx, appointmentId, { ...to, by, now });
    const moved = (await appointmentById(tx, appointmentId))!;
    await queueMove(tx, moved, settings, now, viewer.requestId);
    return { kind: 'APPOINTMENT_MOVED', appointment: moved };
  }

  /** What the mentor had is given back before the new time is taken, which may overlap it. */
  private async moveMentor(
    tx: Sql,
    appointment: AppointmentRow,
    { start, end, now }: { start: Temporal.Instant; end: Temporal.Instant; now: Temporal.Instant },
  ): Promise<void> {
    const { id, founderId, mentorId, mentorMemberId, bookingId, zone } = appointment;
    const { isNew } = currentAsk(appointment);
    await lockResources(tx, id, []);
    await giveMentorBack(tx, id);
    await giveCapacityBack(tx, { ...appointment, isNew });
    const [found] = await mentorsToOffer(tx, { memberId: founderId, skill: null, now, mentorIds: [mentorId] });
    if (!found) return stop('NOT_MOVABLE');
    const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
    // A founder who was new to them is counted in the month of the new time.
    const mentor = { ...found, knows: !isNew, sessionMinutes: minutes };
    if (!hasRoom(mentor, start, zone)) return stop('MENTOR_FULL');
    const memberIds = bookingId ? [mentorMemberId] : [mentorMemberId, founderId];
    const time = { appointmentId: id, mentor, state: 'CONFIRMED', memberIds, start, end, zone, now } as const;
    const fault = await takeMentorTime(tx, time);
    if (fault) stop(fault === 'NOT_OPEN' ? 'OUTSIDE_HOURS' : fault === 'FULL' ? 'MENTOR_FULL' : 'NOT_FREE_THEN');
  }
}

const endOf = ({ start, end }: AppointmentRow, to: Temporal.Instant): Temporal.Instant =>
  to.add({ milliseconds: end.epochMilliseconds - start.epochMilliseconds });

const refusal = (code: MoveRefusal): MoveAppointmentOutcome => ({ kind: 'MOVE_REFUSED', code });
function stop(code: MoveRefusal): never {
  throw new Rollback(refusal(code));
}

/** Why the room could not come along: another one may, unless it is the founder who cannot. */
function ofRoom(outcome: MoveOutcome): MoveAppointmentOutcome {
  if (outcome.kind !== 'REFUSED') return refusal('NO_ROOM_THEN');
  if (outcome.code === 'TOO_LATE_TO_MOVE') return refusal('TOO_LATE_TO_MOVE');
  return refusal(outcome.code === 'ALREADY_BOOKED_THEN' ? 'NOT_FREE_THEN' : 'NO_ROOM_THEN');
}
