import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RoleGrant, countMembers, findMembers } from '#libs/people';
import { type MemberRow } from '#libs/people';
import {
  Allow,
  Audit,
  Costs,
  Database,
  Me as CurrentViewer,
  type Page,
  RateLimit,
  type Viewer,
  actorOf,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { ManageMember } from './manage-member.js';
import { memberRefusalText } from './members.texts.js';
import {
  ChangeMemberResult,
  MemberArgs,
  MemberChanged,
  type MemberRefusal,
  MemberRefused,
  MemberRoleArgs,
  MembersArgs,
  NetworkMember,
  NetworkMemberConnection,
  SuspendArgs,
} from './members.types.js';

const EVERYBODY = { text: '', state: null, role: null };

const memberView = ({ accountId: _, roles, ...member }: MemberRow): NetworkMember =>
  make(NetworkMember, { ...member, roles: roles.map((grant) => make(RoleGrant, grant)) });

export const memberRefused = ({ locale }: Viewer, code: MemberRefusal): MemberRefused =>
  make(MemberRefused, { code, message: memberRefusalText(code, locale) });

@Resolver()
export class MembersResolver {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly manage: ManageMember,
  ) {}

  @Query(() => NetworkMemberConnection, {
    description: 'The members of the network by name. Each read is an entry of the audit log.',
  })
  @Allow('networkAdmin')
  @Costs('search')
  members(
    @Args() { text, inState, withRole, first, after }: MembersArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Page<NetworkMember>> {
    const search = { text: text.trim(), state: inState ?? null, role: withRole ?? null };
    const key = after == null ? null : sortKeyOf(after, 'text', 'id');
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      await this.audit.record(tx, actorOf(viewer), 'MEMBERS_READ', ['NETWORK', viewer.network.id]);
      const rows = await findMembers(tx, search, { after: key, count: first + 1 });
      return pageOf(rows, first, await countMembers(tx, search), ({ name, id }) => encodeCursor(name, id), memberView);
    });
  }

  @Mutation(() => ChangeMemberResult, {
    description: 'Suspends a membership: the person signs in and keeps bookings, and books nothing.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async suspendMember(
    @Args() { id, reason }: SuspendArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeMemberResult> {
    return this.answer(viewer, id, await this.manage.suspend(viewer, id, reason));
  }

  @Mutation(() => ChangeMemberResult, { description: 'Lifts the suspension of a membership.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async liftSuspension(
    @Args() { id }: MemberArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeMemberResult> {
    return this.answer(viewer, id, await this.manage.lift(viewer, id));
  }

  @Mutation(() => ChangeMemberResult, { description: 'Gives a member a role.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async giveRole(
    @Args() { id, grantable: role, venueId = null }: MemberRoleArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeMemberResult> {
    return this.answer(viewer, id, await this.manage.grant(viewer, { memberId: id, role, venueId }));
  }

  @Mutation(() => ChangeMemberResult, {
    description: 'Withdraws a role from a member. The network keeps at least one administrator.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async withdrawRole(
    @Args() { id, grantable: role, venueId = null }: MemberRoleArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof ChangeMemberResult> {
    return this.answer(viewer, id, await this.manage.withdraw(viewer, { memberId: id, role, venueId }));
  }

  private async answer(
    viewer: Viewer,
    id: string,
    refusal: MemberRefusal | undefined,
  ): Promise<typeof ChangeMemberResult> {
    if (refusal) return memberRefused(viewer, refusal);
    const [row] = await this.database.inTransaction(viewer.network.id, (tx) =>
      findMembers(tx, EVERYBODY, { after: null, count: 1, id }),
    );
    return make(MemberChanged, { member: memberView(row!) });
  }
}
