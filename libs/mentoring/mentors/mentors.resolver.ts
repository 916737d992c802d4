import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { Allow, AsMember, Clock, Database, Me as CurrentViewer, type MemberViewer, PageArgs, RateLimit, type Viewer, encodeCursor, make, pageOf, sortKeyOf } from '#libs/platform'; // prettier-ignore
import { type MentorLoad, loadsOf } from '../figures/figures.queries.js';
import { COVERAGE_DAYS, safePercent } from '../rules/figures.js';
import { refusedMentoring } from '../mentoring.loaders.js';
import { periodsOf } from '../rules/periods.js';
import { InviteMentor } from './invite-mentor.js';
import { type MentorRow, mentorsOf, usedMinutesOf } from './mentor.queries.js';
import {
  DismissMentorResult,
  InviteMentorResult,
  MentorConnection,
  MentorDismissed,
  MentorOfNetwork,
} from './mentor.types.js';
import { InviteMentorArgs } from './mentor.inputs.js';
import { skillViews } from './mentor.view.js';

/** The mentors of a network, for its administrators. */
@Resolver()
export class MentorsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly invitations: InviteMentor,
  ) {}

  @Query(() => MentorConnection, { description: 'The mentors of the network and those invited, by name.' })
  @Allow('networkAdmin')
  mentors(@Args() { first, after }: PageArgs, @CurrentViewer() viewer: Viewer): Promise<MentorConnection> {
    const key = after == null ? null : sortKeyOf(after, 'text', 'id');
    const now = this.clock.now();
    const { week, month } = periodsOf(now, viewer.network.zone);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { rows, total } = await mentorsOf(tx, key, first + 1);
      const ids = rows.map(({ id }) => id);
      const used = await usedMinutesOf(tx, ids, week);
      const loads = await loadsOf(tx, ids, month, now.subtract({ hours: 24 * COVERAGE_DAYS }));
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.name, row.id),
        (row) => mentorOfNetworkView(row, viewer, used.get(row.id), loads.get(row.id)),
      );
    });
  }

  @Mutation(() => InviteMentorResult, {
    description: 'Invites a member to be a mentor. They are offered to nobody before they accept the charter.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async inviteMentor(
    @Args() { id, as: status }: InviteMentorArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof InviteMentorResult> {
    const invited = await this.invitations.invite(viewer, id.toLowerCase(), status);
    return typeof invited === 'string' ? refusedMentoring(viewer, invited) : mentorOfNetworkView(invited, viewer);
  }

  @Mutation(() => DismissMentorResult, {
    description:
      'Ends the role of a mentor. Confirmed appointments stay; requests without an answer go on to another mentor at once.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async dismissMentor(
    @Args('id', { type: () => ID, description: 'The mentor.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof DismissMentorResult> {
    const isDismissed = isUUID(id) && (await this.invitations.dismiss(viewer, id.toLowerCase()));
    return isDismissed ? make(MentorDismissed, { id }) : refusedMentoring(viewer, 'NO_SUCH_MENTOR');
  }
}

const mentorOfNetworkView = (row: MentorRow, { locale }: Viewer, usedMinutes = 0, load?: MentorLoad): MentorOfNetwork =>
  make(MentorOfNetwork, {
    id: row.id,
    name: row.name,
    status: row.status,
    invitedAt: row.invitedAt,
    charterAcceptedAt: row.charterAcceptedAt,
    skills: skillViews(row.skills, locale),
    weekMinutes: row.weekMinutes,
    usedMinutes,
    monthMinutes: row.monthMinutes,
    usedMonthMinutes: load?.usedMonth ?? 0,
    answeredInTimePercent: load ? safePercent(load.inTime, load.asked) : null,
  });
