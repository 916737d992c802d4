import { Inject, Injectable, Logger } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Clock, Database, ENV, type Env, type NetworkRef, Rollback } from '#libs/platform';
import { CHALLENGE_MINUTES, Challenges } from '../challenges.js';
import * as queries from './passkeys.queries.js';
import { type CredentialRow, type PasskeyOwnerRow, type PasskeyRow } from './passkeys.queries.js';
import { readPasskeyAnswer, userHandleOf } from '../rules/passkey-answer.js';
import { perCaller } from '../rules/sign-in-limits.js';
import { SecurityNotices } from '../security-notices.js';
import { type Caller } from '../sessions/sessions.js';
import { type Admission, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

/** Loaded on first use: the library accounts for a tenth of the api's memory and start time. */
const webauthn = () => import('@simplewebauthn/server');

const MAX_PER_ACCOUNT = 10;
/** The sign-in page starts a challenge as soon as it opens, so that the browser can offer passkeys in the address field. */
const LIMITS = { starts: 120, failures: 30 };
/** EdDSA, ES256 and RS256: the algorithms that authenticators support. */
const ALGORITHMS = [-8, -7, -257];

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
/** The browser's value is not verified by the library, so only known transports are stored. */
const knownTransports = (value: unknown): string[] =>
  Array.isArray(value) ? TRANSPORTS.filter((transport) => value.includes(transport)) : [];

/** Why a passkey was refused. An unknown passkey and an invalid answer get the same reason. */
export type PasskeyRefusal = 'EXPIRED' | 'REFUSED' | 'TOO_MANY' | 'KNOWN';

/**
 * Passkeys: signed-in people register them, and sign in with them without typing an address. The authenticator verifies the
 * person (fingerprint, face or PIN) at each use, so a passkey counts as two factors.
 */
@Injectable()
export class Passkeys {
  private readonly log = new Logger(Passkeys.name);
  /** The origin and host for which passkeys are valid. They come from settings, never from request headers. */
  private readonly origin: string;
  private readonly host: string;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly challenges: Challenges,
    private readonly signIns: SignIn,
    private readonly notices: SecurityNotices,
    private readonly rateLimiter: SignInRateLimiter,
    @Inject(ENV) env: Env,
  ) {
    ({ origin: this.origin, hostname: this.host } = new URL(env.PUBLIC_URL));
  }

  /** The options with which a browser creates a passkey for an account. */
  async registrationOptions(
    account: { id: string; name: string; email: string },
    browser: string,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const secret = await this.challenges.issue('PASSKEY_NEW', browser, { accountId: account.id, payload: {} });
    const known = await this.database.open.rows<Pick<CredentialRow, 'credentialId' | 'transports'>>(
      queries.credentialsOf,
      [account.id],
    );
    return (await webauthn()).generateRegistrationOptions({
      rpName: 'Traboule',
      rpID: this.host,
      userID: userHandleOf(account.id),
      userName: account.email,
      userDisplayName: account.name,
      challenge: Buffer.from(secret, 'base64url'),
      timeout: CHALLENGE_MINUTES * 60_000,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId.toString('base64url'),
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** Saves the passkey that a browser created. */
  async add(
    network: NetworkRef,
    accountId: string,
    browser: string,
    newPasskey: { answer: string; name: string },
    caller: Caller,
  ): Promise<PasskeyRow | PasskeyRefusal> {
    const read = readPasskeyAnswer<RegistrationResponseJSON>(newPasskey.answer);
    if (!read) return 'REFUSED';
    const challenge = await this.challenges.consume('PASSKEY_NEW', read.challenge, browser);
    if (challenge?.accountId !== accountId) return 'EXPIRED';
    const { verifyRegistrationResponse } = await webauthn();
    const verified = await verifyRegistrationResponse({
      response: read.answer,
      expectedChallenge: read.challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch((fault: Error) => this.logRefusal('registration', fault));
    if (!verified?.verified) return 'REFUSED';
    const { credential, credentialBackedUp } = verified.registrationInfo;
    return this.database.inTransaction(network.id, async (tx) => {
      if (!(await tx.maybe<PasskeyOwnerRow>(queries.lockAccount, [accountId]))) return 'REFUSED';
      const others = await tx.rows(queries.passkeysOf, [accountId]);
      const row = await tx.maybe<PasskeyRow>(queries.insertPasskey, [
        accountId,
        Buffer.from(credential.id, 'base64url'),
        Buffer.from(credential.publicKey),
        credential.counter,
        knownTransports(credential.transports),
        credentialBackedUp,
        newPasskey.name,
        this.clock.now(),
        MAX_PER_ACCOUNT,
      ]);
      if (!row) return others.length >= MAX_PER_ACCOUNT ? 'TOO_MANY' : 'KNOWN';
      await this.notices.send(tx, accountId, caller, 'PASSKEY_ADDED');
      return row;
    });
  }

  of(accountId: string): Promise<PasskeyRow[]> {
    return this.database.open.rows<PasskeyRow>(queries.passkeysOf, [accountId]);
  }

  /** @returns undefined when the account has no such passkey */
  rename(accountId: string, id: string, name: string): Promise<PasskeyRow | undefined> {
    return this.database.open.maybe<PasskeyRow>(queries.renamePasskey, [id, accountId, name]);
  }

  /** @returns undefined when the account has no such passkey */
  remove(network: NetworkRef, accountId: string, id: string, caller: Caller): Promise<PasskeyRow | undefined> {
    return this.database.inTransaction(network.id, async (tx) => {
      const row = await tx.maybe<PasskeyRow>(queries.removePasskey, [id, accountId]);
      if (row) await this.notices.send(tx, accountId, caller, 'PASSKEY_REMOVED');
      return row;
    });
  }

  /**
   * The options with which a browser signs in by passkey. They are the same for everybody, because the account is not known
   * yet.
   */
  async signInOptions(
    caller: Caller,
    browser: string,
  ): Promise<PublicKeyCredentialRequestOptionsJSON | TooManyAttempts> {
    const refusal = await this.rateLimiter.countSilently(perCaller('passkey-ask', caller, LIMITS.starts));
    if (refusal) return refusal;
    const secret = await this.challenges.issue('PASSKEY_SIGN_IN', browser, { accountId: null, payload: {} });
    return (await webauthn()).generateAuthenticationOptions({
      rpID: this.host,
      challenge: Buffer.from(secret, 'base64url'),
      timeout: CHALLENGE_MINUTES * 60_000,
      userVerification: 'required',
    });
  }

  /** Signs in the owner of the passkey that answered the challenge. */
  async signIn(
    network: NetworkRef,
    text: string,
    browser: string,
    caller: Caller,
  ): Promise<Admission | TooManyAttempts | 'EXPIRED' | 'REFUSED'> {
    const answer = await this.verify(network, text, browser, caller);
    if (typeof answer !== 'string') return answer;
    // Only failures count, so a valid passkey works even after other people's failed attempts on the same network.
    return (
      (await this.rateLimiter.count(network, perCaller('passkey-answer', caller, LIMITS.failures), caller)) ?? answer
    );
  }

  private async verify(
    network: NetworkRef,
    text: string,
    browser: string,
    caller: Caller,
  ): Promise<Admission | 'EXPIRED' | 'REFUSED'> {
    const read = readPasskeyAnswer<AuthenticationResponseJSON>(text);
    if (!read) return 'REFUSED';
    if (!(await this.challenges.consume('PASSKEY_SIGN_IN', read.challenge, browser))) return 'EXPIRED';
    const passkey = await this.database.open.maybe<CredentialRow>(queries.credentialById, [
      Buffer.from(read.answer.id, 'base64url'),
    ]);
    // The user handle in the answer must be that of the account that the passkey was made for.
    const handle = read.answer.response.userHandle;
    if (!passkey || handle !== userHandleOf(passkey.madeForId).toString('base64url')) return 'REFUSED';
    const { verifyAuthenticationResponse } = await webauthn();
    const verified = await verifyAuthenticationResponse({
      response: read.answer,
      expectedChallenge: read.challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: passkey.publicKey,
        counter: passkey.counter,
      },
    }).catch((fault: Error) => this.logRefusal('sign-in', fault));
    if (!verified?.verified) return 'REFUSED';
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    return this.database.inTransaction(network.id, async (tx) => {
      const now = this.clock.now();
      const account = await tx.maybe<PasskeyOwnerRow>(queries.usePasskey, [
        passkey.id,
        newCounter,
        credentialBackedUp,
        now,
      ]);
      if (!account) throw new Rollback('REFUSED' as const);
      const known = { ...account, disabled: false };
      const admission = await this.signIns.admit(tx, network, known, caller, { secondFactor: true });
      return admission === 'INVALID' ? 'REFUSED' : admission;
    });
  }

  /** The reason goes to the server's log only. The person only learns that the passkey was refused. */
  private logRefusal(step: string, fault: Error): undefined {
    this.log.warn(`A passkey was refused at ${step}: ${fault.message.slice(0, 200)}`);
  }
}
