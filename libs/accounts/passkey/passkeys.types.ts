import { Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { SecondFactorAsked, SignedIn, Throttled } from '../sign-in/sign-in.types.js';

@ObjectType({ description: 'A passkey of the signed-in person: a device or password manager that signs in by itself.' })
@Allow('self')
export class Passkey {
  accountId!: string;

  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field({ description: 'What the person calls it, such as the device it is on.' })
  name!: string;

  @Field({
    description: 'Whether it is synchronised between the person’s devices, so that losing one does not lose it.',
  })
  backedUp!: boolean;

  @Field(() => InstantScalar, { description: 'When it was added.' })
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it last signed in; null when it never did.' })
  lastUsedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'What to hand to the browser, whose answer is sent back within ten minutes.' })
@Allow('anyone')
export class PasskeyAsk {
  @Field({ description: 'Options of WebAuthn in their JSON form, as text.' })
  options!: string;
}

@ObjectType({ description: 'The passkey was not taken; nothing was changed.' })
@Allow('anyone')
export class PasskeyRefused {
  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({
  description:
    'Too long since this person signed in for such a change, or by too little for who administers. Sign in again, then repeat it.',
})
@Allow('anyone')
export class RecentSignInNeeded {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The passkey is there and signs in from now on. A mail tells its owner.' })
@Allow('signedIn')
export class PasskeyAdded {
  @Field(() => Passkey, { description: 'The new passkey.' })
  passkey!: Passkey;
}

export const StartAddingPasskeyResult = createUnionType({
  name: 'StartAddingPasskeyResult',
  description: 'What came of asking to add a passkey.',
  types: () => [PasskeyAsk, RecentSignInNeeded] as const,
});
export const AddPasskeyResult = createUnionType({
  name: 'AddPasskeyResult',
  description: 'What came of adding a passkey.',
  types: () => [PasskeyAdded, PasskeyRefused, RecentSignInNeeded] as const,
});
export const RemovePasskeyResult = createUnionType({
  name: 'RemovePasskeyResult',
  description: 'What came of taking a passkey away: the one that is gone.',
  types: () => [Passkey, RecentSignInNeeded] as const,
});
export const StartPasskeySignInResult = createUnionType({
  name: 'StartPasskeySignInResult',
  description: 'What came of asking to sign in with a passkey.',
  types: () => [PasskeyAsk, Throttled] as const,
});
export const PasskeySignInResult = createUnionType({
  name: 'PasskeySignInResult',
  description: 'What came of signing in with a passkey.',
  types: () => [SignedIn, SecondFactorAsked, PasskeyRefused, Throttled] as const,
});
