import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { checkedKey, parseBookingCode } from '#libs/booking';
import { Allow, AsMember, Costs, type MemberViewer, RateLimit, make } from '#libs/platform';
import { refusedMentoring } from '../../mentoring.loaders.js';
import { appointmentView } from '../appointment.view.js';
import { MoveAppointment } from './move-appointment.js';
import { AppointmentMoveTimes } from './move-times.js';
import {
  AppointmentMoveTime,
  AppointmentMoveTimesArgs,
  AppointmentMoved,
  MoveAppointmentArgs,
  MoveAppointmentResult,
} from './moving.types.js';

@Resolver()
export class AppointmentMovingResolver {
  constructor(
    private readonly times: AppointmentMoveTimes,
    private readonly mover: MoveAppointment,
  ) {}

  @Query(() => [AppointmentMoveTime], {
    description:
      'Times near a wished one to which one of my appointments can be moved, in order: both people and a room are free then. Empty when it cannot be moved, or none of mine has this code.',
  })
  @Allow('member')
  @Costs('search')
  async appointmentMoveTimes(
    @Args() args: AppointmentMoveTimesArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<AppointmentMoveTime[]> {
    const code = parseBookingCode(args.code);
    const times = code ? await this.times.near(viewer, code, args.near, args.first) : [];
    return times.map(({ start, end }) => make(AppointmentMoveTime, { start, end }));
  }

  @Mutation(() => MoveAppointmentResult, {
    description:
      'The member who asked or the mentor moves a confirmed appointment to another time within office hours. The room comes along, or an equivalent one is taken at the same price; both get a message. The new time is taken or nothing changes.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async moveAppointment(
    @Args() { code: typed, start, idempotencyKey }: MoveAppointmentArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MoveAppointmentResult> {
    const key = checkedKey(idempotencyKey);
    const code = parseBookingCode(typed);
    if (!code) return refusedMentoring(viewer, 'APPOINTMENT_NOT_FOUND');
    const outcome = await this.mover.move(viewer, { code, start, idempotencyKey: key });
    return outcome.kind === 'MOVE_REFUSED'
      ? refusedMentoring(viewer, outcome.code)
      : make(AppointmentMoved, { appointment: appointmentView(outcome.appointment, viewer.locale) });
  }
}
