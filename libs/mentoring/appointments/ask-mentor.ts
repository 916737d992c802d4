import { Injectable } from '@nestjs/common';
import { personTimesOf } from '#libs/agenda';
import { type BookOutcome, BookSpace, type BookingRequest, bookingCode } from '#libs/booking';
import { type ProjectStage } from '#libs/directory';
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
  claimKey,
  earlierResult,
  takeQuota,
} from '#libs/platform';
import { type FoundMentor, mentorsToOffer } from '../find-mentors.queries.js';
import { type MeetingMode } from '../mentors/kinds.js';
import { mentorAnswerLength, openAppointments } from '../mentoring.settings.js';
import { answerByOf } from '../rules/answer-by.js';
import { hasRoom } from '../rules/capacity.js';
import { queueAsk, queueConfirmation } from './appointment-jobs.js';
import {
  type AppointmentRow,
  appointmentById,
  appointmentOfKey,
  insertAppointment,
  recordAsk,
} from './appointment.queries.js';
import { takeMentorTime } from './mentor-time.js';
import { openQuota } from './open-quota.js';
import { closeSubject } from './close-subject.js';

export interface AppointmentRequest extends Span {
  readonly mentorId: string;
  readonly mode: MeetingMode;
  readonly skill: string | null;
  readonly stage: ProjectStage | null;
  readonly question: string;
  /** Whether another mentor is asked when this one does not come. */
  readonly asksNext: boolean;
  /** Where they meet; null from afar. */
  readonly room: Omit<BookingRequest, 'withMentor'> | null;
  readonly idempotencyKey: string;
  readonly request: string;
  readonly replayOnly: boolean;
}

export type AppointmentRefusal = 'MENTOR_TAKEN' | 'MENTOR_FULL' | 'TOO_MANY_APPOINTMENTS' | 'SUBJECT_ASKED' | 'ALREADY_BOOKED_THEN' | 'MEMBER_SUSPENDED' | 'KEY_REUSED'; // prettier-ignore
export type AskOutcome =
  | { kind: 'MADE'; appointment: AppointmentRow }
  | { kind: 'NOT_MADE' }
  | { kind: 'MENTOR_REFUSED'; code: AppointmentRefusal }
  /** The room was refused, for a reason of its own. */
  | {
      kind: 'ROOM_REFUSED';
      outcome: Exclude<BookOutcome, { kind: 'CONFIRMED' | 'AWAITING' | 'EARLIER' | 'NOT_MADE' }>;
    };

interface AskContext {
  readonly viewer: MemberViewer;
  readonly wanted: AppointmentRequest;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** Until when the mentor answers; null when they come without being asked. */
type AnswerBy = Temporal.Instant | null;

/** Makes an appointment: mentor and room in one transaction, or nothing. */
@Injectable()
export class AskMentor {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly bookSpace: BookSpace,
  ) {}

  async ask(viewer: MemberViewer, wanted: AppointmentRequest): Promise<AskOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const context = { viewer, wanted, settings, now };
    const key = { actorId: viewer.member.id, operation: 'book', key: wanted.idempotencyKey, request: wanted.request };
    const first = await this.database.inTransaction(viewer.network.id, async (tx) => {
      const earlier = await earlierResult(tx, key);
      const made = earlier.kind === 'REPLAY' ? await appointmentOfKey(tx, earlier.resultId) : undefined;
      return { earlier: earlier.kind, made, mentor: await this.mentor(tx, context) };
    });
    if (first.made) return { kind: 'MADE', appointment: first.made };
    if (first.earlier === 'KEY_REUSED') return refusal('KEY_REUSED');
    if (wanted.replayOnly) return { kind: 'NOT_MADE' };
    if (viewer.member.suspension) return refusal('MEMBER_SUSPENDED');
    if (typeof first.mentor === 'string') return refusal(first.mentor);
    const answerBy = this.answerBy(context, first.mentor);
    if (answerBy === undefined) return refusal('MENTOR_TAKEN');
    return wanted.room ? this.askWithRoom(context, wanted.room, answerBy) : this.askFromAfar(context, key, answerBy);
  }

  private async askWithRoom(
    context: AskContext,
    room: NonNullable<AppointmentRequest['room']>,
    answerBy: AnswerBy,
  ): Promise<AskOutcome> {
    // prettier-ignore
    const { viewer } = context;
    const makeAppointment = async (tx: Sql, bookingId: string): Promise<void> => {
      const refused = await this.make(tx, context, { id: this.random.uuid(), bookingId, answerBy });
      if (refused) throw new Rollback<BookOutcome>(asBookOutcome(refused));
    };
    const outcome = await this.bookSpace.book(viewer, { ...room, withMentor: { answerBy, makeAppointment } });
    if (outcome.kind === 'NOT_MADE') return outcome;
    if (outcome.kind === 'REFUSED' && isOfMentor(outcome.code)) return refusal(outcome.code);
    if (!('booking' in outcome)) return { kind: 'ROOM_REFUSED', outcome };
    const { id } = outcome.booking;
    const made = await this.database.inTransaction(viewer.network.id, (tx) => appointmentOfKey(tx, id));
    // Booked before without a mentor: they cannot be in two places, nor is that room ours to give away.
    return made ? { kind: 'MADE', appointment: made } : refusal('ALREADY_BOOKED_THEN');
  }

  private async askFromAfar(context: AskContext, key: KeyedRequest, answerBy: AnswerBy): Promise<AskOutcome> {
    const id = this.random.uuid();
    const work = async (tx: Sql): Promise<AskOutcome> => {
      const claim = await claimKey(tx, key, id, context.now);
      if (claim.kind === 'KEY_REUSED') throw new Rollback<AskOutcome>(refusal('KEY_REUSED'));
      const appointmentId = claim.kind === 'REPLAY' ? claim.resultId : id;
      const refused = claim.kind === 'FIRST' && (await this.make(tx, context, { id, bookingId: null, answerBy }));
      if (refused) throw new Rollback<AskOutcome>(refusal(refused));
      return { kind: 'MADE', appointment: (await appointmentById(tx, appointmentId))! };
    };
    return this.database.inTransaction(context.viewer.network.id, work, 'book');
  }

  /** @returns why not, after which the transaction is rolled back */
  private async make(
    tx: Sql,
    context: AskContext,
    { id, bookingId, answerBy }: { id: string; bookingId: string | null; answerBy: AnswerBy },
  ): Promise<AppointmentRefusal | undefined> {
    const { viewer, wanted, settings, now } = context;
    const { start, end, mode, skill, stage, question, asksNext } = wanted;
    const founderId = viewer.member.id;
    const mentor = await this.mentor(tx, context);
    if (typeof mentor === 'string') return mentor;
    // They changed since how they want to be asked.
    if (mentor.isInstant !== (answerBy === null)) return 'MENTOR_TAKEN';
    const state = answerBy ? 'PENDING' : 'CONFIRMED';
    // A room takes the time of the founder; without one, the appointment does.
    const memberIds = answerBy ? [] : [mentor.memberId, ...(bookingId ? [] : [founderId])];
    const { zone } = viewer.network;
    const stop = await takeMentorTime(tx, { appointmentId: id, mentor, state, memberIds, start, end, zone, now });
    if (stop === 'BUSY') return (await isExpected(tx, founderId, wanted)) ? 'ALREADY_BOOKED_THEN' : 'MENTOR_TAKEN';
    if (stop) return stop === 'FULL' ? 'MENTOR_FULL' : 'MENTOR_TAKEN';
    if (answerBy && !(await takeQuota(tx, openQuota(founderId), 1, settings.get(openAppointments))))
      return 'TOO_MANY_APPOINTMENTS';
    const code = bookingCode((count) => this.random.bytes(count));
    const isFirst = await insertAppointment(tx, { id, code, founderId, mentorId: mentor.id, question, skill, stage, mode, start, end, state, asksNext, bookingId, now }); // prettier-ignore
    if (!isFirst) return 'SUBJECT_ASKED';
    const ask = { appointmentId: id, position: 1, mentorId: mentor.id, answerBy: answerBy ?? start };
    await recordAsk(tx, { ...ask, isNew: !mentor.knows, isAccepted: answerBy === null, now });
    if (answerBy) await queueAsk(tx, { appointmentId: id, position: 1, answerBy, requestId: viewer.requestId, now });
    else {
      await queueConfirmation(tx, { id, start, zone }, settings, now, viewer.requestId);
      await closeSubject(tx, { id, founderId, skill }, { settings, now, requestId: viewer.requestId });
    }
    return undefined;
  }

  /** The mentor, if they may still be offered to the viewer then. */
  private async mentor(tx: Sql, { viewer, wanted, now }: AskContext): Promise<FoundMentor | AppointmentRefusal> {
    const wish = { memberId: viewer.member.id, skill: null, now, mentorIds: [wanted.mentorId] };
    const [mentor] = await mentorsToOffer(tx, wish);
    const minutes = (wanted.end.epochMilliseconds - wanted.start.epochMilliseconds) / 60_000;
    if (!mentor || mentor.sessionMinutes !== minutes || !mentor.modes.includes(wanted.mode)) return 'MENTOR_TAKEN';
    return hasRoom(mentor, wanted.start, viewer.network.zone) ? mentor : 'MENTOR_FULL';
  }

  /** Undefined when they cannot answer in time. */
  private answerBy({ viewer, wanted, settings, now }: AskContext, mentor: FoundMentor): AnswerBy | undefined {
    if (mentor.isInstant) return null;
    return answerByOf(now, wanted.start, viewer.network.zone, settings.get(mentorAnswerLength)) ?? undefined;
  }
}

const isExpected = async (tx: Sql, memberId: string, span: Span): Promise<boolean> =>
  (await personTimesOf(tx, memberId, span)).length > 0;

const OF_MENTOR: readonly string[] = ['MENTOR_TAKEN', 'MENTOR_FULL', 'TOO_MANY_APPOINTMENTS', 'SUBJECT_ASKED'];
const isOfMentor = (code: string): code is AppointmentRefusal => OF_MENTOR.includes(code);
const refusal = (code: AppointmentRefusal): AskOutcome => ({ kind: 'MENTOR_REFUSED', code });

/** As the booking of the room says it. */
function asBookOutcome(code: AppointmentRefusal): BookOutcome {
  if (code === 'ALREADY_BOOKED_THEN' || code === 'MENTOR_TAKEN') return { kind: 'REFUSED', code: 'MENTOR_TAKEN' };
  if (code === 'MENTOR_FULL' || code === 'TOO_MANY_APPOINTMENTS' || code === 'SUBJECT_ASKED')
    return { kind: 'REFUSED', code };
  return { kind: 'REFUSED', code: code === 'KEY_REUSED' ? 'KEY_REUSED' : 'MEMBER_SUSPENDED' };
}
