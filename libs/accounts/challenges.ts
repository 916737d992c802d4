import { Injectable } from '@nestjs/common';
import { Clock, Database, Random, hashOf, statement } from '#libs/platform';

export const CHALLENGE_MINUTES = 10;
const MAX_PER_ACCOUNT = 10;

const insert = statement(
  'accounts.insertChallenge',
  `insert into sign_in_challenge (kind, secret_hash, browser_hash, account_id, payload, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);
const consumeChallenge = statement(
  'accounts.spendChallenge',
  `update sign_in_challenge set used_at = $4 where secret_hash = $2 and kind = $1 and browser_hash = $3 and used_at is null and expires_at > $4
   returning account_id as "accountId", payload`,
);
/** Keeps only the newest challenges of an account. */
const deleteOlder = statement(
  'accounts.dropOlderChallenges',
  `delete from sign_in_challenge where account_id = $1 and id in
     (select id from sign_in_challenge where account_id = $1 order by id desc offset $2)`,
);
export const deleteExpiredChallenges = statement(
  'accounts.forgetChallenges',
  `delete from sign_in_challenge where expires_at < $1`,
);

/** Data stored with a challenge until it is answered, by kind. */
interface Payloads {
  PASSKEY_NEW: Record<never, never>;
  PASSKEY_SIGN_IN: Record<never, never>;
  /** The path to continue to, within the network's pages. */
  PROVIDER: { slug: string; next: string };
}
type Kind = keyof Payloads;

/** Single-use challenges. A challenge expires after ten minutes and is valid only in the browser it was issued to. */
@Injectable()
export class Challenges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @returns the secret that the answer must contain: 256 random bits in base64url, after the optional prefix */
  async issue<K extends Kind>(
    kind: K,
    browser: string,
    about: { accountId: string | null; payload: Payloads[K]; prefix?: string },
  ): Promise<string> {
    const secret = (about.prefix ?? '') + this.random.secret();
    const expiresAt = this.clock.now().add({ minutes: CHALLENGE_MINUTES });
    await this.database.open.run(insert, [
      kind,
      hashOf(secret),
      hashOf(browser),
      about.accountId,
      JSON.stringify(about.payload),
      expiresAt,
    ]);
    if (about.accountId) await this.database.open.run(deleteOlder, [about.accountId, MAX_PER_ACCOUNT]);
    return secret;
  }

  /**
   * Marks a challenge as used, whether or not the answer then proves valid. @returns undefined when the challenge is unknown,
   * used, expired or of another browser
   */
  async consume<K extends Kind>(
    kind: K,
    secret: string,
    browser: string,
  ): Promise<{ accountId: string | null; payload: Payloads[K] } | undefined> {
    return this.database.open.maybe(consumeChallenge, [kind, hashOf(secret), hashOf(browser), this.clock.now()]);
  }
}
