import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  Cipher,
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type NetworkRef,
  Networks,
  Random,
  Rollback,
  type Sql,
  hashOf,
} from '#libs/platform';
import { Challenges } from '../challenges.js';
import * as queries from './identities.queries.js';
import { type IdentityRow } from './identities.queries.js';
import { IdentityProvider, ProviderFault } from './identity-provider.js';
import { accountByEmail, accountForEmail } from '#libs/people';
import { safeRedirectPath } from '../rules/safe-redirect-path.js';
import { perCaller } from '../rules/sign-in-limits.js';
import { type OidcProfile } from '../rules/profile-from-oidc-claims.js';
import { SecurityNotices } from '../security-notices.js';
import { hasSecondFactor } from '../second-factor/second-factor.queries.js';
import { type Caller } from '../sessions/sessions.js';
import { type Admission, type KnownAccount, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

/** Why somebody who came back from the provider is not signed in; the page says it in words. */
export const PROVIDER_PROBLEMS = [
  'expired',
  'cancelled',
  'away',
  'refused',
  'no-mail',
  'unverified-mail',
  'linked-elsewhere',
  'too-many',
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

/** Where to send the browser that came back, and the secret of its new session when there is one. */
export interface Landing {
  path: string;
  secret?: string;
  /** The mail address of the account that is signed in now. */
  email?: string;
}

const LIMITS = { starts: 60, returns: 60 };

/** Signing in through the provider of identities, and linking it to an account somebody is signed in to. */
@Injectable()
export class ProviderSignIn {
  private readonly log = new Logger(ProviderSignIn.name);
  private readonly tokens: Cipher;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly networks: Networks,
    private readonly challenges: Challenges,
    private readonly provider: IdentityProvider,
    private readonly signIns: SignIn,
    private readonly notices: SecurityNotices,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly random: Random,
    @Inject(ENV) env: Env,
  ) {
    this.tokens = new Cipher(env.SECRET, 'provider-id-token');
  }

  /** @param about whose account it is to be linked to; null to sign in. @returns where to send the browser */
  async start(
    network: NetworkRef,
    browser: string,
    caller: Caller,
    about: { next: string | null; accountId: string | null },
  ): Promise<{ url: string } | 'AWAY' | TooManyAttempts> {
    const refusal = await this.rateLimiter.countSilently(perCaller('provider-start', caller, LIMITS.starts));
    if (refusal) return refusal;
    const { slug } = network;
    const payload = { slug, next: safeRedirectPath(slug, about.next) };
    // The network leads: it says on whose page to land even when nothing else of the state holds.
    const ask = { accountId: about.accountId, payload, prefix: `${slug}.` };
    try {
      return { url: await this.provider.signInUrl(await this.challenges.ask('PROVIDER', browser, ask)) };
    } catch (fault) {
      if (fault instanceof ProviderFault) return 'AWAY';
      throw fault;
    }
  }

  /** The network a state leads back to, if any. */
  async networkOf(state: string): Promise<NetworkRef | undefined> {
    const [slug] = state.slice(0, 200).split('.');
    return (await this.networks.all()).find((network) => network.slug === slug);
  }

  /** What becomes of a browser that came back. `viewer` is who was signed in there already. */
  async finish(
    network: NetworkRef,
    back: { search: string; state: string; browser: string; locale: Locale },
    viewer: { accountId: string | null },
    caller: Caller,
  ): Promise<Landing> {
    const signInPage = (problem: ProviderProblem, next?: string): Landing => ({
      path: `/${network.slug}/sign-in?${new URLSearchParams({ problem, ...(next && { next }) })}`,
    });
    const limits = perCaller('provider-return', caller, LIMITS.returns);
    if (await this.rateLimiter.count(network, limits, caller)) return signInPage('too-many');
    const asked = await this.challenges.settle('PROVIDER', back.state, back.browser);
    if (!asked) return signInPage('expired');
    const { next } = asked.payload;
    const linking = asked.accountId;
    if (linking && linking !== viewer.accountId) return signInPage('expired', next);
    try {
      const person = await this.provider.whoCameBack(back.search, back.state);
      const done = linking
        ? await this.link(network, linking, person, caller)
        : await this.signIn(network, person, back.locale, caller);
      // After the #, where neither logs nor other sites read it.
      if (typeof done !== 'string' && 'challenge' in done)
        return { path: `/${network.slug}/sign-in?${new URLSearchParams({ next })}#second=${done.challenge}` };
      if (typeof done !== 'string') return { path: next, ...done };
      return linking ? { path: withProblem(next, done) } : signInPage(done, next);
    } catch (fault) {
      if (!(fault instanceof ProviderFault)) throw fault;
      if (fault.kind !== 'CANCELLED') this.log.warn(`Nobody came back from the identity provider: ${reasons(fault)}`);
      const problem = fault.kind.toLowerCase() as ProviderProblem;
      return linking ? { path: withProblem(next, problem) } : signInPage(problem, next);
    }
  }

  of(accountId: string): Promise<IdentityRow[]> {
    return this.database.open.rows<IdentityRow>(queries.identitiesOf, [accountId]);
  }

  /** @returns undefined when the account has no such identity */
  unlink(network: NetworkRef, accountId: string, issuer: string, caller: Caller): Promise<IdentityRow | undefined> {
    return this.database.inTransaction(network.id, async (tx) => {
      const row = await tx.maybe<IdentityRow>(queries.unlinkIdentity, [accountId, issuer]);
      if (row) await this.notices.send(tx, accountId, caller, 'IDENTITY_UNLINKED');
      return row;
    });
  }

  /** Where to send a browser that signed out here, so that it is signed out at the provider too. Told once; undefined when it did
   *  not sign in through it, or when the provider does not answer: signing out here never waits for that. */
  async signOutUrl(
    network: NetworkRef,
    { id, sessionId }: { id: string; sessionId: string },
  ): Promise<string | undefined> {
    const kept = await this.database.open.maybe<{ idToken: Buffer }>(queries.takeProviderSession, [sessionId]);
    if (!kept || !this.provider.label) return undefined;
    try {
      const idToken = this.tokens.decrypt(kept.idToken, id).toString();
      return await this.provider.signOutUrl(idToken, `${network.slug}.${this.random.secret()}`);
    } catch (fault) {
      this.log.warn(`Nobody is signed out at the identity provider: ${reasons(fault)}`);
      return undefined;
    }
  }

  private signIn(
    network: NetworkRef,
    person: OidcProfile & { idToken: string },
    locale: Locale,
    caller: Caller,
  ): Promise<(Admission & { email?: string }) | ProviderProblem> {
    return this.database.inTransaction(network.id, async (tx) => {
      const account = await this.accountOf(tx, person, locale, caller);
      if (typeof account === 'string') throw new Rollback(account);
      // What somebody set up here is asked for here, whatever the provider did.
      const secondFactor = person.secondFactor && !(await tx.maybe(hasSecondFactor, [account.id]));
      const admission = await this.signIns.admit(tx, network, account, caller, { secondFactor });
      if (admission === 'INVALID') return 'refused';
      if ('secret' in admission)
        await tx.run(queries.keepProviderSession, [
          hashOf(admission.secret),
          this.tokens.encrypt(Buffer.from(person.idToken), account.id),
        ]);
      return 'secret' in admission ? { ...admission, email: account.email } : admission;
    });
  }

  /** The account of a person: the one linked to them; else, the first time, the one whose mail address is proven to be theirs. */
  private async accountOf(
    tx: Sql,
    person: OidcProfile,
    locale: Locale,
    caller: Caller,
  ): Promise<KnownAccount | ProviderProblem> {
    const now = this.clock.now();
    const identity = [person.issuer, person.subject];
    const linked = await tx.maybe<KnownAccount>(queries.accountByIdentity, identity);
    if (linked) return linked;
    if (!person.email) return 'no-mail';
    // Taken on trust, an address would open its holder's account, now or the day the holder comes.
    if (!person.emailVerified) return 'unverified-mail';
    const known = await tx.maybe<KnownAccount>(accountByEmail, [person.email]);
    const account = await tx.one<KnownAccount>(accountForEmail, [person.email, person.name, locale, now]);
    if ((await tx.run(queries.linkIdentity, [...identity, account.id, now])) === 1) {
      if (known) await this.notices.send(tx, account.id, caller, 'IDENTITY_LINKED');
      return account;
    }
    // Another window was faster, or somebody else at the provider holds this account: an address given anew, for one.
    return (await tx.maybe<KnownAccount>(queries.accountByIdentity, identity)) ?? 'linked-elsewhere';
  }

  private link(
    network: NetworkRef,
    accountId: string,
    { issuer, subject }: OidcProfile,
    caller: Caller,
  ): Promise<{ secret?: string } | ProviderProblem> {
    return this.database.inTransaction(network.id, async (tx) => {
      if ((await tx.run(queries.linkIdentity, [issuer, subject, accountId, this.clock.now()])) === 1) {
        await this.notices.send(tx, accountId, caller, 'IDENTITY_LINKED');
        return {};
      }
      const holder = await tx.maybe<KnownAccount>(queries.accountByIdentity, [issuer, subject]);
      return holder?.id === accountId ? {} : 'linked-elsewhere';
    });
  }
}

function withProblem(path: string, problem: ProviderProblem): string {
  const url = new URL(path, 'https://here.invalid');
  url.searchParams.set('problem', problem);
  return url.pathname + url.search + url.hash;
}

/** What lies behind a fault, for who runs the server; no token is in it. */
function reasons(fault: unknown): string {
  const lines: string[] = [];
  for (let one = fault; one instanceof Error && lines.length < 5; one = one.cause)
    lines.push(one.message.slice(0, 200));
  return lines.join(' ← ');
}
