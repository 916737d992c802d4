import { Inject, Injectable } from '@nestjs/common';
import {
  Audit,
  type AuditAction,
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type NetworkRef,
  Rollback,
  Signer,
  type Sql,
} from '#libs/platform';
import { accountByEmail, ensureMember } from '#libs/people';
import { hasSecondFactor } from '../second-factor/second-factor.queries.js';
import { type Caller, Sessions } from '../sessions/sessions.js';
import { type LegalVersion, type TermsToAccept, acceptToJoin } from './join-terms.js';

export const CHALLENGE_MINUTES = 10;

export interface KnownAccount {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  disabled: boolean;
}
export interface OpenedSession {
  /** The value of the cookie. Only its hash is stored. */
  secret: string;
}
/** The first factor is proved and the second is required. There is no session yet. */
export interface SecondFactorAsked {
  challenge: string;
}
export type Admission = OpenedSession | SecondFactorAsked;

/** The last step of every sign-in method: opens a session, or requires a second factor. */
@Injectable()
export class SignIn {
  private readonly challenges: Signer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.challenges = new Signer(env.SECRET, 'second-factor-challenge');
  }

  /**
   * Signs in the owner of an account who proved one factor, or two at once with a passkey. A newcomer to the network becomes a
   * member, and accepts its legal pages where the method can ask (`accepted`). Former members and disabled accounts are refused.
   * @throws Rollback with what has to be accepted first
   */
  async admit(
    tx: Sql,
    network: NetworkRef,
    account: KnownAccount,
    caller: Caller,
    proven: { secondFactor: boolean; accepted?: readonly LegalVersion[] },
  ): Promise<Admission | 'INVALID'> {
    const now = this.clock.now();
    const member = account.disabled
      ? undefined
      : await tx.one<{ id: string; leftAt: Temporal.Instant | null; isNew: boolean }>(ensureMember, [
          account.id,
          account.name,
          now,
        ]);
    if (!member || member.leftAt) {
      await this.audit.record(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', account.id]);
      return 'INVALID';
    }
    if (member.isNew && proven.accepted) {
      const missing = await acceptToJoin(tx, member.id, proven.accepted, now);
      if (missing) throw new Rollback<TermsToAccept>(missing);
    }
    if (!proven.secondFactor && (await tx.maybe(hasSecondFactor, [account.id]))) {
      const until = now.add({ minutes: CHALLENGE_MINUTES }).epochMilliseconds;
      return { challenge: this.challenges.seal(JSON.stringify([network.id, account.id, until])) };
    }
    return this.open(tx, account.id, caller, proven);
  }

  /** Opens a session for the owner of an account, in place of the browser's current session. */
  async open(
    tx: Sql,
    accountId: string,
    caller: Caller,
    proven: { secondFactor: boolean },
    action: AuditAction = 'SIGN_IN',
  ): Promise<OpenedSession> {
    await this.audit.record(tx, { ...caller, actorId: accountId }, action, ['ACCOUNT', accountId]);
    return { secret: await this.sessions.open(tx, accountId, caller, proven, this.clock.now()) };
  }

  /**
   * The account whose first factor a challenge proves; undefined when the challenge is invalid, expired or of another network.
   */
  accountOfChallenge(network: NetworkRef, challenge: string): string | undefined {
    const payload = this.challenges.unseal(challenge);
    if (!payload) return undefined;
    const [networkId, accountId, until] = JSON.parse(payload) as [string, string, number];
    return networkId === network.id && this.clock.now().epochMilliseconds < until ? accountId : undefined;
  }

  /** Signs in a demonstration account; undefined outside demo mode. */
  async signInAsDemo(network: NetworkRef, key: string, caller: Caller): Promise<OpenedSession | undefined> {
    if (!this.env.DEMO || !Object.hasOwn(demoRoles, key)) return undefined;
    return this.database.inTransaction(network.id, async (tx) => {
      const account = await tx.maybe<KnownAccount>(accountByEmail, [demoEmail(key)]);
      if (!account || account.disabled) return undefined;
      return this.open(tx, account.id, caller, { secondFactor: false }, 'SIGN_IN_DEMO');
    });
  }
}

/** The demonstration accounts: role by local part of the mail address. */
export const demoRoles = {
  member: 'MEMBER',
  mentor: 'MENTOR',
  'venue-staff': 'VENUE_STAFF',
  'venue-manager': 'VENUE_MANAGER',
  adviser: 'ADVISER',
  animator: 'ANIMATOR',
  facilitator: 'FACILITATOR',
  'network-admin': 'NETWORK_ADMIN',
  operator: 'PLATFORM_OPERATOR',
} as const;
export const demoEmail = (key: string): string => `${key}@demo.traboule.example`;
