import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  Audit,
  Cipher,
  Clock,
  Database,
  ENV,
  type Env,
  type NetworkRef,
  Random,
  type Sql,
  hashOf,
} from '#libs/platform';
import { normalisedRecoveryCode, recoveryCode } from '../rules/recovery-code.js';
import { isRecentlyAuthenticated } from '../sessions/recent-authentication.js';
import * as queries from './second-factor.queries.js';
import { OVERALL_OF_CODES, perAccount } from '../rules/sign-in-limits.js';
import { SecurityNotices } from '../security-notices.js';
import { type Caller, type Holder, Sessions } from '../sessions/sessions.js';
import { type OpenedSession, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

/** Loaded on first use. */
const otp = () => import('otplib');

const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

export type CodeRefused = 'WRONG' | TooManyAttempts;

/** One-time codes of an authenticator app (RFC 6238) as a second factor, and recovery codes for people who lost the app. */
@Injectable()
export class SecondFactors {
  private readonly log = new Logger(SecondFactors.name);
  private readonly cipher: Cipher;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly rateLimiter: SignInRateLimiter,
    private readonly sessions: Sessions,
    private readonly signIns: SignIn,
    private readonly notices: SecurityNotices,
    private readonly audit: Audit,
    @Inject(ENV) env: Env,
  ) {
    this.cipher = new Cipher(env.SECRET, 'second-factor');
  }

  async enrolled(accountId: string): Promise<boolean> {
    return (await this.database.open.maybe(queries.hasSecondFactor, [accountId])) !== undefined;
  }

  async recoveryCodesLeft(accountId: string): Promise<number> {
    return (await this.database.open.one<{ n: number }>(queries.countRecoveryCodes, [accountId])).n;
  }

  /** Stores a new secret for an app. It is not required at sign-in until a first code confirms it. */
  async offer(holder: Holder): Promise<{ secret: string; uri: string } | 'PROOF_NEEDED' | 'ALREADY_ON'> {
    const { open } = this.database;
    const now = this.clock.now();
    if (!(await isRecentlyAuthenticated(open, holder.sessionId, now))) return 'PROOF_NEEDED';
    const bytes = this.random.bytes(SECRET_BYTES);
    const stored = await open.run(queries.offerSecondFactor, [holder.id, this.cipher.encrypt(bytes, holder.id), now]);
    if (stored === 0) return 'ALREADY_ON';
    const { ScureBase32Plugin, generateURI } = await otp();
    const secret = new ScureBase32Plugin().encode(bytes, { padding: false });
    return { secret, uri: generateURI({ issuer: 'Traboule', label: holder.email, secret }) };
  }

  /** Turns the second factor on with a first code, replaces this session by one with both factors and ends the others. */
  async confirm(
    network: NetworkRef,
    holder: Holder,
    code: string,
    caller: Caller,
  ): Promise<(OpenedSession & { recoveryCodes: string[] }) | CodeRefused | 'ALREADY_ON'> {
    const asHolder = { ...caller, actorId: holder.id, first: true };
    const done = await this.withCode(network, holder.id, code, asHolder, async (tx) => {
      const recoveryCodes = await this.replaceRecoveryCodes(tx, holder.id);
      await this.notices.send(tx, holder.id, caller, 'SECOND_FACTOR_ADDED');
      await this.sessions.endOthers(tx, holder.id, holder.sessionId, this.clock.now());
      return { ...(await this.signIns.open(tx, holder.id, caller, { secondFactor: true })), recoveryCodes };
    });
    return done === 'WRONG' && (await this.enrolled(holder.id)) ? 'ALREADY_ON' : done;
  }

  /** The second step of a sign-in, or of a session that was opened without it. */
  async enter(
    network: NetworkRef,
    accountId: string,
    code: string,
    caller: Caller,
  ): Promise<OpenedSession | CodeRefused> {
    return this.withCode(network, accountId, code, { ...caller, actorId: null }, (tx) =>
      this.signIns.open(tx, accountId, caller, { secondFactor: true }),
    );
  }

  async renewRecoveryCodes(
    network: NetworkRef,
    holder: Holder,
    code: string,
    caller: Caller,
  ): Promise<string[] | CodeRefused> {
    return this.withCode(network, holder.id, code, { ...caller, actorId: holder.id }, async (tx) => {
      const codes = await this.replaceRecoveryCodes(tx, holder.id);
      await this.notices.send(tx, holder.id, caller, 'RECOVERY_CODES_MADE');
      return codes;
    });
  }

  async remove(network: NetworkRef, holder: Holder, code: string, caller: Caller): Promise<'OFF' | CodeRefused> {
    return this.withCode(network, holder.id, code, { ...caller, actorId: holder.id }, async (tx) => {
      await tx.run(queries.removeSecondFactor, [holder.id]);
      await tx.run(queries.removeRecoveryCodes, [holder.id]);
      await this.notices.send(tx, holder.id, caller, 'SECOND_FACTOR_REMOVED');
      return 'OFF' as const;
    });
  }

  /** Runs `work` in the transaction that consumes the code: a code works once, and stays unused when the work fails. */
  private async withCode<Result>(
    network: NetworkRef,
    accountId: string,
    code: string,
    { first = false, ...caller }: Caller & { actorId: string | null; first?: boolean },
    work: (tx: Sql) => Promise<Result>,
  ): Promise<Result | CodeRefused> {
    const account = await this.database.open.maybe<{ email: string }>(queries.emailOfAccount, [accountId]);
    const limits = perAccount('second-factor', account?.email ?? accountId, caller, OVERALL_OF_CODES);
    const refusal = await this.rateLimiter.count(network, limits.all, caller);
    if (refusal) return refusal;
    const done = await this.database.inTransaction(network.id, async (tx): Promise<{ result: Result } | 'WRONG'> => {
      const method = await this.consumeCode(tx, accountId, code.trim(), first);
      if (method === 'APP') return { result: await work(tx) };
      if (method === 'RECOVERY') {
        await this.notices.send(tx, accountId, caller, 'RECOVERY_CODE_USED');
        return { result: await work(tx) };
      }
      await this.audit.record(tx, caller, 'SECOND_FACTOR_FAILED', ['ACCOUNT', accountId]);
      return 'WRONG';
    });
    if (done === 'WRONG') return done;
    await this.rateLimiter.reset(limits.own);
    return done.result;
  }

  /** @param first whether the code turns the second factor on: only an app's code does, and only while it is off */
  private async consumeCode(
    tx: Sql,
    accountId: string,
    code: string,
    first: boolean,
  ): Promise<'APP' | 'RECOVERY' | undefined> {
    const row = await tx.maybe<{ secret: Buffer; confirmedAt: Temporal.Instant | null }>(queries.secondFactorOf, [
      accountId,
    ]);
    if (!row || first !== (row.confirmedAt === null)) return undefined;
    const now = this.clock.now();
    if (/^\d{3} ?\d{3}$/.test(code)) {
      const secret = this.decryptSecret(row.secret, accountId);
      const step = secret && (await this.timeStepOf(secret, code.replace(' ', ''), now));
      const consumed =
        step !== undefined && (await tx.run(queries.consumeTimeStep, [accountId, step, now, first])) === 1;
      return consumed ? 'APP' : undefined;
    }
    if (first) return undefined;
    const hash = hashOf(normalisedRecoveryCode(code));
    return (await tx.run(queries.consumeRecoveryCode, [accountId, hash, now])) === 1 ? 'RECOVERY' : undefined;
  }

  /** Undefined after SECRET was changed: recovery codes still work, and the app must be set up again. */
  private decryptSecret(encrypted: Buffer, accountId: string): Buffer | undefined {
    try {
      return this.cipher.decrypt(encrypted, accountId);
    } catch (error) {
      this.log.warn(`A second factor cannot be read, as after a change of SECRET: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** The time step of a code: the current one, the previous one or the next one. */
  private async timeStepOf(secret: Buffer, token: string, now: Temporal.Instant): Promise<number | undefined> {
    const { verifySync } = await otp();
    const epoch = Math.floor(now.epochMilliseconds / 1000);
    const found = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS });
    return found.valid && 'timeStep' in found ? found.timeStep : undefined;
  }

  private async replaceRecoveryCodes(tx: Sql, accountId: string): Promise<string[]> {
    const codes = new Set<string>();
    while (codes.size < RECOVERY_CODES) {
      const code = recoveryCode(this.random.bytes(32));
      if (code) codes.add(code);
    }
    await tx.run(queries.removeRecoveryCodes, [accountId]);
    const hashes = [...codes].map((code) => hashOf(normalisedRecoveryCode(code)));
    await tx.run(queries.insertRecoveryCodes, [accountId, hashes]);
    return [...codes];
  }
}
