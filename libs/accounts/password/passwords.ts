import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type NetworkRef, type Sql } from '#libs/platform';
import { DUMMY_HASH, hashPassword, verifyPassword } from './argon2.js';
import { isRecentlyAuthenticated } from '../sessions/recent-authentication.js';
import * as queries from './password.queries.js';
import { type PasswordFault, normalised, passwordFault } from '../rules/password.js';
import { perAccount } from '../rules/sign-in-limits.js';
import { SecurityNotices } from '../security-notices.js';
import { type Caller, type Holder, Sessions } from '../sessions/sessions.js';
import { type Admission, type KnownAccount, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

export type PasswordChange = { sessionsEnded: number } | { fault: PasswordFault } | 'PROOF_NEEDED' | TooManyAttempts;

/**
 * Optional passwords, beside the email link. Every attempt computes a hash, so that the duration does not reveal whether an
 * account or a password exists.
 */
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
    const typed = normalised(password);
    const row = await this.database.open.maybe<KnownAccount & { hash: string | null }>(queries.passwordByEmail, [
      email,
    ]);
    const { right, outdated } = await verifyPassword(row?.hash ?? DUMMY_HASH, typed, share);
    const known = right && row?.hash && !row.disabled ? row : undefined;
    const newHash = known && outdated ? await hashPassword(typed, share) : undefined;
    const admission = await this.database.inTransaction(network.id, async (tx) => {
      if (!known || !(await tx.maybe(queries.lockPasswordIfUnchanged, [known.id, known.hash]))) {
        await this.audit.record(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', row?.id ?? null]);
        return 'WRONG';
      }
      if (newHash) await tx.run(queries.rehashPassword, [known.id, known.hash, newHash]);
      const admitted = await this.signIns.admit(tx, network, known, caller, { secondFactor: false });
      return admitted === 'INVALID' ? 'WRONG' : admitted;
    });
    if (admission !== 'WRONG') await this.rateLimiter.reset(limits.own);
    return admission;
  }

  async changedAt(accountId: string): Promise<Temporal.Instant | null> {
    const row = await this.database.open.maybe<{ changedAt: Temporal.Instant }>(queries.passwordOf, [accountId]);
    return row?.changedAt ?? null;
  }

  /** Sets or changes a password, ends the person's other sessions and informs the person by mail. */
  async set(
    network: NetworkRef,
    holder: Holder,
    { password, current }: { password: string; current: string | null },
    caller: Caller,
  ): Promise<PasswordChange> {
    const newPassword = normalised(password);
    const fault = passwordFault(newPassword, holder);
    if (fault) return { fault };
    const refusal = await this.checkProof(network, holder, current, caller);
    if (refusal) return refusal;
    const hash = await hashPassword(newPassword, holder.id);
    return this.database.inTransaction(network.id, async (tx) => {
      const now = this.clock.now();
      const { changed } = await tx.one<{ changed: boolean }>(queries.setPassword, [holder.id, hash, now]);
      return this.notifyAndEndOtherSessions(tx, holder, caller, changed ? 'PASSWORD_CHANGED' : 'PASSWORD_SET');
    });
  }

  async remove(
    network: NetworkRef,
    holder: Holder,
    current: string | null,
    caller: Caller,
  ): Promise<Exclude<PasswordChange, { fault: PasswordFault }>> {
    const refusal = await this.checkProof(network, holder, current, caller);
    if (refusal) return refusal;
    return this.database.inTransaction(network.id, async (tx) =>
      (await tx.run(queries.removePassword, [holder.id]))
        ? this.notifyAndEndOtherSessions(tx, holder, caller, 'PASSWORD_REMOVED')
        : { sessionsEnded: 0 },
    );
  }

  /** The person is proved either by a recent sign-in or by the current password. */
  private async checkProof(
    network: NetworkRef,
    holder: Holder,
    current: string | null,
    caller: Caller,
  ): Promise<'PROOF_NEEDED' | TooManyAttempts | undefined> {
    if (await isRecentlyAuthenticated(this.database.open, holder.sessionId, this.clock.now())) return undefined;
    const row = await this.database.open.maybe<{ hash: string }>(queries.passwordOf, [holder.id]);
    if (!row || current === null) return 'PROOF_NEEDED';
    const limits = perAccount('password', holder.email, caller);
    const tooMany = await this.rateLimiter.count(network, limits.all, caller);
    if (tooMany) return tooMany;
    if (!(await verifyPassword(row.hash, normalised(current), holder.id)).right) return 'PROOF_NEEDED';
    await this.rateLimiter.reset(limits.own);
    return undefined;
  }

  private async notifyAndEndOtherSessions(
    tx: Sql,
    holder: Holder,
    caller: Caller,
    action: 'PASSWORD_SET' | 'PASSWORD_CHANGED' | 'PASSWORD_REMOVED',
  ): Promise<{ sessionsEnded: number }> {
    await this.notices.send(tx, holder.id, caller, action);
    return { sessionsEnded: await this.sessions.endOthers(tx, holder.id, holder.sessionId, this.clock.now()) };
  }
}
