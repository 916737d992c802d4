import { ArgsType, Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LocaleEnum, RoleGrant } from '#libs/people';
import {
  Allow,
  InstantScalar,
  IsMailAddress,
  IsName,
  IsOneLine,
  type Locale,
  PageArgs,
  type Role,
  connectionOf,
  enumOf,
} from '#libs/platform';
import { FILE_FAULTS, type FileFault, MOST_INVITATIONS } from '../rules/invitation-file.js';

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
const FileFaultEnum = enumOf(FILE_FAULTS);
registerEnumType(FileFaultEnum, { name: 'InvitationFault', description: 'What is wrong on a line of a file of people.' }); // prettier-ignore

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

@ObjectType({ description: 'A person who was invited and has not joined.' })
@Allow('networkAdmin')
export class MemberInvitation {
  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;

  @Field({ description: 'The address that was invited.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The name given with the invitation.' })
  name!: string | null;

  @Field(() => InstantScalar, { description: 'When the person was invited.' })
  invitedAt!: Temporal.Instant;
}
@ObjectType({ description: 'A page of invitations.' })
@Allow('networkAdmin')
export class MemberInvitationConnection extends connectionOf(MemberInvitation, 'MemberInvitation') {}

@ObjectType({ description: 'One line of a file of people to invite.' })
@Allow('networkAdmin')
export class InvitationFileLine {
  @Field(() => Int, { description: 'Number of the line in the file, from 1.' })
  line!: number;

  @Field({ description: 'The address on it.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The name on it.' })
  name!: string | null;

  @Field(() => LocaleEnum, { description: 'The language of the mail.' })
  locale!: Locale;

  @Field(() => FileFaultEnum, { nullable: true, description: 'What is wrong with it; null when the person can be invited.' }) // prettier-ignore
  fault!: FileFault | null;
}
@ObjectType({ description: 'What a file of people says. Nobody is invited yet.' })
@Allow('networkAdmin')
export class InvitationFilePreview {
  @Field(() => [InvitationFileLine], { description: 'Its lines, 500 at most.' })
  lines!: InvitationFileLine[];
}

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
  reason!: MemberRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}
@ObjectType({ description: 'Invitations are on their way.' })
@Allow('networkAdmin')
export class MembersInvited {
  @Field(() => Int, { description: 'How many people get a mail.' })
  invited!: number;

  @Field(() => Int, { description: 'How many are members already.' })
  alreadyMembers!: number;

  @Field(() => Int, { description: 'How many were invited before.' })
  alreadyInvited!: number;
}
@ObjectType({ description: 'The invitation is withdrawn.' })
@Allow('networkAdmin')
export class InvitationWithdrawn {
  @Field(() => ID, { description: 'Id of the invitation.' })
  id!: string;
}
export const ChangeMemberResult = createUnionType({
  name: 'ChangeMemberResult',
  description: 'Result of changing a member.',
  types: () => [MemberChanged, MemberRefused] as const,
});
export const PreviewInvitationsResult = createUnionType({
  name: 'PreviewInvitationsResult',
  description: 'Result of reading a file of people.',
  types: () => [InvitationFilePreview, MemberRefused] as const,
});
export const WithdrawInvitationResult = createUnionType({
  name: 'WithdrawInvitationResult',
  description: 'Result of withdrawing an invitation.',
  types: () => [InvitationWithdrawn, MemberRefused] as const,
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
@InputType({ description: 'A person to invite.' })
export class PersonToInviteInput {
  @Field({ description: 'Mail address.' })
  @IsMailAddress()
  email!: string;

  @Field(() => String, { nullable: true, description: 'Name, if known.' })
  @IsOptional()
  @IsString()
  @IsName()
  name?: string | null;

  @Field(() => LocaleEnum, { defaultValue: 'fr', description: 'Language of the mail.' })
  @IsIn(Object.values(LocaleEnum))
  locale!: Locale;
}
@ArgsType()
export class InviteArgs {
  @Field(() => [PersonToInviteInput], { description: '1 to 500 people.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INVITATIONS)
  @ValidateNested({ each: true })
  @Type(() => PersonToInviteInput)
  people!: PersonToInviteInput[];
}
@ArgsType()
export class InvitationFileArgs {
  @Field({ description: 'The bytes of a CSV file in base64, 150 KB at most. Its encoding is detected.' })
  @IsString()
  @MaxLength(200_000)
  file!: string;
}
