import { ArgsType, Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { RoleGrant } from '#libs/people';
import { Allow, InstantScalar, IsOneLine, PageArgs, type Role, connectionOf, enumOf } from '#libs/platform';

export const MEMBER_STATES = ['ACTIVE', 'SUSPENDED', 'LEFT'] as const;
export const MemberStateEnum = enumOf(MEMBER_STATES);
registerEnumType(MemberStateEnum, { name: 'MemberState', description: 'Whether a member may book: active members may; suspended ones and those who left may not.' }); // prettier-ignore
export const GRANTABLE_ROLES = ['MENTOR', 'VENUE_STAFF', 'VENUE_MANAGER', 'ADVISER', 'ANIMATOR', 'FACILITATOR', 'NETWORK_ADMIN'] as const satisfies readonly Role[]; // prettier-ignore
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];
export const GrantableRoleEnum = enumOf(GRANTABLE_ROLES);
registerEnumType(GrantableRoleEnum, {
  name: 'GrantableRole',
  description: 'A role that administrators give and withdraw.',
});
const MEMBER_REFUSALS = [
  'NOT_A_MEMBER',
  'YOURSELF',
  'ALREADY_SUSPENDED',
  'NOT_SUSPENDED',
  'VENUE_NEEDED',
  'NOTHING_TO_CHANGE',
  'LAST_ADMIN',
  'ALREADY_JOINED',
  'NOT_CSV',
  'TOO_MANY',
] as const;
export type MemberRefusal = (typeof MEMBER_REFUSALS)[number];
const MemberRefusalEnum = enumOf(MEMBER_REFUSALS);
registerEnumType(MemberRefusalEnum, { name: 'MemberRefusal', description: 'Why nothing was changed about a member or an invitation.' }); // prettier-ignore

@ObjectType({ description: 'A member, as the administrators of the network see them.' })
@Allow('networkAdmin')
export class NetworkMember {
  @Field(() => ID, { description: 'Id of the membership.' })
  id!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field({ description: 'Mail address of the person.' })
  email!: string;

  @Field(() => InstantScalar, { description: 'When the person joined.' })
  joinedAt!: Temporal.Instant;

  @Field(() => MemberStateEnum, { description: 'Whether the person may book.' })
  state!: (typeof MEMBER_STATES)[number];

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the membership was suspended; null when it is not.',
  })
  suspendedAt!: Temporal.Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it is suspended, which the person reads as well.' })
  suspendedReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the venue that is their home; null when they have none.',
  })
  homeVenue!: string | null;

  @Field(() => [RoleGrant], { description: 'The roles of the person beside that of a member.' })
  roles!: RoleGrant[];
}
@ObjectType({ description: 'A page of members.' })
@Allow('networkAdmin')
export class NetworkMemberConnection extends connectionOf(NetworkMember, 'NetworkMember') {}

@ObjectType({ description: 'The member was changed.' })
@Allow('networkAdmin')
export class MemberChanged {
  @Field(() => NetworkMember, { description: 'The member as they are now.' })
  member!: NetworkMember;
}
@ObjectType({ description: 'Nothing was changed.' })
@Allow('networkAdmin')
export class MemberRefused {
  @Field(() => MemberRefusalEnum, { description: 'Why.' })
  code!: MemberRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
export const ChangeMemberResult = createUnionType({
  name: 'ChangeMemberResult',
  description: 'Result of changing a member.',
  types: () => [MemberChanged, MemberRefused] as const,
});
@ArgsType()
export class MembersArgs extends PageArgs {
  @Field({ defaultValue: '', description: 'Part of a name or a mail address; empty for everybody.' })
  @IsString()
  @MaxLength(120)
  text!: string;

  @Field(() => MemberStateEnum, { nullable: true, description: 'Only members in this state.' })
  @IsOptional()
  inState?: (typeof MEMBER_STATES)[number] | null;

  @Field(() => GrantableRoleEnum, { nullable: true, description: 'Only members with this role.' })
  @IsOptional()
  withRole?: GrantableRole | null;
}
@ArgsType()
export class MemberArgs {
  @Field(() => ID, { description: 'Id of the membership.' })
  @IsUUID()
  id!: string;
}
@ArgsType()
export class SuspendArgs extends MemberArgs {
  @Field({ description: 'Why, in 1 to 500 characters. The person reads it.' })
  @IsString()
  @IsOneLine(500)
  reason!: string;
}
@ArgsType()
export class MemberRoleArgs extends MemberArgs {
  @Field(() => GrantableRoleEnum, { description: 'The role to give or withdraw.' })
  @IsIn(GRANTABLE_ROLES)
  grantable!: GrantableRole;

  @Field(() => ID, { nullable: true, description: 'The venue of a role at a venue; null for other roles.' })
  @IsOptional()
  @IsUUID()
  venueId?: string | null;
}
