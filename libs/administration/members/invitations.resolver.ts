import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Database,
  Me as CurrentViewer,
  type Page,
  PageArgs,
  RateLimit,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { countWaitingInvitations, waitingInvitations } from './invitations.queries.js';
import { InviteMembers } from './invite-members.js';
import { memberRefused } from './members.resolver.js';
import {
  InvitationFileArgs,
  InvitationFileLine,
  InvitationFilePreview,
  InvitationWithdrawn,
  InviteArgs,
  MemberInvitation,
  MemberInvitationConnection,
  MembersInvited,
  PreviewInvitationsResult,
  WithdrawInvitationResult,
} from './invitations.types.js';
import { MemberArgs } from './members.types.js';

@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly database: Database,
    private readonly invitations: InviteMembers,
  ) {}

  @Query(() => MemberInvitationConnection, { description: 'People invited who have not joined, the latest first.' })
  @Allow('networkAdmin')
  memberInvitations(
    @Args() { first, after }: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Page<MemberInvitation>> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    return this.database.inTransaction(viewer.network.id, async (tx) =>
      pageOf(
        await waitingInvitations(tx, key, first + 1),
        first,
        await countWaitingInvitations(tx),
        ({ invitedAt, id }) => encodeCursor(invitedAt.toString(), id),
        ({ id, email, name, invitedAt }) => make(MemberInvitation, { id, email, name, invitedAt }),
      ),
    );
  }

  @Query(() => PreviewInvitationsResult, {
    description:
      'Reads a CSV file of people: columns mail, name and language, with or without titles. It invites nobody.',
  })
  @Allow('networkAdmin')
  async previewInvitations(
    @Args() { file }: InvitationFileArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof PreviewInvitationsResult> {
    const lines = await this.invitations.preview(viewer, Buffer.from(file, 'base64'));
    if (typeof lines === 'string') return memberRefused(viewer, lines);
    return make(InvitationFilePreview, { lines: lines.map((line) => make(InvitationFileLine, { ...line })) });
  }

  @Mutation(() => MembersInvited, {
    description: 'Invites people by mail. Those who are members or invited already get no second mail.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async inviteMembers(@Args() { people }: InviteArgs, @CurrentViewer() viewer: Viewer): Promise<MembersInvited> {
    const wanted = people.map(({ email, name = null, locale }) => ({ email, name, locale }));
    return make(MembersInvited, await this.invitations.invite(viewer, wanted));
  }

  @Mutation(() => WithdrawInvitationResult, { description: 'Withdraws an invitation. The mail was sent already.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async withdrawInvitation(
    @Args() { id }: MemberArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof WithdrawInvitationResult> {
    if (!(await this.invitations.withdraw(viewer, id))) return memberRefused(viewer, 'ALREADY_JOINED');
    return make(InvitationWithdrawn, { id });
  }
}
