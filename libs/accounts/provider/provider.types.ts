import { Field, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { RecentSignInNeeded } from '../passkey/passkeys.types.js';
import { Throttled } from '../sign-in/sign-in.types.js';

@ObjectType({ description: 'A provider of identities that one may sign in through.' })
@Allow('anyone')
export class SignInProvider {
  @Field({ description: 'Its name, for the button.' })
  label!: string;
}

@ObjectType({ description: 'An identity at a provider that signs in to the signed-in person’s account.' })
@Allow('self')
export class LinkedIdentity {
  accountId!: string;

  @Field({ description: 'Address of the provider, by which it is unlinked.' })
  issuer!: string;

  @Field({ description: 'Name of the provider.' })
  label!: string;

  @Field(() => InstantScalar, { description: 'When it was linked.' })
  linkedAt!: Temporal.Instant;
}

@ObjectType({ description: 'The browser is to go there; it comes back signed in, or linked, within ten minutes.' })
@Allow('anyone')
export class ProviderAsk {
  @Field({ description: 'Address of the provider’s own page.' })
  url!: string;
}

@ObjectType({ description: 'The provider is not set up or does not answer. Sign in another way.' })
@Allow('anyone')
export class ProviderUnavailable {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

export const UnlinkProviderResult = createUnionType({
  name: 'UnlinkProviderResult',
  description: 'What came of unlinking a provider: the identity that signs in no longer.',
  types: () => [LinkedIdentity, RecentSignInNeeded] as const,
});
export const StartProviderSignInResult = createUnionType({
  name: 'StartProviderSignInResult',
  description: 'What came of asking to sign in through the provider.',
  types: () => [ProviderAsk, ProviderUnavailable, Throttled] as const,
});
export const StartLinkingProviderResult = createUnionType({
  name: 'StartLinkingProviderResult',
  description: 'What came of asking to link the provider to one’s account.',
  types: () => [ProviderAsk, ProviderUnavailable, RecentSignInNeeded, Throttled] as const,
});
