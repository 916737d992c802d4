import { Field, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Me, RoleEnum } from '#libs/people';
import { Allow, type Role } from '#libs/platform';

@ObjectType({ description: 'A ready sign-in of the demonstration.' })
@Allow('anyone')
export class DemoSignIn {
  @Field({ description: 'Give it to signInAsDemo.' })
  key!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What this person shows.' })
  role!: Role;
}

@ObjectType({ description: 'A link is on its way, whether or not the address was known.' })
@Allow('anyone')
export class SignInRequested {
  @Field({ description: 'The address as it was given.' })
  email!: string;

  @Field(() => Int, { description: 'Minutes the link stays good.' })
  expiresInMinutes!: number;

  @Field(() => String, { nullable: true, description: 'Where mail can be read when it stays on this machine.' })
  mailboxUrl!: string | null;
}

@ObjectType({ description: 'Too many tries; nothing was done.' })
@Allow('anyone')
export class Throttled {
  @Field(() => Int, { description: 'Seconds to wait before the next try.' })
  retryAfterSeconds!: number;

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'Signed in: the session cookie is set.' })
@Allow('anyone')
export class SignedIn {
  @Field(() => Me, { description: 'Who is signed in now.' })
  me!: Me;
}

@ObjectType({ description: 'The link was used already, is too old, or never was one. Ask for a new one.' })
@Allow('anyone')
export class SignInLinkInvalid {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The first step is done. Give the challenge and a code to enterSecondFactor.' })
@Allow('anyone')
export class SecondFactorAsked {
  @Field({ description: 'Proof of the first step. Keep it in memory only.' })
  challenge!: string;

  @Field(() => Int, { description: 'Minutes the challenge stays good.' })
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
  description: 'What came of asking for a link.',
  types: () => [SignInRequested, Throttled] as const,
});
export const SignInResult = createUnionType({
  name: 'SignInResult',
  description: 'What came of signing in.',
  types: () => [SignedIn, SecondFactorAsked, SignInLinkInvalid, Throttled] as const,
});
