import { ArgsType, Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsString, IsUUID } from 'class-validator';
import { RecentSignInNeeded } from '#libs/accounts';
import { Allow, IsOneLine, enumOf } from '#libs/platform';

const MOVED_KINDS = [
  'SIGN_IN_METHODS',
  'ROLES',
  'PASSES',
  'BOOKINGS',
  'PLACES',
  'WAITS',
  'LED_SESSIONS',
  'CERTIFICATES',
  'DOCUMENTS',
  'CLAIMS',
  'BANS',
] as const;
export type MovedKind = (typeof MOVED_KINDS)[number];
const MovedKindEnum = enumOf(MOVED_KINDS);
registerEnumType(MovedKindEnum, {
  name: 'MovedKind',
  description: 'What goes to the account that is kept when two accounts of one person are merged.',
});
const MERGE_REFUSALS = [
  'NOT_A_MEMBER',
  'SAME_MEMBER',
  'YOURSELF',
  'PLATFORM_OPERATOR',
  'OTHER_NETWORKS',
  'BOTH_HOLD_PASSES',
  'BOOKED_AT_THE_SAME_TIME',
  'APPOINTMENTS_TO_COME',
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];
const MergeRefusalEnum = enumOf(MERGE_REFUSALS);
registerEnumType(MergeRefusalEnum, { name: 'MergeRefusal', description: 'Why two accounts are not merged.' });

@ObjectType({ description: 'How much of one kind goes to the account that is kept.' })
@Allow('networkAdmin')
export class MovedRows {
  @Field(() => MovedKindEnum, { description: 'What.' })
  what!: MovedKind;

  @Field(() => Int, { description: 'How many, 1 or more.' })
  count!: number;
}
@ObjectType({ description: 'What a merge would do now.' })
@Allow('networkAdmin')
export class MemberMergePreview {
  @Field(() => [MovedRows], { description: 'What would go to the account that is kept.' })
  moved!: MovedRows[];
}
@ObjectType({ description: 'Both accounts are one.' })
@Allow('networkAdmin')
export class MembersMerged {
  @Field(() => [MovedRows], { description: 'What went to the account that is kept.' })
  moved!: MovedRows[];
}
@ObjectType({ description: 'Nothing was changed.' })
@Allow('networkAdmin')
export class MemberMergeRefused {
  @Field(() => MergeRefusalEnum, { description: 'Why.' })
  code!: MergeRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const PreviewMemberMergeResult = createUnionType({
  name: 'PreviewMemberMergeResult',
  description: 'Result of asking what a merge of two accounts would do.',
  types: () => [MemberMergePreview, MemberMergeRefused] as const,
});
export const MergeMembersResult = createUnionType({
  name: 'MergeMembersResult',
  description: 'Result of merging two accounts of one person.',
  types: () => [MembersMerged, MemberMergeRefused, RecentSignInNeeded] as const,
});

@ArgsType()
export class TwoMembersArgs {
  @Field(() => ID, { description: 'Id of the membership that is kept.' })
  @IsUUID()
  keptId!: string;

  @Field(() => ID, { description: 'Id of the membership that ends.' })
  @IsUUID()
  mergedId!: string;
}
@ArgsType()
export class MergeMembersArgs extends TwoMembersArgs {
  @Field({ description: 'Why, in 1 to 300 characters. The person reads it in a mail to both addresses.' })
  @IsString()
  @IsOneLine(300)
  reason!: string;
}
