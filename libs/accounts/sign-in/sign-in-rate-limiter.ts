import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type NetworkRef, allowTry, forgiveTries, hashOf } from '#libs/platform';
import { type Caller } from '../sessions/sessions.js';

const WINDOW_MINUTES = 15;

/** What is tried, by or for whom, and how often that may be in a quarter of an hour. */
export interface Limit {
  what: string;
  whose: string;
  most: number;
}

/** Tries are counted without keeping whose they were. */
const bucketOf = ({ what, whose }: Pick<Limit, 'what' | 'whose'>): string =>
  `${what}:${hashOf(whose).toString('base64url')}`;

/** Counts tries to sign in, so that guessing ends. */
@Injectable()
export class Tries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Counts one try. @returns false when a limit was reached: the first such try of a quarter of an hour is noted */
  async allow(network: NetworkRef, limits: readonly Limit[], caller: Caller): Promise<boolean> {
    for (const limit of limits) {
      if (await this.take(limit)) continue;
      if (await this.take({ what: 'noted', whose: bucketOf(limit), most: 1 }))
        await this.database.inTransaction(network.id, (tx) =>
          this.audit.note(tx, { ...caller, actorId: null }, 'SIGN_IN_THROTTLED', ['ACCOUNT', null]),
        );
      return false;
    }
    return true;
  }

  /** Counts one try against one limit and says nothing to anybody. */
  take(limit: Limit): Promise<boolean> {
    return allowTry(this.database.open, bucketOf(limit), limit.most, this.clock.now(), WINDOW_MINUTES);
  }

  /** Who succeeded was not guessing: the tries before are forgotten. */
  async forgive(limit: Pick<Limit, 'what' | 'whose'>): Promise<void> {
    await forgiveTries(this.database.open, bucketOf(limit));
  }
}
