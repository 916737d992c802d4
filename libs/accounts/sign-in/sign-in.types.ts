import { ArgsType, Field, InputType, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { Me, RoleEnum } from '#libs/people';
import { Allow, type Role, enumOf } from '#libs/platform';
import { LEGAL_KINDS, type LegalKind } from './join-terms.js';

export const LegalKindEnum = enumOf(LEGAL_KINDS);
registerEnumType(LegalKindEnum, {
  name: 'LegalKind',
  description: 'A legal page: the terms of use, the privacy notice, or the accessibility statement.',
});

@ObjectType({ description: 'A demonstration account to sign in with.' })
@Allow('anyone')
export class DemoSignIn {
  @Field({ description: 'Pass it to signInAsDemo.' })
  key!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'Role of this person.' })
  role!: Role;
}

@ObjectType({ description: 'A link is on its way, whether or not the address was known.' })
@Allow('anyone')
export class SignInRequested {
  @Field({ description: 'The address as it was given.' })
  email!: string;

  @Field(() => Int, { description: 'Minutes until the link expires.' })
  expiresInMinutes!: number;

  @Field(() => String, { nullable: true, description: 'Address of the local mailbox when mail stays on this machine.' })
  mailboxUrl!: string | null;
}

@ObjectType({ description: 'Too many attempts. Nothing was done.' })
@Allow('anyone')
export class Throttled {
  @Field(() => Int, { description: 'Seconds to wait before the next attempt.' })
  retryAfterSeconds!: number;

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'Signed in: the session cookie is set.' })
@Allow('anyone')
export class SignedIn {
  @Field(() => Me, { description: 'The person who is now signed in.' })
  me!: Me;
}

@ObjectType({ description: 'The link has already been used, has expired or is invalid. Request a new one.' })
@Allow('anyone')
export class SignInLinkInvalid {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'A version of a legal page that a newcomer accepts.' })
@Allow('anyone')
export class LegalPageToAccept {
  @Field(() => LegalKindEnum, { description: 'Which page it is.' })
  kind!: LegalKind;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;
}

@ObjectType({
  description:
    'A newcomer has to accept these pages first. Nothing was done, and the link still works: send it again with what was accepted.',
})
@Allow('anyone')
export class LegalPagesNeeded {
  @Field(() => [LegalPageToAccept], { description: 'The versions that bind now.' })
  pages!: LegalPageToAccept[];
}

@InputType({ description: 'A version of a legal page that a newcomer has accepted.' })
export class AcceptedLegalPageInput {
  @Field(() => LegalKindEnum, { description: 'Which page it is.' })
  @IsIn(LEGAL_KINDS)
  kind!: LegalKind;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

@ArgsType()
export class SignInArgs {
  @Field({ description: 'The `token` parameter of the email link.' })
  @IsString()
  token!: string;

  @Field(() => [AcceptedLegalPageInput], {
    nullable: true,
    description: 'What a newcomer has accepted, when LegalPagesNeeded asked for it; 10 at most.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => AcceptedLegalPageInput)
  accepted?: AcceptedLegalPageInput[] | null;
}

@ObjectType({ description: 'The first step is done. Pass the challenge and a code to enterSecondFactor.' })
@Allow('anyone')
export class SecondFactorAsked {
  @Field({ description: 'Proof of the first step. Keep it in memory only.' })
  challenge!: string;

  @Field(() => Int, { description: 'Minutes until the challenge expires.' })
  expiresInMinutes!: number;
}

@ObjectType({ description: 'Signed out.' })
@Allow('anyone')
export class SignedOut {
  @Field(() => Int, { description: 'How many sessions were ended.' })
  sessions!: number;
}

export const RequestSignInResult = createUnionType({
  name: 'RequestSignInResult',
  description: 'Result of requesting a link.',
  types: () => [SignInRequested, Throttled] as const,
});
export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'Result of signing in.',
  types: () => [SignedIn, SecondFactorAsked, LegalPagesNeeded, SignInLinkInvalid, Throttled] as const,
});
