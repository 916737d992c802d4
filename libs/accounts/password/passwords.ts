import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type NetworkRef, type Sql } from '#libs/platform';
import { NOBODYS_HASH, hashPassword, verifyPassword } from './argon2.js';
import { isRecentlyAuthenticated } from '../sessions/recent-authentication.js';
import * as queries from './password.queries.js';
import { type PasswordFault, normalised, passwordFault } from '../rules/password.js';
import { perAccount } from '../rules/sign-in-limits.js';
import { SecurityNotices } from '../security-notices.js';
import { type Caller, type Holder, Sessions } from '../sessions/sessions.js';
import { type Admission, type KnownAccount, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

export type PasswordChange = { sessionsEnded: number } | { fault: PasswordFault } | 'PROOF_NEEDED' | TooManyAttempts;

/** A password, for those who want one beside the mailed link. Every try hashes, so that time tells nothing. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly notices: SecurityNotices,
    private readonly audit: Audit,
  ) {}

  async signIn(
    network: NetworkRef,
    email: string,
    password: string,
    caller: Caller,
  ): Promise<Admission | 'WRONG' | TooManyAttempts> {
    const limits = perAccount('password', email, caller);
    const refusal = await this.rateLimiter.count(network, limits.all, caller);
    if (refusal) return refusal;
    const share = caller.device?.id ?? caller.address;
    const given = normalised(password);
    const row = await this.database.open.maybe<KnownAccount & { hash: string | null }>(queries.passwordByEmail, [
      email,
    ]);
    const { right, outdated } = await verifyPassword(row?.hash ?? NOBODYS_HASH, given, share);
    const known = right && row?.hash && !row.disabled ? row : undefined;
    const renewed = known && outdated ? await hashPassword(given, share) : undefined;
    const admission = await this.database.inTransaction(network.id, async (tx) => {
      if (!known || !(await tx.maybe(queries.holdPassword, [known.id, known.hash]))) {
        await this.audit.note(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', row?.id ?? null]);
        return 'WRONG';
      }
      if (renewed) await tx.run(queries.rehashPassword, [known.id, known.hash, renewed]);
      const admitted = await this.signIns.admit(tx, network, known, caller, { secondFactor: false });
      return admitted === 'INVALID' ? 'WRONG' : admitted;
    });
    if (admission !== 'WRONG') await this.rateLimiter.forget(limits.own);
    return admission;
  }

  async changedAt(accountId: string): Promise<Temporal.Instant | null> {
    const row = await this.database.open.maybe<{ changedAt: Temporal.Instant }>(queries.passwordOf, [accountId]);
    return row?.changedAt ?? null;
  }

  /** Sets or changes a password; the person's other sessions end, and a mail tells. */
  async set(
    network: NetworkRef,
    holder: Holder,
    { password, current }: { password: string; current: string | null },
    caller: Caller,
  ): Promise<PasswordChange> {
    const wanted = normalised(password);
    const fault = passwordFault(wanted, holder);
    if (fault) return { fault };
    const refusal = await this.prove(network, holder, current, caller);
    if (refusal) return refusal;
    const hash = await hashPassword(wanted, holder.id);
    return this.database.inTransaction(network.id, async (tx) => {
      const now = this.clock.now();
      const { changed } = await tx.one<{ changed: boolean }>(queries.setPassword, [holder.id, hash, now]);
      return this.told(tx, holder, caller, changed ? 'PASSWORD_CHANGED' : 'PASSWORD_SET');
    });
  }

  async remove(
    network: NetworkRef,
    holder: Holder,
    current: string | null,
    caller: Caller,
  ): Promise<Exclude<PasswordChange, { fault: PasswordFault }>> {
    const refusal = await this.prove(network, holder, current, caller);
    if (refusal) return refusal;
    return this.database.inTransaction(network.id, async (tx) =>
      (await tx.run(queries.removePassword, [holder.id]))
        ? this.told(tx, holder, caller, 'PASSWORD_REMOVED')
        : { sessionsEnded: 0 },
    );
  }

  /** A sign-in of a moment ago proves who is there, and so does the current password. */
  private async prove(
    network: NetworkRef,
    holder: Holder,
    current: string | null,
    caller: Caller,
  ): Promise<'PROOF_NEEDED' | TooManyAttempts | undefined> {
    if (await isRecentlyAuthenticated(this.database.open, holder.sessionId, this.clock.now())) return undefined;
    const row = await this.database.open.maybe<{ hash: string }>(queries.passwordOf, [holder.id]);
    if (!row || current === null) return 'PROOF_NEEDED';
    const limits = perAccount('password', holder.email, caller);
    const throttling = await this.rateLimiter.count(network, limits.all, caller);
    if (throttling) return throttling;
    if (!(await verifyPassword(row.hash, normalised(current), holder.id)).right) return 'PROOF_NEEDED';
    await this.rateLimiter.forget(limits.own);
    return undefined;
  }

  private async told(
    tx: Sql,
    holder: Holder,
    caller: Caller,
    action: 'PASSWORD_SET' | 'PASSWORD_CHANGED' | 'PASSWORD_REMOVED',
  ): Promise<{ sessionsEnded: number }> {
    await this.notices.send(tx, holder.id, caller, action);
    return { sessionsEnded: await this.sessions.endOthers(tx, holder.id, holder.sessionId, this.clock.now()) };
  }
}
