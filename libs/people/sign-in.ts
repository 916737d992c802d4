import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type NetworkRef,
  Signer,
  type Sql,
  allowTry,
  enqueue,
  hashOf,
} from '#libs/platform';
import { forgetChallenges } from './challenges.js';
import * as queries from './people.queries.js';
import { forgetSessions } from './session.queries.js';
import { type Caller, Sessions } from './sessions.js';

export const LINK_MINUTES = 15;
const WINDOW_MINUTES = 15;
const LIMITS = { perEmail: 5, perAddress: 20, spendPerAddress: 30 };

export interface OpenedSession {
  /** The cookie's value. Only its hash is kept. */
  secret: string;
  account: { id: string; name: string; email: string; locale: Locale };
}

/** Sign-in by mailed link. The same steps run whether an address is known or not, so neither answer nor time tells. */
@Injectable()
export class SignIn {
  private readonly links: Signer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    @Inject(ENV) private readonly env: Env,
  ) {
    this.links = new Signer(env.SECRET, 'sign-in');
  }

  /** Queues a link for an address. @returns false when the address or the caller asked too often. */
  async request(
    network: NetworkRef,
    ask: { email: string; name: string | null; locale: Locale; address: string; requestId: string },
  ): Promise<boolean> {
    const now = this.clock.now();
    const limits: [string, number][] = [
      [`sign-in:address:${hashed(ask.address)}`, LIMITS.perAddress],
      [`sign-in:email:${hashed(ask.email.toLowerCase())}`, LIMITS.perEmail],
    ];
    for (const [bucket, limit] of limits) {
      if (!(await allowTry(this.database.open, bucket, limit, now, WINDOW_MINUTES))) return false;
    }
    await this.database.inTransaction(network.id, async (tx) => {
      const { id } = await tx.one<{ id: string }>(queries.insertSignInToken, [
        ask.email,
        network.id,
        ask.name,
        ask.locale,
        now,
        now.add({ minutes: LINK_MINUTES }),
      ]);
      await enqueue(tx, {
        topic: 'people.sendSignInLink',
        subjectId: id,
        payload: { signInTokenId: id },
        runAt: now,
        key: `sign-in:${id}`,
        requestId: ask.requestId,
      });
    });
    return true;
  }

  /** The secret of a requested link, for the mail alone. It follows from the request, so a job tried again writes the same link. */
  async writeLink(
    signInTokenId: string,
  ): Promise<
    { secret: string; email: string; name: string | null; locale: Locale; askedAt: Temporal.Instant } | undefined
  > {
    const secret = this.links.mac(signInTokenId).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now.add({ minutes: LINK_MINUTES });
    const row = await this.database.open.maybe<{
      email: string;
      name: string | null;
      accountName: string | null;
      locale: Locale;
      askedAt: Temporal.Instant;
    }>(queries.writeTokenHash, [signInTokenId, hashOf(secret), now, expiresAt]);
    return (
      row && { secret, email: row.email, name: row.accountName ?? row.name, locale: row.locale, askedAt: row.askedAt }
    );
  }

  /** Spends a link's secret: once, before it expires, in its own network. A newcomer becomes an account and a member. */
  async spend(network: NetworkRef, secret: string, caller: Caller): Promise<OpenedSession | 'INVALID' | 'THROTTLED'> {
    const now = this.clock.now();
    if (
      !(await allowTry(
        this.database.open,
        `spend:${hashed(caller.address)}`,
        LIMITS.spendPerAddress,
        now,
        WINDOW_MINUTES,
      ))
    )
      return 'THROTTLED';
    return this.database.inTransaction(network.id, async (tx) => {
      const token = await tx.maybe<{ email: string; name: string | null; locale: Locale }>(queries.spendToken, [
        hashOf(secret),
        network.id,
        now,
      ]);
      if (!token) return 'INVALID';
      const account = await tx.one<OpenedSession['account'] & { disabled: boolean }>(queries.accountForEmail, [
        token.email,
        token.name ?? token.email.split('@')[0],
        token.locale,
        now,
      ]);
      if (account.disabled) return 'INVALID';
      const member = await tx.one<{ leftAt: Temporal.Instant | null }>(queries.ensureMember, [
        account.id,
        account.name,
        now,
      ]);
      if (member.leftAt) return 'INVALID';
      return this.open(tx, account, caller, { secondFactor: false });
    });
  }

  /** Signs in one of the demonstration's ready persons. Nothing outside demo mode. */
  async asDemo(network: NetworkRef, key: string, caller: Caller): Promise<OpenedSession | undefined> {
    if (!this.env.DEMO || !Object.hasOwn(demoRoles, key)) return undefined;
    return this.database.inTransaction(network.id, async (tx) => {
      const account = await tx.maybe<OpenedSession['account'] & { disabled: boolean }>(queries.accountByEmail, [
        demoEmail(key),
      ]);
      return account && !account.disabled ? this.open(tx, account, caller, { secondFactor: false }) : undefined;
    });
  }

  /** Opens a session for who proved to be an account's holder, with one factor or two. */
  async open(
    tx: Sql,
    account: OpenedSession['account'],
    caller: Caller,
    proven: { secondFactor: boolean },
  ): Promise<OpenedSession> {
    return { secret: await this.sessions.open(tx, account.id, caller, proven, this.clock.now()), account };
  }
}

/** Tries are counted without keeping whose they were. */
const hashed = (text: string): string => hashOf(text).toString('base64url');

/** Drops links, sessions and challenges that have been of no use for a while. */
export async function forgetSecretsBefore(sql: Sql, before: Temporal.Instant): Promise<number> {
  const forgotten = [queries.forgetSignInTokens, forgetSessions, forgetChallenges];
  let rows = 0;
  for (const forget of forgotten) rows += await sql.run(forget, [before]);
  return rows;
}

/** The demonstration's ready persons, by the key of their address. */
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
