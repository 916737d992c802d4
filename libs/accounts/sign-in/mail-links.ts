import { Inject, Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type NetworkRef,
  Signer,
  type Sql,
  enqueue,
  hashOf,
  nameFromEmail,
} from '#libs/platform';
import { forgetChallenges } from '../challenges.js';
import { accountForEmail } from '#libs/people';
import { perAccount, perCaller } from '../rules/sign-in-limits.js';
import { forgetSessions } from '../sessions/session.queries.js';
import { type Caller } from '../sessions/sessions.js';
import { sendSignInLink } from '../declared-jobs.js';
import { type Admission, type KnownAccount, SignIn } from './sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from './sign-in-rate-limiter.js';
import * as queries from './sign-in.queries.js';

export const LINK_MINUTES = 15;
/** How many unknown links one client may try in a quarter of an hour. */
const GUESSES = 30;

/** Sign-in by mailed link. The same steps run whether an address is known or not, so neither answer nor time tells. */
@Injectable()
export class MailLinks {
  private readonly links: Signer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly signIns: SignIn,
    private readonly audit: Audit,
    @Inject(ENV) env: Env,
  ) {
    this.links = new Signer(env.SECRET, 'sign-in');
  }

  /** Queues a link for an address. What was mailed before stays good, whoever asks too often. */
  async request(
    network: NetworkRef,
    ask: { email: string; name: string | null; locale: Locale },
    caller: Caller,
  ): Promise<'SENT' | TooManyAttempts> {
    const refusal = await this.rateLimiter.count(network, perAccount('link', ask.email, caller).all, caller);
    if (refusal) return refusal;
    const now = this.clock.now();
    await this.database.inTransaction(network.id, async (tx) => {
      await tx.run(queries.dropExpiredTokens, [ask.email, now]);
      const { id } = await tx.one<{ id: string }>(queries.insertSignInToken, [
        ask.email,
        network.id,
        ask.name,
        ask.locale,
        now,
        now.add({ minutes: LINK_MINUTES }),
      ]);
      await enqueue(tx, {
        job: sendSignInLink,
        subjectId: id,
        payload: { signInTokenId: id },
        runAt: now,
        key: `sign-in:${id}`,
        requestId: caller.requestId,
      });
    });
    return 'SENT';
  }

  /** The secret of a requested link, for the mail alone. The name is that of an account: whoever asked may have typed any other. It follows from the request, so a job tried again writes the same link. */
  async writeLink(
    signInTokenId: string,
  ): Promise<
    { secret: string; email: string; name: string | null; locale: Locale; askedAt: Temporal.Instant } | undefined
  > {
    const secret = this.links.mac(signInTokenId).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now.add({ minutes: LINK_MINUTES });
    const row = await this.database.open.maybe<{
      email: string;
      accountName: string | null;
      locale: Locale;
      askedAt: Temporal.Instant;
    }>(queries.writeTokenHash, [signInTokenId, hashOf(secret), now, expiresAt]);
    return row && { secret, email: row.email, name: row.accountName, locale: row.locale, askedAt: row.askedAt };
  }

  /** Spends a link's secret: once, before it expires, in its own network. A newcomer becomes an account and a member. */
  async spend(network: NetworkRef, secret: string, caller: Caller): Promise<Admission | 'INVALID' | TooManyAttempts> {
    const admission = await this.admit(network, secret, caller);
    if (admission !== 'UNKNOWN') return admission;
    // Only failures count: a mailed link works wherever others guessed before.
    const refusal = await this.rateLimiter.count(network, perCaller('link-guess', caller, GUESSES), caller);
    if (refusal) return refusal;
    await this.database.inTransaction(network.id, (tx) =>
      this.audit.note(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', null]),
    );
    return 'INVALID';
  }

  private admit(network: NetworkRef, secret: string, caller: Caller): Promise<Admission | 'INVALID' | 'UNKNOWN'> {
    const now = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      const token = await tx.maybe<{ email: string; name: string | null; locale: Locale }>(queries.spendToken, [
        hashOf(secret),
        network.id,
        now,
      ]);
      if (!token) return 'UNKNOWN';
      const account = await tx.one<KnownAccount>(accountForEmail, [
        token.email,
        token.name ?? nameFromEmail(token.email),
        token.locale,
        now,
      ]);
      return this.signIns.admit(tx, network, account, caller, { secondFactor: false });
    });
  }
}

/** Drops links, sessions and challenges that have been of no use for a while. */
export async function forgetSecretsBefore(sql: Sql, before: Temporal.Instant): Promise<number> {
  const forgotten = [queries.forgetSignInTokens, forgetSessions, forgetChallenges];
  let rows = 0;
  for (const forget of forgotten) rows += await sql.run(forget, [before]);
  return rows;
}
