import { ArgsType, Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { LocaleEnum } from '#libs/people';
import { Allow, InstantScalar, IsMailAddress, IsName, type Locale, connectionOf, enumOf } from '#libs/platform';
import { FILE_FAULTS, type FileFault, MOST_INVITATIONS } from '../rules/invitation-file.js';
import { MemberRefused } from './members.types.js';

const FileFaultEnum = enumOf(FILE_FAULTS);
registerEnumType(FileFaultEnum, { name: 'InvitationFault', description: 'What is wrong on a line of a file of people.' }); // prettier-ignore

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
