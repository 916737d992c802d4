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

/** Why a person who came back from the provider is not signed in. The sign-in page shows a text for each. */
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

/** Where to redirect the browser that came back, and the secret of its new session if there is one. */
export interface SignInRedirect {
  path: string;
  secret?: string;
  /** The mail address of the account that is now signed in. */
  email?: string;
}

const LIMITS = { starts: 60, returns: 60 };

/** Signs in through the identity provider, and links an identity to the account of a signed-in person. */
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

  /** @param about the account to link the identity to, or null to sign in. @returns the provider's sign-in address */
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
    // The slug comes first, so that the network is known even when the rest of the state is invalid.
    const challenge = { accountId: about.accountId, payload, prefix: `${slug}.` };
    try {
      return { url: await this.provider.signInUrl(await this.challenges.issue('PROVIDER', browser, challenge)) };
    } catch (fault) {
      if (fault instanceof ProviderFault) return 'AWAY';
      throw fault;
    }
  }

  /** The network named in a state, if it exists. */
  async networkOf(state: string): Promise<NetworkRef | undefined> {
    const [slug] = state.slice(0, 200).split('.');
    return (await this.networks.all()).find((network) => network.slug === slug);
  }

  /** Handles a browser that came back. `viewer` is the account that was already signed in there. */
  async finish(
    network: NetworkRef,
    callback: { search: string; state: string; browser: string; locale: Locale },
    viewer: { accountId: string | null },
    caller: Caller,
  ): Promise<SignInRedirect> {
    const signInPage = (problem: ProviderProblem, next?: string): SignInRedirect => ({
      path: `/${network.slug}/sign-in?${new URLSearchParams({ problem, ...(next && { next }) })}`,
    });
    const limits = perCaller('provider-return', caller, LIMITS.returns);
    if (await this.rateLimiter.count(network, limits, caller)) return signInPage('too-many');
    const challenge = await this.challenges.consume('PROVIDER', callback.state, callback.browser);
    if (!challenge) return signInPage('expired');
    const { next } = challenge.payload;
    const linking = challenge.accountId;
    if (linking && linking !== viewer.accountId) return signInPage('expired', next);
    try {
      const person = await this.provider.profileFromCallback(callback.search, callback.state);
      const done = linking
        ? await this.link(network, linking, person, caller)
        : await this.signIn(network, person, callback.locale, caller);
      // The challenge is in the fragment, which is neither logged nor sent to other sites.
      if (typeof done !== 'string' && 'challenge' in done)
        return { path: `/${network.slug}/sign-in?${new URLSearchParams({ next })}#second=${done.challenge}` };
      if (typeof done !== 'string') return { path: next, ...done };
      return linking ? { path: withProblem(next, done) } : signInPage(done, next);
    } catch (fault) {
      if (!(fault instanceof ProviderFault)) throw fault;
      if (fault.kind !== 'CANCELLED')
        this.log.warn(`A sign-in at the identity provider failed: ${causeMessages(fault)}`);
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

  /**
   * Where to redirect a browser that signed out, so that it is signed out at the provider too. The address is given once. It is
   * undefined when the session did not start at the provider or the provider does not answer: signing out here does not depend
   * on it.
   */
  async signOutUrl(
    network: NetworkRef,
    { id, sessionId }: { id: string; sessionId: string },
  ): Promise<string | undefined> {
    const stored = await this.database.open.maybe<{ idToken: Buffer }>(queries.takeProviderSession, [sessionId]);
    if (!stored || !this.provider.label) return undefined;
    try {
      const idToken = this.tokens.decrypt(stored.idToken, id).toString();
      return await this.provider.signOutUrl(idToken, `${network.slug}.${this.random.secret()}`);
    } catch (fault) {
      this.log.warn(`A sign-out at the identity provider failed: ${causeMessages(fault)}`);
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
      const account = await this.findOrCreateAccount(tx, person, locale, caller);
      if (typeof account === 'string') throw new Rollback(account);
      // An account with a second factor of its own is asked for it, whatever the provider verified.
      const secondFactor = person.secondFactor && !(await tx.maybe(hasSecondFactor, [account.id]));
      const admission = await this.signIns.admit(tx, network, account, caller, { secondFactor });
      if (admission === 'INVALID') return 'refused';
      if ('secret' in admission)
        await tx.run(queries.insertProviderSession, [
          hashOf(admission.secret),
          this.tokens.encrypt(Buffer.from(person.idToken), account.id),
        ]);
      return 'secret' in admission ? { ...admission, email: account.email } : admission;
    });
  }

  /**
   * The account linked to the identity. At the first sign-in, the account of the verified mail address, which is created if it
   * does not exist.
   */
  private async findOrCreateAccount(
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
    // Without verification, anybody could enter another person's address at the provider and open their account.
    if (!person.emailVerified) return 'unverified-mail';
    const known = await tx.maybe<KnownAccount>(accountByEmail, [person.email]);
    const account = await tx.one<KnownAccount>(accountForEmail, [person.email, person.name, locale, now]);
    if ((await tx.run(queries.linkIdentity, [...identity, account.id, now])) === 1) {
      if (known) await this.notices.send(tx, account.id, caller, 'IDENTITY_LINKED');
      return account;
    }
    // Either a simultaneous sign-in linked the identity first, or another identity of this provider is linked to the account,
    // as when an address was given to another person.
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

/** The messages of an error and its causes, for the server's log. They contain no token. */
function causeMessages(fault: unknown): string {
  const lines: string[] = [];
  for (let one = fault; one instanceof Error && lines.length < 5; one = one.cause)
    lines.push(one.message.slice(0, 200));
  return lines.join(' ← ');
}
