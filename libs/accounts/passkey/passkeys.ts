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
import { type CredentialRow, type KeeperRow, type PasskeyRow } from './passkeys.queries.js';
import { readPasskeyAnswer, userHandleOf } from '../rules/passkey-answer.js';
import { perCaller } from '../rules/sign-in-limits.js';
import { SecurityNotices } from '../security-notices.js';
import { type Caller } from '../sessions/sessions.js';
import { type Admission, SignIn } from '../sign-in/sign-in.js';
import { SignInRateLimiter, type TooManyAttempts } from '../sign-in/sign-in-rate-limiter.js';

/** Loaded with the first passkey: it is a tenth of the memory and of the start of the api. */
const webauthn = () => import('@simplewebauthn/server');

const MOST_OF_AN_ACCOUNT = 10;
/** Opening the sign-in page already asks, so that the browser can offer passkeys in the mail field. */
const LIMITS = { asks: 120, failures: 30 };
/** EdDSA, ES256, RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
/** Nothing vouches for what a browser says of these, and the library hands it on as it is. */
const transportsIn = (said: unknown): string[] =>
  Array.isArray(said) ? TRANSPORTS.filter((transport) => said.includes(transport)) : [];

/** Why a passkey was not taken. Nothing tells an unknown one from one that lies. */
export type PasskeyRefusal = 'EXPIRED' | 'REFUSED' | 'TOO_MANY' | 'KNOWN';

/** Passkeys: registered by who is signed in, and signing in without even an address. The authenticator checks the person
 *  (by finger, face or code) each time, so one is both factors at once. */
@Injectable()
export class Passkeys {
  private readonly log = new Logger(Passkeys.name);
  /** Where passkeys are good: never what a request says of itself. */
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

  /** What a browser needs to make a passkey for an account. */
  async askForNew(
    account: { id: string; name: string; email: string },
    browser: string,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const secret = await this.challenges.ask('PASSKEY_NEW', browser, { accountId: account.id, payload: {} });
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

  /** Keeps the passkey a browser made. */
  async add(
    network: NetworkRef,
    accountId: string,
    browser: string,
    made: { answer: string; name: string },
    caller: Caller,
  ): Promise<PasskeyRow | PasskeyRefusal> {
    const read = readPasskeyAnswer<RegistrationResponseJSON>(made.answer);
    if (!read) return 'REFUSED';
    const asked = await this.challenges.settle('PASSKEY_NEW', read.challenge, browser);
    if (asked?.accountId !== accountId) return 'EXPIRED';
    const { verifyRegistrationResponse } = await webauthn();
    const verified = await verifyRegistrationResponse({
      response: read.answer,
      expectedChallenge: read.challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch((fault: Error) => this.note('registration', fault));
    if (!verified?.verified) return 'REFUSED';
    const { credential, credentialBackedUp } = verified.registrationInfo;
    return this.database.inTransaction(network.id, async (tx) => {
      if (!(await tx.maybe<KeeperRow>(queries.lockAccount, [accountId]))) return 'REFUSED';
      const others = await tx.rows(queries.passkeysOf, [accountId]);
      const row = await tx.maybe<PasskeyRow>(queries.insertPasskey, [
        accountId,
        Buffer.from(credential.id, 'base64url'),
        Buffer.from(credential.publicKey),
        credential.counter,
        transportsIn(credential.transports),
        credentialBackedUp,
        made.name,
        this.clock.now(),
        MOST_OF_AN_ACCOUNT,
      ]);
      if (!row) return others.length >= MOST_OF_AN_ACCOUNT ? 'TOO_MANY' : 'KNOWN';
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

  /** What a browser needs to sign somebody in: the same for everybody, since it does not know who it will be. */
  async askWho(caller: Caller, browser: string): Promise<PublicKeyCredentialRequestOptionsJSON | TooManyAttempts> {
    const refusal = await this.rateLimiter.countSilently(perCaller('passkey-ask', caller, LIMITS.asks));
    if (refusal) return refusal;
    const secret = await this.challenges.ask('PASSKEY_SIGN_IN', browser, { accountId: null, payload: {} });
    return (await webauthn()).generateAuthenticationOptions({
      rpID: this.host,
      challenge: Buffer.from(secret, 'base64url'),
      timeout: CHALLENGE_MINUTES * 60_000,
      userVerification: 'required',
    });
  }

  /** Signs in whoever's passkey answered the challenge. */
  async signIn(
    network: NetworkRef,
    text: string,
    browser: string,
    caller: Caller,
  ): Promise<Admission | TooManyAttempts | 'EXPIRED' | 'REFUSED'> {
    const answer = await this.verify(network, text, browser, caller);
    if (typeof answer !== 'string') return answer;
    // Only failures count: a passkey works wherever others tried before.
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
    if (!(await this.challenges.settle('PASSKEY_SIGN_IN', read.challenge, browser))) return 'EXPIRED';
    const passkey = await this.database.open.maybe<CredentialRow>(queries.credentialById, [
      Buffer.from(read.answer.id, 'base64url'),
    ]);
    // The authenticator says whose it is; that and what we know must agree.
    const handle = read.answer.response.userHandle;
    if (!passkey || handle !== userHandleOf(passkey.accountId).toString('base64url')) return 'REFUSED';
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
    }).catch((fault: Error) => this.note('sign-in', fault));
    if (!verified?.verified) return 'REFUSED';
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    return this.database.inTransaction(network.id, async (tx) => {
      const now = this.clock.now();
      const account = await tx.maybe<KeeperRow>(queries.usePasskey, [passkey.id, newCounter, credentialBackedUp, now]);
      if (!account) throw new Rollback('REFUSED' as const);
      const known = { ...account, disabled: false };
      const admission = await this.signIns.admit(tx, network, known, caller, { secondFactor: true });
      return admission === 'INVALID' ? 'REFUSED' : admission;
    });
  }

  /** Why an answer did not hold is for who runs the server; the person only hears that it did not. */
  private note(what: string, fault: Error): undefined {
    this.log.warn(`A passkey was refused at ${what}: ${fault.message.slice(0, 200)}`);
  }
}
