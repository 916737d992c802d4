import { Inject, Injectable } from '@nestjs/common';
import { Cipher, ENV, type Env, type Sql } from '#libs/platform';
import * as queries from './merge-sign-in.queries.js';
import { removeRecoveryCodes, secondFactorOf } from './second-factor/second-factor.queries.js';
import { Sessions } from './sessions/sessions.js';

/** Gives the sign-in methods of one account to another one of the same person. Where both have one, the kept account's stays. */
@Injectable()
export class MergeSignIn {
  private readonly cipher: Cipher;

  constructor(
    private readonly sessions: Sessions,
    @Inject(ENV) env: Env,
  ) {
    this.cipher = new Cipher(env.SECRET, 'second-factor');
  }

  /** Before the merged account is disabled. Its sessions end. @returns the number of methods that moved */
  async move(tx: Sql, merged: string, kept: string, now: Temporal.Instant): Promise<number> {
    await this.sessions.endAll(tx, merged, now);
    let moved = 0;
    for (const move of [queries.movePasskeys, queries.moveIdentities, queries.movePassword])
      moved += await tx.run(move, [merged, kept]);
    moved += await this.moveSecondFactor(tx, merged, kept);
    for (const removal of queries.removeOtherMethods) await tx.run(removal, [merged]);
    return moved;
  }

  /** The secret of an app is encrypted for its account, so it is encrypted again. Its recovery codes come along. */
  private async moveSecondFactor(tx: Sql, merged: string, kept: string): Promise<number> {
    const row = await tx.maybe<{ secret: Buffer; confirmedAt: Temporal.Instant | null }>(secondFactorOf, [merged]);
    if (!row?.confirmedAt) return 0;
    const secret = this.cipher.encrypt(this.cipher.decrypt(row.secret, merged), kept);
    if ((await tx.run(queries.moveSecondFactor, [merged, kept, secret])) === 0) return 0;
    await tx.run(removeRecoveryCodes, [kept]);
    await tx.run(queries.moveRecoveryCodes, [merged, kept]);
    return 1;
  }
}
