import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, type MemberViewer, RateLimit, make } from '#libs/platform';
import { type ChangeOutcome, ChangeSession } from './change-session.js';
import { type LineOutcome, LeaveSession } from './leave-session.js';
import { RecordAttendance } from './record-attendance.js';
import { ScheduleSession } from './schedule-session.js';
import {
  EditSessionArgs,
  KEY_DESCRIPTION,
  RecordAttendanceArgs,
  ScheduleSessionArgs,
  idOf,
  idOrNull,
  keyOf,
} from './session.inputs.js';
import { fullText } from './session.texts.js';
import {
  AttendanceRecorded,
  AttendanceResult,
  ChangeSessionResult,
  LeaveSessionResult,
  PlaceLeft,
  PlaceTaken,
  ScheduleSessionResult,
  SessionChanged,
  SessionFull,
  SessionScheduled,
  TakePlaceResult,
  WaitingListChanged,
  WaitingListResult,
} from './session.types.js';
import { placeView, refusedView, sessionView } from './session.view.js';
import { type TakeOutcome, TakePlace } from './take-place.js';

const SessionId = () => Args('sessionId', { type: () => ID, description: 'The session.' });
const IdempotencyKey = () => Args('idempotencyKey', { type: () => ID, description: KEY_DESCRIPTION });

@Resolver()
export class SessionMutationsResolver {
  constructor(
    private readonly scheduling: ScheduleSession,
    private readonly changing: ChangeSession,
    private readonly taking: TakePlace,
    private readonly leaving: LeaveSession,
    private readonly attendance: RecordAttendance,
  ) {}

  @Mutation(() => ScheduleSessionResult, {
    description:
      'Schedules a session at a venue whose staff I belong to. Its space and the time of its host are taken.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async scheduleSession(
    @Args() { input, idempotencyKey }: ScheduleSessionArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ScheduleSessionResult> {
    const outcome = await this.scheduling.schedule(viewer, {
      kind: input.kind,
      title: input.title,
      description: input.description,
      venueId: idOf(input.venueId),
      spaceId: idOrNull(input.spaceId),
      trainingId: idOrNull(input.trainingId),
      hostId: idOrNull(input.hostId) ?? viewer.member.id,
      start: input.start,
      end: input.end,
      places: input.places,
      idempotencyKey: keyOf(idempotencyKey),
    });
    return outcome.kind === 'REFUSED'
      ? refusedView(viewer.locale, outcome.code)
      : make(SessionScheduled, { session: sessionView(outcome.session) });
  }

  @Mutation(() => ChangeSessionResult, {
    description: 'Changes the texts and the number of places of a session. New places are offered to the waiting list.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async editSession(
    @Args() { input }: EditSessionArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ChangeSessionResult> {
    return this.changed(await this.changing.edit(viewer, { ...input, id: idOf(input.id) }), viewer);
  }

  @Mutation(() => ChangeSessionResult, {
    description: 'Cancels a session. Everybody who has a place or waits for one gets a mail.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async cancelSession(
    @SessionId() sessionId: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof ChangeSessionResult> {
    return this.changed(await this.changing.cancel(viewer, idOf(sessionId)), viewer);
  }

  @Mutation(() => TakePlaceResult, {
    description:
      'Takes a place in a session: a free one, or the one that is held for me. Nobody is in two places at once.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async takePlace(
    @SessionId() sessionId: string,
    @IdempotencyKey() idempotencyKey: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof TakePlaceResult> {
    return this.taken(await this.taking.take(viewer, idOf(sessionId), keyOf(idempotencyKey)), viewer);
  }

  @Mutation(() => TakePlaceResult, { description: 'Accepts the place that is held for me, before the offer expires.' })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async acceptWaitingOffer(
    @Args('offerId', { type: () => ID, description: 'Id of Session.myOffer.' }) offerId: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof TakePlaceResult> {
    return this.taken(await this.taking.acceptOf(viewer, idOf(offerId)), viewer);
  }

  @Mutation(() => LeaveSessionResult, {
    description: 'Gives my place in a session back, before it starts. It is offered to the first person in line.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async leaveSession(
    @SessionId() sessionId: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof LeaveSessionResult> {
    const outcome = await this.leaving.leave(viewer, idOf(sessionId));
    return outcome.kind === 'REFUSED'
      ? refusedView(viewer.locale, outcome.code)
      : make(PlaceLeft, { session: sessionView(outcome.session) });
  }

  @Mutation(() => WaitingListResult, { description: 'Puts me at the end of the waiting list of a full session.' })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async joinWaitingList(
    @SessionId() sessionId: string,
    @IdempotencyKey() idempotencyKey: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof WaitingListResult> {
    return this.line(await this.leaving.join(viewer, idOf(sessionId), keyOf(idempotencyKey)), viewer);
  }

  @Mutation(() => WaitingListResult, {
    description: 'Takes me off the waiting list. A place that is held for me goes to the next person.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async leaveWaitingList(
    @SessionId() sessionId: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof WaitingListResult> {
    return this.line(await this.leaving.leaveLine(viewer, idOf(sessionId)), viewer);
  }

  @Mutation(() => AttendanceResult, {
    description: 'Writes down who came to a session, from its start on, and gives the certificates of a training.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async recordAttendance(
    @Args() { sessionId, attendances }: RecordAttendanceArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AttendanceResult> {
    const places = attendances.map((one) => ({ ...one, placeId: idOf(one.placeId) }));
    const outcome = await this.attendance.record(viewer, idOf(sessionId), places);
    if (outcome.kind === 'REFUSED') return refusedView(viewer.locale, outcome.code);
    const { session, recorded, certified } = outcome;
    return make(AttendanceRecorded, { session: sessionView(session), recorded, certified });
  }

  private changed(outcome: ChangeOutcome, { locale }: MemberViewer): typeof ChangeSessionResult {
    return outcome.kind === 'REFUSED'
      ? refusedView(locale, outcome.code)
      : make(SessionChanged, { session: sessionView(outcome.session) });
  }

  private taken(outcome: TakeOutcome, { locale }: MemberViewer): typeof TakePlaceResult {
    if (outcome.kind === 'REFUSED') return refusedView(locale, outcome.code);
    const session = sessionView(outcome.session);
    return outcome.kind === 'FULL'
      ? make(SessionFull, { session, waiting: outcome.waiting, message: fullText[locale] })
      : make(PlaceTaken, { session, place: placeView(outcome.place, session.venueId) });
  }

  private line(outcome: LineOutcome, { locale }: MemberViewer): typeof WaitingListResult {
    return outcome.kind === 'REFUSED'
      ? refusedView(locale, outcome.code)
      : make(WaitingListChanged, { session: sessionView(outcome.session) });
  }
}
