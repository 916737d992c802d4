import { Inject, Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Database,
  ENV,
  type Env,
  type Locale,
  type NetworkRef,
  Signer,
  type Sql,
  enqueue,
  hashOf,
} from '#libs/platform';
import { forgetChallenges } from '../challenges.js';
import { accountForEmail } from '#libs/people';
import { countedAs } from '../rules/mail-address.js';
import { forgetSessions } from '../sessions/session.queries.js';
import { type Caller } from '../sessions/sessions.js';
import { sendSignInLink } from '../declared-jobs.js';
import { type Admission, type KnownAccount, SignIn } from './sign-in.js';
import { Tries } from './sign-in-rate-limiter.js';
import * as queries from './sign-in.queries.js';

export const LINK_MINUTES = 15;

/** Sign-in by mailed link. The same steps run whether an address is known or not, so neither answer nor time tells. */
@Injectable()
export class MailLinks {
  private readonly links: Signer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tries: Tries,
    private readonly signIns: SignIn,
    private readonly audit: Audit,
    @Inject(ENV) env: Env,
  ) {
    this.links = new Signer(env.SECRET, 'sign-in');
  }

  /** Queues a link for an address. @returns false when the address or the caller asked too often. */
  async request(
    network: NetworkRef,
    ask: { email: string; name: string | null; locale: Locale },
    caller: Caller,
  ): Promise<boolean> {
    if (!(await this.mayAsk(network, ask.email, caller))) return false;
    const now = this.clock.now();
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
        job: sendSignInLink,
        subjectId: id,
        payload: { signInTokenId: id },
        runAt: now,
        key: `sign-in:${id}`,
        requestId: caller.requestId,
      });
    });
    return true;
  }

  /**
   * Twenty links a quarter of an hour from one place and five for one mail address. Whoever used these up for somebody else does
   * not lock that person out: each other place still gets one, ten in all, and what was mailed stays good.
   */
  private async mayAsk(network: NetworkRef, email: string, caller: Caller): Promise<boolean> {
    const whose = countedAs(email);
    const fromHere = `${caller.address} ${whose}`;
    const ofPlace = { what: 'sign-in:address', whose: caller.address, most: 20 };
    const ofBoth = { what: 'sign-in:both', whose: fromHere, most: 5 };
    if (!(await this.tries.allow(network, [ofPlace, ofBoth], caller))) return false;
    if (await this.tries.take({ what: 'sign-in:email', whose, most: 5 })) return true;
    const reserve = [
      { what: 'sign-in:first', whose: fromHere, most: 1 },
      { what: 'sign-in:reserve', whose, most: 10 },
    ];
    return this.tries.allow(network, reserve, caller);
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
  async spend(network: NetworkRef, secret: string, caller: Caller): Promise<Admission | 'INVALID' | 'THROTTLED'> {
    const limit = { what: 'spend', whose: caller.address, most: 30 };
    if (!(await this.tries.allow(network, [limit], caller))) return 'THROTTLED';
    const now = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      const token = await tx.maybe<{ email: string; name: string | null; locale: Locale }>(queries.spendToken, [
        hashOf(secret),
        network.id,
        now,
      ]);
      if (!token) {
        await this.audit.note(tx, { ...caller, actorId: null }, 'SIGN_IN_FAILED', ['ACCOUNT', null]);
        return 'INVALID';
      }
      const account = await tx.one<KnownAccount>(accountForEmail, [
        token.email,
        token.name ?? token.email.split('@')[0],
        token.locale,
        now,
      ]);
      return this.signIns.admit(tx, network, account, caller, { secondFactor: false });
    });
  }
}

/** Drops links, sessions and challenges that have been of no use for a while. */
export async function forgetSecretsBefore(sql: Sql, before: Temporal.Instant): Promise<number> {
  const forgotten = [queries.forgetSignInTokens, forgetSessions, forgetChallenges];
  let rows = 0;
  for (const forget of forgotten) rows += await sql.run(forget, [before]);
  return rows;
}
