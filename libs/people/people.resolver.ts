import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsEmail, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import {
  Allow,
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  Me as CurrentViewer,
  Request,
  type RequestContext,
  type Viewer,
  make,
} from '#libs/platform';
import { t } from './people.texts.js';
import * as queries from './people.queries.js';
import {
  DemoSignIn,
  LocaleEnum,
  Me,
  Member,
  RequestSignInResult,
  RoleGrant,
  SignInLinkInvalid,
  SignInRequested,
  SignInResult,
  SignedIn,
  SignedOut,
  Throttled,
} from './people.types.js';
import { Sessions, callerOf } from './sessions.js';
import { Viewers } from './viewers.js';
import { LINK_MINUTES, type OpenedSession, SignIn, demoEmail, demoRoles } from './sign-in.js';

@ArgsType()
class RequestSignInArgs {
  @Field({ description: 'Where to send the link.' })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @Field(() => String, { nullable: true, description: 'Your name, when you sign up.' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the mail; that of the request when left out.' })
  @IsOptional()
  @IsIn(['fr', 'en'])
  locale?: Locale | null;
}

@Resolver(() => Me)
export class PeopleResolver {
  constructor(
    private readonly signIns: SignIn,
    private readonly viewers: Viewers,
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Query(() => Me, { nullable: true, description: 'The signed-in person; null when signed out.' })
  @Allow('anyone')
  me(@CurrentViewer() viewer: Viewer): Me | null {
    const { account, member } = viewer;
    if (!account) return null;
    const roles: RoleGrant[] = (member?.roles ?? []).map((grant) => make(RoleGrant, grant));
    if (member) roles.unshift(make(RoleGrant, { role: 'MEMBER', venueId: null }));
    if (account.platformOperator) roles.push(make(RoleGrant, { role: 'PLATFORM_OPERATOR', venueId: null }));
    return make(Me, {
      accountId: account.id,
      id: account.id,
      name: account.name,
      email: account.email,
      locale: account.locale,
      member: member && make(Member, { id: member.id, name: account.name }),
      roles,
    });
  }

  @Query(() => [DemoSignIn], { description: 'Ready persons to sign in as; empty outside demo mode.' })
  @Allow('anyone')
  async demoSignIns(): Promise<DemoSignIn[]> {
    if (!this.env.DEMO) return [];
    const keys = Object.keys(demoRoles) as (keyof typeof demoRoles)[];
    const accounts = await this.database.open.rows<{ email: string; name: string }>(queries.demoAccounts, [
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
  async requestSignIn(
    @Args() { email, name, locale }: RequestSignInArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<typeof RequestSignInResult> {
    const ask = {
      email,
      name: name ?? null,
      locale: locale ?? viewer.locale,
      address: viewer.address,
      requestId: viewer.requestId,
    };
    if (!(await this.signIns.request(viewer.network, ask))) return throttled(viewer);
    const mailStaysHere = !this.env.SMTP_URL && this.env.NODE_ENV !== 'production';
    return make(SignInRequested, {
      email,
      expiresInMinutes: LINK_MINUTES,
      mailboxUrl: mailStaysHere ? '/dev/mail' : null,
    });
  }

  @Mutation(() => SignInResult, {
    description: 'Spends the single-use token of a mailed link and sets the session cookie.',
  })
  @Allow('anyone')
  async signIn(
    @Args('token', { description: 'The `token` of the mailed link.' }) token: string,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof SignInResult> {
    const opened = await this.signIns.spend(viewer.network, token.slice(0, 200), callerOf(viewer, request));
    if (opened === 'THROTTLED') return throttled(viewer);
    if (opened === 'INVALID') return make(SignInLinkInvalid, { message: t(viewer.locale).linkInvalid });
    return this.signedIn(opened, viewer, request);
  }

  @Mutation(() => SignInResult, { description: 'Signs in as a ready person; only in demo mode.' })
  @Allow('anyone')
  async signInAsDemo(
    @Args('key', { description: 'A key of demoSignIns.' }) key: string,
    @CurrentViewer() viewer: Viewer,
    @Request() request: RequestContext,
  ): Promise<typeof SignInResult> {
    const opened = await this.signIns.asDemo(viewer.network, key, callerOf(viewer, request));
    if (!opened) return make(SignInLinkInvalid, { message: t(viewer.locale).noDemo });
    return this.signedIn(opened, viewer, request);
  }

  @Mutation(() => SignedOut, { description: 'Ends this session, or all of the person’s.' })
  @Allow('signedIn')
  async signOut(
    @Args('everywhere', { defaultValue: false, description: 'End every session of mine, on all machines.' })
    everywhere: boolean,
    @CurrentViewer() { account }: Viewer,
    @Request() request: RequestContext,
  ): Promise<SignedOut> {
    const now = this.clock.now();
    const { open } = this.database;
    const sessions = everywhere
      ? await this.sessions.endAll(open, account!.id, now)
      : await this.sessions.end(open, account!.sessionId, now);
    request.reply.clearSession();
    return make(SignedOut, { sessions });
  }

  @Mutation(() => Me, { description: 'Sets the language of my mails and pages.' })
  @Allow('signedIn')
  async setLocale(
    @Args('locale', { type: () => LocaleEnum, description: 'The language.' }) locale: Locale,
    @CurrentViewer() viewer: Viewer,
  ): Promise<Me> {
    await this.database.open.run(queries.setLocale, [viewer.account!.id, locale]);
    return this.me({ ...viewer, account: { ...viewer.account!, locale } })!;
  }

  /** Hands the session to the browser that proved whose it is. */
  async signedIn({ secret }: OpenedSession, viewer: Viewer, request: RequestContext): Promise<SignedIn> {
    request.reply.setSession(secret);
    // The rest of this answer is read by the person who just signed in.
    request.viewer = await this.viewers.of({
      slug: viewer.network.slug,
      secret,
      language: viewer.locale,
      requestId: viewer.requestId,
      address: viewer.address,
    });
    return make(SignedIn, { me: this.me(request.viewer)! });
  }
}

function throttled({ locale }: Viewer): Throttled {
  return make(Throttled, { retryAfterSeconds: 15 * 60, message: t(locale).throttled });
}
