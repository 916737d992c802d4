import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Refused, parseBookingCode, refusalText } from '#libs/booking';
import { Allow, AsMember, Clock, Database, Me as CurrentViewer, type MemberViewer, RateLimit, Request, type RequestContext, type Viewer, encodeCursor, make, oneLine, pageOf, sortKeyOf } from '#libs/platform'; // prettier-ignore
import { type MentoringRefusal } from '../mentoring.texts.js';
import { skillView } from '../mentors/mentor.view.js';
import { loadPlace, refusedMentoring } from '../mentoring.loaders.js';
import { areProposable } from '../mentors/edit-mentoring.js';
import { AnswerAsk, type MentorAnswer } from './answer-ask.js';
import { AskLinks } from './ask-links.js';
import {
  type AppointmentRow,
  type AppointmentState,
  appointmentByCode,
  appointmentById,
  appointmentsOf,
} from './appointment.queries.js';
import { type Side } from './appointment-facts.js';
import {
  AnswerMentorQuestionResult,
  Appointment,
  AppointmentCancelled,
  AppointmentConnection,
  AppointmentReported,
  CancelAppointmentResult,
  MentorAnswered,
  MentorQuestion,
  ReportAppointmentResult,
} from './appointment.types.js';
import { appointmentView } from './appointment.view.js';
import { CancelAppointment } from './cancel-appointment.js';
import {
  AnswerByLinkArgs,
  AnswerQuestionArgs,
  AppointmentCodeArgs,
  AppointmentsArgs,
  CancelAppointmentArgs,
  MentorAppointmentsArgs,
  QuestionTokenArgs,
  ReportAppointmentArgs,
} from './appointment.inputs.js';
import { ReportAppointment } from './report-appointment.js';

const MAX_REASON = 300;

@Resolver()
export class AppointmentResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly answers: AnswerAsk,
    private readonly cancelling: CancelAppointment,
    private readonly reports: ReportAppointment,
    private readonly links: AskLinks,
  ) {}

  @Query(() => AppointmentConnection, { description: 'My appointments with mentors.' })
  @Allow('member')
  myAppointments(@Args() args: AppointmentsArgs, @AsMember() viewer: MemberViewer): Promise<AppointmentConnection> {
    return this.list('FOUNDER', args, viewer);
  }

  @Query(() => AppointmentConnection, {
    description: 'Appointments that members have, or ask for, with me as a mentor.',
  })
  @Allow('member')
  mentorAppointments(
    @Args() args: MentorAppointmentsArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<AppointmentConnection> {
    return this.list('MENTOR', args, viewer, args.state ?? null);
  }

  @Query(() => Appointment, {
    nullable: true,
    description: 'One of my appointments, as the one who asked or as the mentor; null when none of mine has this code.',
  })
  @Allow('member')
  async appointment(
    @Args() { code }: AppointmentCodeArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<Appointment | null> {
    const row = await this.byCode(viewer, code);
    return row ? appointmentView(row, viewer.locale) : null;
  }

  @Query(() => MentorQuestion, {
    nullable: true,
    description: 'What the link of a mail asks a mentor; null when the link is not valid. Reading it changes nothing.',
  })
  @Allow('anyone')
  async mentorQuestion(
    @Args() { token }: QuestionTokenArgs,
    @CurrentViewer() { network, locale }: Viewer,
    @Request() request: RequestContext,
  ): Promise<MentorQuestion | null> {
    const link = this.links.read(token);
    if (link?.networkId !== network.id) return null;
    const row = await this.database.inTransaction(network.id, (tx) => appointmentById(tx, link.appointmentId));
    const ask = row?.asks.find(({ position }) => position === link.position);
    // Another mentor is asked by now: this one no longer reads about the appointment.
    if (!row || !ask || ask.mentorId !== row.mentorId) return null;
    const answerBy = Temporal.Instant.from(ask.answerBy);
    const place = row.bookingId ? await loadPlace(request, this.database, row.bookingId) : null;
    return make(MentorQuestion, {
      mentorName: row.mentorName,
      founderName: row.founderName,
      question: row.question,
      skill: row.skill === null ? null : skillView(row.skill, locale),
      stage: row.stage,
      mode: row.mode,
      place: place ? [place.spaceName, place.venueName, place.address].filter((part) => part !== '').join(', ') : null,
      start: row.start,
      end: row.end,
      zone: row.zone,
      answerBy,
      isOpen:
        row.state === 'PENDING' && ask.answer === null && Temporal.Instant.compare(this.clock.now(), answerBy) < 0,
    });
  }

  @Mutation(() => AnswerMentorQuestionResult, {
    description:
      'A mentor answers with the link of a mail, without signing in. A link answers once, until its deadline.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 60, minutes: 60 })
  answerByLink(
    @Args() args: AnswerByLinkArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof AnswerMentorQuestionResult> {
    const link = this.links.read(args.token);
    if (link?.networkId !== viewer.network.id) return Promise.resolve(refusedMentoring(viewer, 'NOT_ASKED'));
    const { appointmentId, position } = link;
    return this.answer(viewer, { appointmentId, position }, args);
  }

  @Mutation(() => AnswerMentorQuestionResult, { description: 'As the mentor who is asked, I answer.' })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async answerMentorQuestion(
    @Args() args: AnswerQuestionArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AnswerMentorQuestionResult> {
    const row = await this.byCode(viewer, args.code);
    if (!row) return refusedMentoring(viewer, 'NOT_ASKED');
    return this.answer(viewer, { appointmentId: row.id, memberId: viewer.member.id }, args);
  }

  @Mutation(() => CancelAppointmentResult, {
    description:
      'Cancels an appointment before it starts, or withdraws a request. The member who asked cancels a confirmed one in a room by `cancelBooking`, which has terms.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async cancelAppointment(
    @Args() args: CancelAppointmentArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CancelAppointmentResult> {
    const code = parseBookingCode(args.code);
    const reason = args.reason?.trim() ? oneLine(args.reason, MAX_REASON) : null;
    if (!code) return refusedBooking(viewer, 'APPOINTMENT_NOT_FOUND');
    if (reason === undefined) return refusedBooking(viewer, 'REASON_TOO_LONG');
    const outcome = await this.cancelling.cancel(viewer, code, reason);
    return outcome.kind === 'REFUSED'
      ? refusedBooking(viewer, outcome.code)
      : make(AppointmentCancelled, { appointment: appointmentView(outcome.appointment, viewer.locale) });
  }

  @Mutation(() => ReportAppointmentResult, {
    description: 'After an appointment each side says, once, whether it took place and what follows.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async reportAppointment(
    @Args() args: ReportAppointmentArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ReportAppointmentResult> {
    const code = parseBookingCode(args.code);
    if (!code) return refusedMentoring(viewer, 'NOT_ASKED');
    const { tookPlace, usefulness = null, nextStep = null, nextStepOn = null, note = null, sharesNote } = args;
    const reported = await this.reports.report(viewer, code, {
      tookPlace,
      usefulness,
      nextStep,
      nextStepOn,
      note,
      isNoteShared: sharesNote,
    });
    return typeof reported === 'string'
      ? refusedMentoring(viewer, reported)
      : make(AppointmentReported, { appointment: appointmentView(reported.appointment, viewer.locale) });
  }

  private async list(
    side: Side,
    { when, first, after }: AppointmentsArgs,
    { member, network, locale }: MemberViewer,
    state: AppointmentState | null = null,
  ): Promise<AppointmentConnection> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const now = this.clock.now();
    const { rows, total } = await this.database.inTransaction(network.id, (tx) =>
      appointmentsOf(tx, side, when, member.id, now, key, first + 1, state),
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.start.toString(), row.id),
      (row) => appointmentView(row, locale),
    );
  }

  private async byCode({ member, network }: MemberViewer, typed: string): Promise<AppointmentRow | undefined> {
    const code = parseBookingCode(typed);
    return code === null
      ? undefined
      : this.database.inTransaction(network.id, (tx) => appointmentByCode(tx, code, member.id));
  }

  private async answer(
    viewer: Viewer,
    asked: Parameters<AnswerAsk['answer']>[1],
    args: AnswerByLinkArgs | AnswerQuestionArgs,
  ): Promise<typeof AnswerMentorQuestionResult> {
    const answer = answerOf(args);
    if (typeof answer === 'string') return refusedMentoring(viewer, answer);
    const outcome = await this.answers.answer(viewer.network.id, asked, answer, viewer.requestId);
    if (outcome.kind === 'REFUSED') return refusedMentoring(viewer, outcome.code);
    const isConfirmed = args.answer === 'ACCEPT' && outcome.appointment.state === 'CONFIRMED';
    return make(MentorAnswered, { isConfirmed });
  }
}

function answerOf({
  answer,
  reason: typed,
  neverAgain,
  otherStarts,
}: AnswerByLinkArgs | AnswerQuestionArgs): MentorAnswer | MentoringRefusal {
  if (answer === 'ACCEPT') return { kind: 'ACCEPT' };
  if (answer === 'OTHER_TIMES')
    return areProposable(otherStarts) ? { kind: 'OTHER_TIMES', starts: otherStarts } : 'TIMES_NEEDED';
  const reason = typed?.trim() ? oneLine(typed, MAX_REASON) : null;
  return reason === undefined ? 'REASON_TOO_LONG' : { kind: 'REFUSE', reason, neverAgain };
}

const refusedBooking = ({ locale }: Viewer, code: Refused['code']): Refused =>
  make(Refused, { code, message: refusalText(locale, code) });
