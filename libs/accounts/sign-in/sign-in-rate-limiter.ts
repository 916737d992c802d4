import { Injectable } from '@nestjs/common';
import {
  type AttemptLimit,
  Audit,
  Clock,
  Database,
  type NetworkRef,
  countAttempt,
  resetAttempts,
} from '#libs/platform';
import { perCaller } from '../rules/sign-in-limits.js';
import { type Caller } from '../sessions/sessions.js';

/** The refusal of an attempt that exceeds a limit. */
export class TooManyAttempts {
  constructor(readonly retryAfterSeconds: number) {}
}

/** Counts sign-in attempts, so that secrets cannot be guessed. */
@Injectable()
export class SignInRateLimiter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Counts one attempt. The first refusal of a client within 15 minutes is audited. @returns the refusal, if the attempt
   * exceeds a limit
   */
  async count(
    network: NetworkRef,
    limits: readonly AttemptLimit[],
    caller: Caller,
  ): Promise<TooManyAttempts | undefined> {
    const refusal = await this.countSilently(limits);
    if (!refusal) return undefined;
    const audited = perCaller(`audited:${limits[0]!.action}`, caller, 1);
    if ((await countAttempt(this.database.open, audited, this.clock.now())) === 0)
      await this.database.inTransaction(network.id, (tx) =>
        this.audit.record(tx, { ...caller, actorId: null }, 'SIGN_IN_THROTTLED', ['ACCOUNT', null]),
      );
    return refusal;
  }

  /** Counts one attempt without an entry in the audit log. @returns the refusal, if the attempt exceeds a limit */
  async countSilently(limits: readonly AttemptLimit[]): Promise<TooManyAttempts | undefined> {
    const seconds = await countAttempt(this.database.open, limits, this.clock.now());
    return seconds > 0 ? new TooManyAttempts(seconds) : undefined;
  }

  /** Resets the attempts of a caller who has proved to own the account. Attempts from other networks still count. */
  async reset(limits: readonly AttemptLimit[]): Promise<void> {
    await resetAttempts(this.database.open, limits);
  }
}
