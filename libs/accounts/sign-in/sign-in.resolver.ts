import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString } from 'class-validator';
import {
  Allow,
  Audit,
  Clock,
  Costs,
  Database,
  ENV,
  type Env,
  IsMailAddress,
  IsName,
  type Locale,
  Me as CurrentViewer,
  RateLimit,
  Request,
  type RequestContext,
  type Viewer,
  actorOf,
  make,
} from '#libs/platform';
import { LINK_MINUTES, MailLinks } from './mail-links.js';
import { t } from '../accounts.texts.js';
import { LocaleEnum } from '#libs/people';
import { demoAccounts } from './sign-in.queries.js';
import {
  DemoSignIn,
  LegalPageToAccept,
  LegalPagesNeeded,
  RequestSignInResult,
  SignInArgs,
  SignInLinkInvalid,
  SignInRequested,
  SignInResult,
  SignedOut,
  Throttled,
} from './sign-in.types.js';
import { Sessions, callerOf } from '../sessions/sessions.js';
import { TooManyAttempts } from './sign-in-rate-limiter.js';
import { SignIn, demoEmail, demoRoles } from './sign-in.js';
import { SignInAnswers, throttled } from './sign-in-answers.js';

@ArgsType()
class RequestSignInArgs {
  @Field({ description: 'Where to send the link.' })
  @IsMailAddress()
  email!: string;

  @Field(() => String, { nullable: true, description: 'Name of a newcomer. Ignored when the address has an account.' })
  @IsOptional()
  @IsString()
  @IsName()
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the mail; that of the request by default.' })
  @IsOptional()
  @IsIn(['fr', 'en'])
  locale?: Locale | null;
}

@Resolver()
export class SignInResolver {
  constructor(
    private readonly links: MailLinks,
    private readonly signIns: SignIn,
    private readonly signInAnswers: SignInAnswers,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Query(() => [DemoSignIn], {
    description: 'Demonstration accounts to sign in with; empty outside demo mode and for callers on other machines.',
  })
  @Allow('anyone')
  async demoSignIns(@Request() request: RequestContext): Promise<DemoSignIn[]> {
    if (!this.env.DEMO || !request.isLocal) return [];
    const keys = Object.keys(demoRoles) as (keyof typeof demoRoles)[];
    const accounts = await this.database.open.rows<{ email: string; name: string }>(demoAccounts, [
      keys.map(demoEmail),
    ]);
    const names = new Map(accounts.map(({ email, name }) => [email, name]));
    return keys
      .filter((key) => names.has(demoEmail(key)))
      .map((key) => make(DemoSignIn, { key, name: names.get(demoEmail(key))!, role: demoRoles[key] }));
  }

  @Mutation(() => RequestSignInResult, {
    description: 'Mails a sign-in link. The answer is the same for known and unknown addresses.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 200, minutes: 15 })
  @Costs('signIn')
  async requestSignIn(
    @Args() { email, name, locale }: RequestSignInArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof RequestSignInResult> {
    const link = { email, name: name ?? null, locale: locale ?? viewer.locale };
    const requested = await this.links.request(viewer.network, link, callerOf(viewer, request));
    if (requested instanceof TooManyAttempts) {
      const { retryAfterSeconds } = requested;
      const message = t(viewer.locale).linksThrottled(Math.ceil(retryAfterSeconds / 60));
      return make(Throttled, { retryAfterSeconds, message });
    }
    const mailStaysHere = !this.env.SMTP_URL && this.env.NODE_ENV !== 'production' && request.isLocal;
    return make(SignInRequested, {
      email,
      expiresInMinutes: LINK_MINUTES,
      mailboxUrl: mailStaysHere ? '/dev/mail' : null,
    });
  }

  @Mutation(() => SignInResult, {
    description: 'Signs in with the single-use token of an email link and sets the session cookie.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 60, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async signIn(
    @Args() { token, accepted }: SignInArgs,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof SignInResult> {
    const admission = await this.links.spend(
      viewer.network,
      token.slice(0, 200),
      accepted ?? [],
      callerOf(viewer, request),
    );
    if (admission instanceof TooManyAttempts) return throttled(viewer, admission);
    if (admission === 'INVALID') return make(SignInLinkInvalid, { message: t(viewer.locale).linkInvalid });
    if ('toAccept' in admission)
      return make(LegalPagesNeeded, { pages: admission.toAccept.map((page) => make(LegalPageToAccept, page)) });
    return this.signInAnswers.answer(admission, viewer, request);
  }

  @Mutation(() => SignInResult, {
    description: 'Signs in with a demonstration account; only in demo mode, and only for callers on the same machine.',
  })
  @Allow('anyone')
  @RateLimit({ perAccount: 300, perClientNetwork: 600, minutes: 15 })
  @Costs('signIn')
  async signInAsDemo(
    @Args('key', { description: 'A key of demoSignIns.' }) key: string,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof SignInResult> {
    const admission =
      request.isLocal && (await this.signIns.signInAsDemo(viewer.network, key, callerOf(viewer, request)));
    if (!admission) return make(SignInLinkInvalid, { message: t(viewer.locale).noDemo });
    return this.signInAnswers.signedIn(admission, viewer, request);
  }

  @Mutation(() => SignedOut, { description: 'Ends this session, or all sessions of the person.' })
  @Allow('signedIn')
  @RateLimit({ perAccount: 60, minutes: 60 })
  @Costs('signIn')
  async signOut(
    @Args('everywhere', { defaultValue: false, description: 'Ends all my sessions, on all devices.' })
    everywhere: boolean,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<SignedOut> {
    const { id, sessionId } = viewer.account!;
    const now = this.clock.now();
    const sessions = await this.database.inTransaction(viewer.network.id, async (tx) => {
      await this.audit.record(tx, actorOf(viewer), everywhere ? 'SESSIONS_ENDED' : 'SIGN_OUT', ['ACCOUNT', id]);
      return everywhere ? this.sessions.endAll(tx, id, now) : this.sessions.end(tx, sessionId, now);
    });
    request.reply.clearSession();
    return make(SignedOut, { sessions });
  }
}
