import { Field, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, InstantScalar } from '#libs/platform';
import { RecentSignInNeeded } from '../passkey/passkeys.types.js';
import { Throttled } from '../sign-in/sign-in.types.js';

@ObjectType({ description: 'An identity provider that people can sign in through.' })
@Allow('anyone')
export class SignInProvider {
  @Field({ description: 'Name shown on the button.' })
  label!: string;
}

@ObjectType({ description: 'An identity at a provider, linked to the account of the signed-in person.' })
@Allow('self')
export class LinkedIdentity {
  accountId!: string;

  @Field({ description: 'Address of the provider. Pass it to unlinkProvider.' })
  issuer!: string;

  @Field({ description: 'Name of the provider.' })
  label!: string;

  @Field(() => InstantScalar, { description: 'When it was linked.' })
  linkedAt!: Temporal.Instant;
}

@ObjectType({
  description:
    'Send the browser to this address. It comes back signed in or linked; the request expires after ten minutes.',
})
@Allow('anyone')
export class ProviderAsk {
  @Field({ description: 'Address of the provider’s sign-in page.' })
  url!: string;
}

@ObjectType({ description: 'The provider is not configured or is not responding. Sign in another way.' })
@Allow('anyone')
export class ProviderUnavailable {
  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

export const UnlinkProviderResult = createUnionType({
  name: 'UnlinkProviderResult',
  description: 'Result of unlinking a provider: the unlinked identity.',
  types: () => [LinkedIdentity, RecentSignInNeeded] as const,
});
export const StartProviderSignInResult = createUnionType({
  name: 'StartProviderSignInResult',
  description: 'Result of starting a sign-in through the provider.',
  types: () => [ProviderAsk, ProviderUnavailable, Throttled] as const,
});
export const StartLinkingProviderResult = createUnionType({
  name: 'StartLinkingProviderResult',
  description: 'Result of starting to link the provider to an account.',
  types: () => [ProviderAsk, ProviderUnavailable, RecentSignInNeeded, Throttled] as const,
});
