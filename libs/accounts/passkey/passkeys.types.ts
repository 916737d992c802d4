import { Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { SecondFactorAsked, SignedIn, Throttled } from '../sign-in/sign-in.types.js';

@ObjectType({ description: 'A passkey of the signed-in person, kept by a device or a password manager.' })
@Allow('self')
export class Passkey {
  accountId!: string;

  @Field(() => ID, { description: 'Opaque identifier.' })
  id!: string;

  @Field({ description: 'Name given by the person, such as the name of the device.' })
  name!: string;

  @Field({
    description: 'Whether the passkey is synchronised between devices, so that it survives the loss of one.',
  })
  backedUp!: boolean;

  @Field(() => InstantScalar, { description: 'When it was added.' })
  createdAt!: Temporal.Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last used to sign in; null when never.' })
  lastUsedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'Options for the browser. Send its answer back within ten minutes.' })
@Allow('anyone')
export class PasskeyAsk {
  @Field({ description: 'WebAuthn options, as JSON text.' })
  options!: string;
}

@ObjectType({ description: 'The passkey was refused. Nothing was changed.' })
@Allow('anyone')
export class PasskeyRefused {
  @Field({ description: 'The reason and what to do, in the language of the request.' })
  message!: string;
}

@ObjectType({
  description:
    'This change needs a sign-in less than ten minutes old, and two factors for an administrator who has them. Sign in again, then repeat the change.',
})
@Allow('anyone')
export class RecentSignInNeeded {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'The passkey is saved and can be used to sign in. The owner is informed by mail.' })
@Allow('signedIn')
export class PasskeyAdded {
  @Field(() => Passkey, { description: 'The new passkey.' })
  passkey!: Passkey;
}

export const StartAddingPasskeyResult = createUnionType({
  name: 'StartAddingPasskeyResult',
  description: 'Result of starting to add a passkey.',
  types: () => [PasskeyAsk, RecentSignInNeeded] as const,
});
export const AddPasskeyResult = createUnionType({
  name: 'AddPasskeyResult',
  description: 'Result of adding a passkey.',
  types: () => [PasskeyAdded, PasskeyRefused, RecentSignInNeeded] as const,
});
export const RemovePasskeyResult = createUnionType({
  name: 'RemovePasskeyResult',
  description: 'Result of removing a passkey: the removed passkey.',
  types: () => [Passkey, RecentSignInNeeded] as const,
});
export const StartPasskeySignInResult = createUnionType({
  name: 'StartPasskeySignInResult',
  description: 'Result of starting a passkey sign-in.',
  types: () => [PasskeyAsk, Throttled] as const,
});
export const PasskeySignInResult = createUnionType({
  name: 'PasskeySignInResult',
  description: 'Result of signing in with a passkey.',
  types: () => [SignedIn, SecondFactorAsked, PasskeyRefused, Throttled] as const,
});
