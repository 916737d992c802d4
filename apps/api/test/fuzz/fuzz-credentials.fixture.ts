import { createHmac, randomBytes } from 'node:crypto';
import { Cipher, hashOf } from '#libs/platform';
import { type Given, type GivenMember, type TestApi } from '#libs/testing';
import { HonestPasskey } from './fuzz-passkey.fixture.js';

const PASSWORD = 'des lieux qui se prêtent';
const STEP_SECONDS = 30;
const BROWSER_SECRET = 'b'.repeat(43);
/** The cookie of the browser that all callers use: a challenge must be answered by the browser that requested it. */
export const BROWSER = `traboule-browser=${BROWSER_SECRET}`;

/** The sign-in methods of the people of a town. They are restored after each call that may have changed them. */
export class FuzzCredentials {
  private hash = '';
  private readonly secret = randomBytes(20);
  private readonly challenges = new Map<string, string>();
  private readonly passkey = new HonestPasskey();

  constructor(
    private readonly given: Given,
    private readonly api: TestApi,
  ) {}

  readonly password = PASSWORD;

  /** Sets one person's password through the api and copies the hash to the others. */
  async setPasswords(members: readonly GivenMember[]): Promise<void> {
    const set = `mutation ($p: String!) { setPassword(password: $p) { __typename } }`;
    await this.api.ask('lyon', set, { p: PASSWORD }, members[0]);
    const row = await this.given.one<{ hash: string }>(`select hash from account_password`);
    this.hash = row.hash;
    for (const member of members) await this.restore(member);
  }

  /** Restores the initial state: signed in, with the password, and no attempts counted. */
  async restore({ accountId, secret }: GivenMember): Promise<void> {
    await this.given.client.query(
      `with session as (update sign_in_session set revoked_at = null, replaced_at = null, renew = false where token_hash = $2),
            throttle as (delete from throttle)
       insert into account_password values ($1, $3, '2026-11-01') on conflict (account_id) do update set hash = excluded.hash`,
      [accountId, hashOf(secret), this.hash],
    );
  }

  /** The secret of a mailed link, valid once, for a member made for it: newcomers must accept the terms first. */
  async linkSecret(networkId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.given.client.query(
      `with person as (insert into account (email, name) values ($1, 'Jeanne') returning id),
       joined as (insert into member (network_id, account_id, name) select $2, id, 'Jeanne' from person)
       insert into sign_in_token (email, network_id, locale, created_at, expires_at, token_hash)
       values ($1, $2, 'fr', '2026-11-23T07:59:00Z', '2026-11-23T09:00:00Z', $3)`,
      [`link-${randomBytes(6).toString('hex')}@spec.example`, networkId, hashOf(secret)],
    );
    return secret;
  }

  /** Id of a second session of the caller, to be ended. */
  async otherSession({ accountId }: GivenMember): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `insert into sign_in_session (token_hash, account_id, created_at, last_seen_at, expires_at, ends_at)
       values ($1, $2, '2026-11-01', '2026-11-01', '2100-01-01', '2100-01-01') returning id`,
      [randomBytes(32), accountId],
    );
    return id;
  }

  /** A recovery code of an active second factor. */
  async recoveryCode(member: GivenMember): Promise<string> {
    await this.storeSecret(member, '2026-11-01');
    const code = randomBytes(8).toString('hex');
    await this.given.client.query(`insert into recovery_code (account_id, code_hash) values ($1, $2)`, [
      member.accountId,
      hashOf(code),
    ]);
    return code;
  }

  /** The code that an authenticator app shows while the second factor is being set up. */
  async firstCode(member: GivenMember): Promise<string> {
    await this.storeSecret(member, null);
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(this.api.clock.now().epochMilliseconds / 1000 / STEP_SECONDS)));
    const mac = createHmac('sha1', this.secret).update(step).digest();
    const digits = (mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000;
    return String(digits).padStart(6, '0');
  }

  /** The challenge that password sign-in returns when a second step is required. */
  async challenge(member: GivenMember): Promise<string> {
    const known = this.challenges.get(member.id);
    if (known) return known;
    await this.recoveryCode(member);
    const { data } = await this.api.ask<{ signInWithPassword: { challenge?: string } }>(
      'lyon',
      `mutation ($e: String!, $p: String!) { signInWithPassword(email: $e, password: $p) { ... on SecondFactorAsked { challenge } } }`,
      { e: member.email, p: PASSWORD },
    );
    const { challenge } = data.signInWithPassword;
    if (!challenge) throw new Error('no second step was required');
    this.challenges.set(member.id, challenge);
    return challenge;
  }

  /** The browser's answer to a request for a new passkey. */
  async newPasskey({ accountId }: GivenMember): Promise<string> {
    return this.passkey.register(await this.storeChallenge('PASSKEY_NEW', accountId));
  }

  /** The browser's answer to a sign-in request, with a passkey of the person. */
  async passkeyAnswer({ accountId }: GivenMember): Promise<string> {
    const id = randomBytes(16);
    await this.given.client.query(
      `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at)
       values ($1, $2, $3, 0, true, 'Clé', '2026-11-01')`,
      [accountId, id, this.passkey.publicKey],
    );
    return this.passkey.signIn(await this.storeChallenge('PASSKEY_SIGN_IN', null), id, accountId);
  }

  /** Removes the passkeys that a person has gained: the limit is ten. */
  async forgetPasskeys({ accountId }: GivenMember): Promise<void> {
    await this.given.client.query(`delete from passkey where account_id = $1`, [accountId]);
  }

  private async storeChallenge(kind: string, accountId: string | null): Promise<string> {
    const challenge = randomBytes(32).toString('base64url');
    await this.given.client.query(
      `insert into sign_in_challenge (kind, secret_hash, browser_hash, account_id, expires_at) values ($1, $2, $3, $4, '2100-01-01')`,
      [kind, hashOf(challenge), hashOf(BROWSER_SECRET), accountId],
    );
    return challenge;
  }

  private async storeSecret({ accountId }: GivenMember, confirmedAt: string | null): Promise<void> {
    const sealed = new Cipher(this.api.env.SECRET, 'second-factor').encrypt(this.secret, accountId);
    await this.given.client.query(
      `insert into account_totp values ($1, $2, '2026-11-01', $3, 0) on conflict (account_id)
         do update set secret = excluded.secret, confirmed_at = excluded.confirmed_at, last_step = 0`,
      [accountId, sealed, confirmedAt],
    );
  }
}
