import { Field, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Me, RoleEnum } from '#libs/people';
import { Allow, type Role } from '#libs/platform';

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
  types: () => [SignedIn, SecondFactorAsked, SignInLinkInvalid, Throttled] as const,
});
