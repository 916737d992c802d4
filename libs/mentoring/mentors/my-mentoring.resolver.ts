import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { calendarHoursOf } from '#libs/agenda';
import { Allow, AsMember, Clock, Database, type MemberViewer, RateLimit, make } from '#libs/platform';
import { refusedMentoring } from '../mentoring.loaders.js';
import { EditMentoring, type OwnMentoring } from './edit-mentoring.js';
import { type MentorRow, mentorOf } from './mentor.queries.js';
import { MyMentoring, MyMentoringResult, OfficeHours, OfficeHoursException } from './mentor.types.js';
import { EditMentoringArgs, OfficeExceptionArgs, OfficeWeekArgs } from './mentor.inputs.js';
import { skillViews } from './mentor.view.js';

/** What a mentor decides about themselves. */
@Resolver()
export class MyMentoringResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly editing: EditMentoring,
  ) {}

  @Query(() => MyMentoring, { nullable: true, description: 'What I give as a mentor; null when I am not invited.' })
  @Allow('member')
  async myMentoring(@AsMember() viewer: MemberViewer): Promise<MyMentoring | null> {
    const row = await this.database.inTransaction(viewer.network.id, (tx) => mentorOf(tx, viewer.member.id));
    return row ? this.view(row, viewer) : null;
  }

  @Mutation(() => MyMentoringResult, {
    description: 'I accept the charter of mentors and confidentiality, with the date. Repeating it changes nothing.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 20, minutes: 60 })
  acceptMentorCharter(@AsMember() viewer: MemberViewer): Promise<typeof MyMentoringResult> {
    return this.result(viewer, this.editing.acceptCharter(viewer));
  }

  @Mutation(() => MyMentoringResult, { description: 'Changes what I give and how I want to be asked: all of it.' })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  editMentoring(
    @Args() { input, version }: EditMentoringArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MyMentoringResult> {
    const { skills, videoLink = null, phone = null, pausedFrom = null, pausedUntil = null, ...others } = input;
    const edit = {
      ...others,
      videoLink,
      phone,
      pausedFrom,
      pausedUntil,
      skills: skills.map(({ skill, level }) => ({ code: skill, level })),
    };
    return this.result(viewer, this.editing.edit(viewer, version, edit));
  }

  @Mutation(() => MyMentoringResult, { description: 'Replaces the office hours of my week. Appointments stay.' })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  setOfficeHours(
    @Args() { week }: OfficeWeekArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MyMentoringResult> {
    return this.result(viewer, this.editing.setWeek(viewer, week));
  }

  @Mutation(() => MyMentoringResult, { description: 'Sets my office hours of one day. Appointments stay.' })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  setOfficeHoursOfDay(
    @Args() { date, hours }: OfficeExceptionArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof MyMentoringResult> {
    return this.result(viewer, this.editing.setDay(viewer, date, hours ?? null));
  }

  private async result(viewer: MemberViewer, own: Promise<OwnMentoring>): Promise<typeof MyMentoringResult> {
    const row = await own;
    return typeof row === 'string' ? refusedMentoring(viewer, row) : this.view(row, viewer);
  }

  private async view(row: MentorRow, { network, locale }: MemberViewer): Promise<MyMentoring> {
    const { calendarId, skills, ...own } = row;
    const now = this.clock.now();
    const [hours] = calendarId ? await calendarHoursOf(this.database.open, network.id, [calendarId], now) : [];
    return make(MyMentoring, {
      status: own.status,
      charterAcceptedAt: own.charterAcceptedAt,
      about: own.about,
      skills: skillViews(skills, locale),
      stages: [...own.stages],
      languages: [...own.languages],
      modes: [...own.modes],
      videoLink: own.videoLink,
      phone: own.phone,
      isInstant: own.isInstant,
      sessionMinutes: own.sessionMinutes,
      weekMinutes: own.weekMinutes,
      monthMinutes: own.monthMinutes,
      newFoundersAMonth: own.newFoundersAMonth,
      pausedFrom: own.pausedFrom,
      pausedUntil: own.pausedUntil,
      week: (hours?.rules ?? []).map(({ weekday, opens, closes }) => make(OfficeHours, { weekday, opens, closes })),
      exceptions: (hours?.exceptions ?? []).map((exception) => make(OfficeHoursException, exception)),
      version: own.version,
    });
  }
}
