import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Clock,
  CodedError,
  Costs,
  Database,
  Me as CurrentViewer,
  Random,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { isRecentlyAuthenticated } from '../sessions/recent-authentication.js';
import { IdentityProvider } from './identity-provider.js';
import { t } from '../accounts.texts.js';
import { Me } from '#libs/people';
import { SignedOut, Throttled } from '../sign-in/sign-in.types.js';
import { ProviderSignIn } from './provider-sign-in.js';
import {
  LinkedIdentity,
  ProviderAsk,
  ProviderUnavailable,
  SignInProvider,
  StartLinkingProviderResult,
  StartProviderSignInResult,
  UnlinkProviderResult,
} from './provider.types.js';
import { callerOf } from '../sessions/sessions.js';
import { TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';
import { recentSignInNeeded, throttled } from '../sign-in/sign-in-answers.js';

@Resolver(() => Me)
export class ProviderResolver {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly signIns: ProviderSignIn,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  @Query(() => SignInProvider, {
    nullable: true,
    description: 'The identity provider of this deployment; null when there is none.',
  })
  @Allow('anyone')
  signInProvider(): SignInProvider | null {
    const { label } = this.provider;
    return label ? make(SignInProvider, { label }) : null;
  }

  @ResolveField('identities', () => [LinkedIdentity], {
    description: 'Identities linked to my account; at most one per provider.',
  })
  async ofMe(@Parent() { accountId }: Me): Promise<LinkedIdentity[]> {
    return (await this.signIns.of(accountId)).map((row) => this.identityOf(row, accountId));
  }

  @Mutation(() => StartProviderSignInResult, { description: 'Starts signing in through the identity provider.' })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 200, minutes: 15 })
  @Costs('signIn')
  startProviderSignIn(
    @Args('next', {
      type: () => String,
      nullable: true,
      description: 'Path of this network’s pages to continue to; any other value leads to the home page.',
    })
    next: string | null,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartProviderSignInResult> {
    return this.start(viewer, request, { next, accountId: null });
  }

  @Mutation(() => StartLinkingProviderResult, {
    description: 'Starts linking the provider to my account, so that I can sign in through it.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async startLinkingProvider(
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof StartLinkingProviderResult> {
    if (!(await this.hasRecentSignIn(viewer))) return recentSignInNeeded(viewer);
    return this.start(viewer, request, { next: `/${viewer.network.slug}/account`, accountId: viewer.account!.id });
  }

  @Mutation(() => UnlinkProviderResult, {
    description:
      'Unlinks the provider from my account. I can still sign in by email link. NOT_FOUND when it is not linked to my account.',
  })
  @Allow('signedIn')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async unlinkProvider(
    @Args('issuer', { description: 'Address of the provider, from `identities`.' }) issuer: string,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof UnlinkProviderResult> {
    if (!(await this.hasRecentSignIn(viewer))) return recentSignInNeeded(viewer);
    const { id } = viewer.account!;
    const row = await this.signIns.unlink(viewer.network, id, issuer.slice(0, 500), callerOf(viewer, request));
    if (!row) throw new CodedError('NOT_FOUND', 'This provider is not linked to your account.');
    return this.identityOf(row, id);
  }

  private async start(
    viewer: Viewer,
    request: RequestContext,
    about: { next: string | null; accountId: string | null },
  ): Promise<ProviderAsk | ProviderUnavailable | Throttled> {
    const { locale } = viewer;
    if (!this.provider.label) return make(ProviderUnavailable, { message: t(locale).noProvider });
    const browser = request.reply.bindBrowser(this.random.secret());
    const started = await this.signIns.start(viewer.network, browser, callerOf(viewer, request), about);
    if (started === 'AWAY')
      return make(ProviderUnavailable, { message: t(locale).providerUnavailable(this.provider.label) });
    if (started instanceof TooManyAttempts) return throttled(viewer, started);
    return make(ProviderAsk, started);
  }

  private hasRecentSignIn({ account }: Viewer): Promise<boolean> {
    return isRecentlyAuthenticated(this.database.open, account!.sessionId, this.clock.now());
  }

  /** The name of the configured provider; for an identity of a former provider, its host. */
  private identityOf({ issuer, createdAt }: { issuer: string; createdAt: Temporal.Instant }, accountId: string) {
    const label = issuer === this.provider.issuer ? this.provider.label! : new URL(issuer).host;
    return make(LinkedIdentity, { accountId, issuer, label, linkedAt: createdAt });
  }
}

@Resolver(() => SignedOut)
export class ProviderSignedOutResolver {
  constructor(private readonly signIns: ProviderSignIn) {}

  @ResolveField('providerUrl', () => String, {
    nullable: true,
    description:
      'Address that signs the browser out at the provider as well; null when the session did not start at the provider.',
  })
  @Allow('signedIn')
  async providerUrl(@CurrentViewer() { account, network }: Viewer): Promise<string | null> {
    return (await this.signIns.signOutUrl(network, account!)) ?? null;
  }
}
