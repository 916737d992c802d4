import { Injectable } from '@nestjs/common';
import { Clock, Database, Random, hashOf, statement } from '#libs/platform';

export const CHALLENGE_MINUTES = 10;
const MOST_OF_AN_ACCOUNT = 10;

const insert = statement(
  'people.insertChallenge',
  `insert into sign_in_challenge (kind, secret_hash, browser_hash, account_id, payload, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);
const spend = statement(
  'people.spendChallenge',
  `update sign_in_challenge set used_at = $4 where secret_hash = $2 and kind = $1 and browser_hash = $3 and used_at is null and expires_at > $4
   returning account_id as "accountId", payload`,
);
/** Keeps the challenges of one account few: the newest count. */
const dropOlder = statement(
  'people.dropOlderChallenges',
  `delete from sign_in_challenge where account_id = $1 and id in
     (select id from sign_in_challenge where account_id = $1 order by id desc offset $2)`,
);
export const forgetChallenges = statement(
  'people.forgetChallenges',
  `delete from sign_in_challenge where expires_at < $1`,
);

/** What a challenge remembers until it is answered, by kind. */
interface Payloads {
  PASSKEY_NEW: Record<never, never>;
  PASSKEY_SIGN_IN: Record<never, never>;
  /** Where to go on to, a path of the network's pages. */
  PROVIDER: { slug: string; next: string };
}
type Kind = keyof Payloads;

/** Questions put to a browser that one answer settles: each is good once, for minutes, and for the browser that was asked. */
@Injectable()
export class Challenges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** @returns the secret that has to come back: 256 bits, base64url, after a prefix when one is wanted. */
  async ask<K extends Kind>(
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
    if (about.accountId) await this.database.open.run(dropOlder, [about.accountId, MOST_OF_AN_ACCOUNT]);
    return secret;
  }

  /** Settles a challenge, whatever is then made of the answer. @returns undefined when it was used, is too old, or was put to another browser */
  async settle<K extends Kind>(
    kind: K,
    secret: string,
    browser: string,
  ): Promise<{ accountId: string | null; payload: Payloads[K] } | undefined> {
    return this.database.open.maybe(spend, [kind, hashOf(secret), hashOf(browser), this.clock.now()]);
  }
}
