import { Injectable } from '@nestjs/common';
import { Database, type KnownDevice, Random, type RequestContext, type Sql, type Viewer, hashOf } from '#libs/platform';
import * as queries from './session.queries.js';

const HOUR_SECONDS = 3_600;
/** Seconds without use after which a session ends: staff, everybody else. */
const IDLE = [12 * HOUR_SECONDS, 30 * 24 * HOUR_SECONDS] as const;
/** No session lives longer, however much it is used. */
const LIFE_HOURS = 90 * 24;
/** How long a secret that was replaced still serves the requests under way. */
const GRACE_SECONDS = 60;
const MOST_LISTED = 50;

export interface SessionRow {
  id: string;
  userAgent: string;
  createdAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  secondFactor: boolean;
}

/** From where somebody signs in, and the session of the same browser that the new one takes the place of. */
export interface Caller {
  address: string;
  requestId: string;
  userAgent: string;
  sessionId: string | null;
  /** The known device the request comes from, if any. */
  device?: KnownDevice | undefined;
}
export const callerOf = ({ address, requestId, account }: Viewer, { userAgent, device }: RequestContext): Caller => ({
  address,
  requestId,
  userAgent,
  device,
  sessionId: account?.sessionId ?? null,
});

/** A signed-in person who changes how they sign in. */
export interface Holder {
  id: string;
  name: string;
  email: string;
  sessionId: string;
}
/** @throws when nobody is signed in: a policy let somebody through */
export function holderOf({ account }: Viewer): Holder {
  if (!account) throw new TypeError('Nobody is signed in');
  const { id, name, email, sessionId } = account;
  return { id, name, email, sessionId };
}

/** What a browser's cookie stands for: opened, kept alive, given another secret, ended. Only hashes of secrets are kept. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly random: Random,
  ) {}

  /** Opens a session and ends the one the browser had. @returns the cookie's value */
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
    await tx.run(queries.insertSession, [accountId, now, ...IDLE, ends, hashOf(secret), userAgent, secondFactor]);
    return secret;
  }

  async touch(sessionId: string, now: Temporal.Instant): Promise<void> {
    await this.database.open.run(queries.touchSession, [sessionId, now, ...IDLE]);
  }

  /** Another secret for a session whose person's rights changed. @returns undefined when another request was first */
  async renew(sessionId: string, now: Temporal.Instant): Promise<{ id: string; secret: string } | undefined> {
    const secret = this.random.secret();
    const until = now.add({ seconds: GRACE_SECONDS });
    const row = await this.database.open.maybe<{ id: string }>(queries.renewSession, [
      sessionId,
      now,
      ...IDLE,
      until,
      hashOf(secret),
    ]);
    return row && { id: row.id, secret };
  }

  /** What a person may see of the own sessions, the latest used first. */
  list(sql: Sql, accountId: string, now: Temporal.Instant): Promise<SessionRow[]> {
    return sql.rows<SessionRow>(queries.sessionsOf, [accountId, now, MOST_LISTED]);
  }

  end(tx: Sql, sessionId: string, now: Temporal.Instant): Promise<number> {
    return tx.run(queries.revokeSession, [sessionId, now]);
  }

  /** Ends one of a person's sessions, whichever it is. @returns how many: 0 when it is not theirs or over already */
  endOne(tx: Sql, accountId: string, sessionId: string, now: Temporal.Instant): Promise<number> {
    return tx.run(queries.revokeOwnSession, [accountId, sessionId, now]);
  }

  async endOthers(tx: Sql, accountId: string, sessionId: string, now: Temporal.Instant): Promise<number> {
    await tx.rows(queries.holdSessions, [accountId]);
    return tx.run(queries.revokeOtherSessions, [accountId, sessionId, now]);
  }

  async endAll(tx: Sql, accountId: string, now: Temporal.Instant): Promise<number> {
    await tx.rows(queries.holdSessions, [accountId]);
    return tx.run(queries.revokeSessions, [accountId, now]);
  }
}
