import { Injectable } from '@nestjs/common';
import {
  type AttemptLimit,
  Audit,
  Clock,
  Database,
  type NetworkRef,
  countAttempt,
  forgetAttempts,
} from '#libs/platform';
import { perCaller } from '../rules/sign-in-limits.js';
import { type Caller } from '../sessions/sessions.js';

/** Why an attempt was refused: there were too many before it. */
export class TooManyAttempts {
  constructor(readonly retryAfterSeconds: number) {}
}

/** Counts attempts to sign in, so that secrets cannot be guessed. */
@Injectable()
export class SignInRateLimiter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Counts one attempt; the first refusal of a client in a quarter of an hour is audited. @returns the refusal, if it is one */
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
        this.audit.note(tx, { ...caller, actorId: null }, 'SIGN_IN_THROTTLED', ['ACCOUNT', null]),
      );
    return refusal;
  }

  /** Counts one attempt that leaves no trace in the audit log. @returns the refusal, if it is one */
  async countSilently(limits: readonly AttemptLimit[]): Promise<TooManyAttempts | undefined> {
    const seconds = await countAttempt(this.database.open, limits, this.clock.now());
    return seconds > 0 ? new TooManyAttempts(seconds) : undefined;
  }

  /** Forgets the attempts of a caller who has proved to own the account. Those of other networks still count. */
  async forget(limits: readonly AttemptLimit[]): Promise<void> {
    await forgetAttempts(this.database.open, limits);
  }
}
