import { type LegalVersion, type TermsToAccept } from './join-terms.js';
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
import { deleteExpiredChallenges } from '../challenges.js';
import { accountForEmail } from '#libs/people';
import { perAccount, perCaller } from '../rules/sign-in-limits.js';
import { deleteExpiredSessions } from '../sessions/session.queries.js';
import { type Caller } from '../sessions/sessions.js';
import { sendSignInLink } from '../declared-jobs.js';
import { type Admission, type KnownAccount, SignIn } from './sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from './sign-in-rate-limiter.js';
import * as queries from './sign-in.queries.js';

export const LINK_MINUTES = 15;
/** Unknown links that one client may try within 15 minutes. */
const MAX_GUESSES = 30;

/**
 * Sign-in by email link. The same steps run for known and unknown addresses, so neither the answer nor its duration reveals
 * whether an account exists.
 */
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

  /** Queues a link for an address. Links that were mailed before stay valid, even after too many requests. */
  async request(
    network: NetworkRef,
    linkRequest: { email: string; name: string | null; locale: Locale },
    caller: Caller,
  ): Promise<'SENT' | TooManyAttempts> {
    const refusal = await this.rateLimiter.count(network, perAccount('link', linkRequest.email, caller).all, caller);
    if (refusal) return refusal;
    const now = this.clock.now();
    await this.database.inTransaction(network.id, async (tx) => {
      await tx.run(queries.deleteExpiredTokensOf, [linkRequest.email, now]);
      const { id } = await tx.one<{ id: string }>(queries.insertSignInToken, [
        linkRequest.email,
        network.id,
        linkRequest.name,
        linkRequest.locale,
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

  /**
   * The secret of a requested link, for the mail only. The name is that of the account, never the one typed by the requester,
   * who may be anybody. The secret is derived from the request's id, so a retried job writes the same link.
   */
  async createLink(
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

  /**
   * Consumes the secret of a link: once, before it expires, in its own network. Creates the account and the membership of a
   * newcomer who accepts the legal pages; without that the link stays as it was.
   */
  async spend(
    network: NetworkRef,
    secret: string,
    accepted: readonly LegalVersion[],
    caller: Caller,
  ): Promise<Admission | TermsToAccept | 'INVALID' | TooManyAttempts> {
    const admission = await this.admit(network, secret, accepted, caller);
    if (admission !== 'UNKNOWN') return admission;
    // Only failures count, so a mailed link works even after other people's failed guesses on the same network.
    const refusal = await this.rateLimiter.count(network, perCaller('link-guess', caller, MAX_GUESSES), caller);
    if (refusal) return refusal;
    await this.database.inTransaction(network.id, (tx) =>
      this.audit.record(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', null]),
    );
    return 'INVALID';
  }

  private admit(
    network: NetworkRef,
    secret: string,
    accepted: readonly LegalVersion[],
    caller: Caller,
  ): Promise<Admission | TermsToAccept | 'INVALID' | 'UNKNOWN'> {
    const now = this.clock.now();
    return this.database.inTransaction<Admission | TermsToAccept | 'INVALID' | 'UNKNOWN'>(network.id, async (tx) => {
      const token = await tx.maybe<{ email: string; name: string | null; locale: Locale }>(queries.consumeToken, [
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
      return this.signIns.admit(tx, network, account, caller, { secondFactor: false, accepted });
    });
  }
}

/** Deletes sign-in links, sessions and challenges that expired before the given time. */
export async function deleteSecretsExpiredBefore(sql: Sql, before: Temporal.Instant): Promise<number> {
  const deletions = [queries.deleteExpiredSignInTokens, deleteExpiredSessions, deleteExpiredChallenges];
  let rows = 0;
  for (const deletion of deletions) rows += await sql.run(deletion, [before]);
  return rows;
}
