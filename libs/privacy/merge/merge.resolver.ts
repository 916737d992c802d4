import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { recentSignInNeeded } from '#libs/accounts';
import { Allow, Me, RateLimit, type Viewer, make } from '#libs/platform';
import { MergeMembers, type Moved } from './merge-members.js';
import { mergeRefusalText } from './merge.texts.js';
import {
  MemberMergePreview,
  MemberMergeRefused,
  MembersMerged,
  MergeMembersArgs,
  MergeMembersResult,
  type MergeRefusal,
  MovedRows,
  PreviewMemberMergeResult,
  TwoMembersArgs,
} from './merge.types.js';

const refused = ({ locale }: Viewer, code: MergeRefusal): MemberMergeRefused =>
  make(MemberMergeRefused, { code, message: mergeRefusalText(code, locale) });
const rows = (moved: readonly Moved[]): MovedRows[] => moved.map((one) => make(MovedRows, one));

@Resolver()
export class MergeResolver {
  constructor(private readonly members: MergeMembers) {}

  @Query(() => PreviewMemberMergeResult, {
    description: 'What merging two accounts of one person would do now. Nothing is changed.',
  })
  @Allow('networkAdmin')
  async previewMemberMerge(
    @Args() args: TwoMembersArgs,
    @Me() viewer: Viewer,
  ): Promise<typeof PreviewMemberMergeResult> {
    const merge = await this.members.preview(viewer, args);
    if (merge.kind === 'MERGED') return make(MemberMergePreview, { moved: rows(merge.moved) });
    return refused(viewer, merge.kind === 'REFUSED' ? merge.code : 'NOT_A_MEMBER');
  }

  @Mutation(() => MergeMembersResult, {
    description:
      'Makes one account of two that one person has, for good. Requires a recent sign-in. Both addresses get a mail.',
  })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 30, minutes: 60 })
  async mergeMembers(
    @Args() { reason, ...members }: MergeMembersArgs,
    @Me() viewer: Viewer,
  ): Promise<typeof MergeMembersResult> {
    const merge = await this.members.merge(viewer, members, reason);
    if (merge.kind === 'RECENT_SIGN_IN_NEEDED') return recentSignInNeeded(viewer);
    if (merge.kind === 'REFUSED') return refused(viewer, merge.code);
    return make(MembersMerged, { moved: rows(merge.moved) });
  }
}
