import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, type Locale, ROLES, type Role, enumOf } from '#libs/platform';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do in a network or, for the platform operator, in all.',
});
export const LocaleEnum = { FR: 'fr', EN: 'en' } as const;
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of the pages and mails.' });

@ObjectType({ description: 'A person as a member of the network.' })
@Allow('signedIn')
export class Member {
  @Field(() => ID, { description: 'Id of the membership, different in each network.' })
  id!: string;

  @Field({ description: 'Name as shown to members.' })
  name!: string;
}

@ObjectType({ description: 'A role held in the network; venue roles name their venue.' })
@Allow('signedIn')
export class RoleGrant {
  @Field(() => RoleEnum, { description: 'What may be done.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The venue a venue role is for.' })
  venueId!: string | null;
}

@ObjectType({ description: 'The signed-in person.' })
@Allow('self')
export class Me {
  accountId!: string;

  @Field(() => ID, { description: 'Id of the account, the same in all networks.' })
  id!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field({ description: 'Where mail goes, and what signs in.' })
  email!: string;

  @Field(() => LocaleEnum, { description: 'Language of mails.' })
  locale!: Locale;

  @Field(() => Member, {
    nullable: true,
    description: 'Membership of the network in the address; null when not a member.',
  })
  member!: Member | null;

  @Field(() => [RoleGrant], {
    description:
      'What the person may do in this network with this session: what asks for a second factor is left out without.',
  })
  roles!: RoleGrant[];
}

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
