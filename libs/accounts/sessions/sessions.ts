import { Injectable } from '@nestjs/common';
import { Database, type KnownDevice, Random, type RequestContext, type Sql, type Viewer, hashOf } from '#libs/platform';
import { GRACE_SECONDS, IDLE_SECONDS, LIFE_HOURS } from '../rules/session-lifetime.js';
import * as queries from './session.queries.js';

const MAX_LISTED = 50;

export interface SessionRow {
  id: string;
  userAgent: string;
  createdAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  secondFactor: boolean;
}

/** Where a sign-in comes from, and the current session of the same browser, which the new session replaces. */
export interface Caller {
  address: string;
  requestId: string;
  userAgent: string;
  sessionId: string | null;
  /** The known device that the request comes from, if any. */
  device?: KnownDevice | undefined;
}
export const callerOf = ({ address, requestId, account }: Viewer, { userAgent, device }: RequestContext): Caller => ({
  address,
  requestId,
  userAgent,
  device,
  sessionId: account?.sessionId ?? null,
});

/** A signed-in person who changes their sign-in methods. */
export interface Holder {
  id: string;
  name: string;
  email: string;
  sessionId: string;
}
/** @throws TypeError when nobody is signed in, which the operation's policy excludes */
export function holderOf({ account }: Viewer): Holder {
  if (!account) throw new TypeError('Nobody is signed in');
  const { id, name, email, sessionId } = account;
  return { id, name, email, sessionId };
}

/** Sessions, identified by a browser's cookie: opened, extended, renewed and ended. Only hashes of the secrets are stored. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {}

  /** Opens a session and ends the previous session of the browser. @returns the value of the cookie */
  async open(
    tx: Sql,
    accountId: string,
    caller: Caller,
    { secondFactor }: { secondFactor: boolean },
    now: Temporal.Instant,
  ): Promise<string> {
    const secret = this.random.secret();
    const ends = now.add({ hours: LIFE_HOURS });
    const userAgent = caller.userAgent.slice(0, 200);
    if (caller.sessionId) await tx.run(queries.revokeSession, [caller.sessionId, now]);
    await tx.run(queries.insertSession, [
      accountId,
      now,
      ...IDLE_SECONDS,
      ends,
      hashOf(secret),
      userAgent,
      secondFactor,
    ]);
    return secret;
  }

  async recordUse(sessionId: string, now: Temporal.Instant): Promise<void> {
    await this.database.open.run(queries.recordSessionUse, [sessionId, now, ...IDLE_SECONDS]);
  }

  /**
   * Replaces the secret of a session after the person's rights changed. @returns undefined when another request did so first
   */
  async renew(sessionId: string, now: Temporal.Instant): Promise<{ id: string; secret: string } | undefined> {
    const secret = this.random.secret();
    const until = now.add({ seconds: GRACE_SECONDS });
    const row = await this.database.open.maybe<{ id: string }>(queries.renewSession, [
      sessionId,
      now,
      ...IDLE_SECONDS,
      until,
      hashOf(secret),
    ]);
    return row && { id: row.id, secret };
  }

  /** The sessions of a person, the most recently used first. */
  list(sql: Sql, accountId: string, now: Temporal.Instant): Promise<SessionRow[]> {
    return sql.rows<SessionRow>(queries.sessionsOf, [accountId, now, MAX_LISTED]);
  }

  end(tx: Sql, sessionId: string, now: Temporal.Instant): Promise<number> {
    return tx.run(queries.revokeSession, [sessionId, now]);
  }

  /** Ends one session of a person. @returns the number of ended sessions: 0 when it is another person's or had already ended */
  endOne(tx: Sql, accountId: string, sessionId: string, now: Temporal.Instant): Promise<number> {
    return tx.run(queries.revokeOwnSession, [accountId, sessionId, now]);
  }

  async endOthers(tx: Sql, accountId: string, sessionId: string, now: Temporal.Instant): Promise<number> {
    await tx.rows(queries.lockSessions, [accountId]);
    return tx.run(queries.revokeOtherSessions, [accountId, sessionId, now]);
  }

  async endAll(tx: Sql, accountId: string, now: Temporal.Instant): Promise<number> {
    await tx.rows(queries.lockSessions, [accountId]);
    return tx.run(queries.revokeSessions, [accountId, now]);
  }
}
