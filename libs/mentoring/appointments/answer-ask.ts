import { Injectable } from '@nestjs/common';
import { personTimesOf } from '#libs/agenda';
import { lockRoom } from '#libs/booking';
import { Clock, Database, Rollback, type Settings, SettingsReader, type Sql } from '#libs/platform';
import { recuseFrom } from '../mentors/mentor.queries.js';
import { type AppointmentRow, appointmentById, lockAppointment, recordAskAnswer } from './appointment.queries.js';
import { voidAsk } from './appointment-jobs.js';
import { PERSON_BUSY, type PersonBusy, confirmAppointment } from './confirm-appointment.js';
import { currentAsk, endAppointment } from './end-appointment.js';
import { askNext } from './next-mentor.js';

export type MentorAnswer =
  | { readonly kind: 'ACCEPT' }
  /** `neverAgain`: a conflict of interest, which the founder does not learn of. */
  | { readonly kind: 'REFUSE'; readonly reason: string | null; readonly neverAgain: boolean }
  | { readonly kind: 'OTHER_TIMES'; readonly starts: readonly Temporal.Instant[] };

export type AnswerOutcome =
  | { kind: 'ANSWERED'; appointment: AppointmentRow }
  | { kind: 'REFUSED'; code: 'NOT_ASKED' | 'ASK_ENDED' | 'BUSY_THEN' | 'FOUNDER_BUSY' | 'IN_THE_PAST' };

interface AnswerContext {
  readonly settings: Settings;
  readonly now: Temporal.Instant;
  readonly requestId?: string;
}

/** Who answers: the mentor of this position in the line of those who are asked. */
export interface AskedMentor {
  readonly appointmentId: string;
  /** Undefined: the ask that is open now, if it is this member's. */
  readonly position?: number;
  readonly memberId?: string;
}

/** A mentor answers, in one transaction with all that follows: room, time, the next mentor, and what is sent. */
@Injectable()
export class AnswerAsk {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async answer(
    networkId: string,
    asked: AskedMentor,
    answer: MentorAnswer,
    requestId?: string,
  ): Promise<AnswerOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const context = { settings, now, ...(requestId !== undefined && { requestId }) };
    const work = async (tx: Sql): Promise<AnswerOutcome> => {
      const appointment = await lockWithRoom(tx, asked.appointmentId);
      const stop = appointment ? whyNot(appointment, asked, answer, now) : 'NOT_ASKED';
      if (stop) throw new Rollback<AnswerOutcome>({ kind: 'REFUSED', code: stop });
      return this.carryOut(tx, appointment!, answer, context);
    };
    // Somebody was booked while this ran: read again who it is.
    for (let isAgain = false; ; isAgain = true) {
      const outcome = await this.database.inTransaction<AnswerOutcome | PersonBusy>(networkId, work, 'answer');
      if (outcome !== PERSON_BUSY) return outcome;
      if (isAgain) return { kind: 'REFUSED', code: 'BUSY_THEN' };
    }
  }

  private async carryOut(
    tx: Sql,
    appointment: AppointmentRow,
    answer: MentorAnswer,
    context: AnswerContext,
  ): Promise<AnswerOutcome> {
    const { now } = context;
    const answered = async (): Promise<AnswerOutcome> => ({
      kind: 'ANSWERED',
      appointment: (await appointmentById(tx, appointment.id))!,
    });
    const ask = currentAsk(appointment);
    if (answer.kind === 'ACCEPT') {
      const { start, end, mentorMemberId } = appointment;
      if ((await personTimesOf(tx, mentorMemberId, { start, end })).length > 0) throw new Rollback(PERSON_BUSY);
      await recordAskAnswer(tx, appointment.id, ask.position, { answer: 'ACCEPTED', now });
      if (!appointment.bookingId && (await personTimesOf(tx, appointment.founderId, { start, end })).length > 0) {
        await endAppointment(tx, appointment, { by: 'FOUNDER', ...context });
        return { kind: 'REFUSED', code: 'FOUNDER_BUSY' };
      }
      await voidAsk(tx, appointment.id, now);
      const isConfirmed = await confirmAppointment(tx, appointment, context);
      // Not rolled back: an appointment to which the founder cannot come is over.
      return isConfirmed ? answered() : { kind: 'REFUSED', code: 'FOUNDER_BUSY' };
    }
    if (answer.kind === 'REFUSE' && answer.neverAgain)
      await recuseFrom(tx, appointment.mentorId, appointment.founderId, now);
    const to =
      answer.kind === 'REFUSE'
        ? ({ answer: 'REFUSED', reason: answer.reason, now } as const)
        : ({ answer: 'OTHER_TIME', suggestedStarts: answer.starts, now } as const);
    await askNext(tx, appointment, to, context);
    return answered();
  }

  /** At the deadline. Safe to repeat. @throws when it has to be tried again: the next mentor is expected elsewhere since a moment ago */
  expire(networkId: string, appointmentId: string, position: number): Promise<void> {
    return this.goOn(networkId, appointmentId, (tx, context) => expireAsk(tx, appointmentId, position, context));
  }

  /** When the mentor who is asked was dismissed. Safe to repeat. @throws as `expire` */
  passOn(networkId: string, appointmentId: string, position: number): Promise<void> {
    return this.goOn(networkId, appointmentId, (tx, context) => passOn(tx, appointmentId, position, context));
  }

  private async goOn(
    networkId: string,
    appointmentId: string,
    act: (tx: Sql, context: AnswerContext) => Promise<boolean>,
  ): Promise<void> {
    const now = this.clock.now();
    const settings = await this.settings.at(networkId, now);
    const work = (tx: Sql) => act(tx, { settings, now });
    const outcome = await this.database.inTransaction<boolean | PersonBusy>(networkId, work, 'answer');
    if (outcome === PERSON_BUSY) throw new Error(`appointment ${appointmentId}: the next mentor was booked meanwhile`);
  }
}

/** Asks the next mentor when the one who is asked is no longer offered to anybody. @returns whether it did */
export async function passOn(
  tx: Sql,
  appointmentId: string,
  position: number,
  context: AnswerContext,
): Promise<boolean> {
  const appointment = await lockWithRoom(tx, appointmentId);
  const ask = appointment && currentAsk(appointment);
  if (!ask || appointment.state !== 'PENDING' || ask.position !== position || ask.answer !== null) return false;
  await askNext(tx, appointment, { answer: 'WITHDRAWN', now: context.now }, context);
  return true;
}

/** Ends a question that was not answered in time, and asks the next mentor. @returns whether it did */
export async function expireAsk(
  tx: Sql,
  appointmentId: string,
  position: number,
  context: AnswerContext,
): Promise<boolean> {
  const appointment = await lockWithRoom(tx, appointmentId);
  const ask = appointment && currentAsk(appointment);
  if (!ask || appointment.state !== 'PENDING' || ask.position !== position || ask.answer !== null) return false;
  if (Temporal.Instant.compare(context.now, ask.answerBy) < 0) return false;
  await askNext(tx, appointment, { answer: 'EXPIRED', now: context.now }, context);
  return true;
}

/** The room before its appointment, in the order of everybody who takes both. */
export async function lockWithRoom(tx: Sql, appointmentId: string): Promise<AppointmentRow | undefined> {
  const bookingId = (await appointmentById(tx, appointmentId))?.bookingId;
  if (bookingId) await lockRoom(tx, bookingId);
  await lockAppointment(tx, appointmentId);
  return appointmentById(tx, appointmentId);
}

function whyNot(
  appointment: AppointmentRow,
  { position, memberId }: AskedMentor,
  answer: MentorAnswer,
  now: Temporal.Instant,
): Extract<AnswerOutcome, { kind: 'REFUSED' }>['code'] | undefined {
  const ask = currentAsk(appointment);
  if (memberId !== undefined && memberId !== appointment.mentorMemberId) return 'NOT_ASKED';
  if (appointment.state !== 'PENDING' || ask.answer !== null) return 'ASK_ENDED';
  if (position !== undefined && position !== ask.position) return 'ASK_ENDED';
  // From its deadline on a question is over, even before the job has ended it.
  if (Temporal.Instant.compare(now, ask.answerBy) >= 0) return 'ASK_ENDED';
  if (answer.kind !== 'OTHER_TIMES') return undefined;
  return answer.starts.some((start) => Temporal.Instant.compare(start, now) <= 0) ? 'IN_THE_PAST' : undefined;
}
