import { type Sql } from '#libs/platform';
import * as queries from './people.queries.js';
import { type Caller } from './sessions.js';
import { type OpenedSession, type SignIn } from './sign-in.js';

/** Signs an account in at a network, which it joins when it is new there. @returns undefined when it left that network */
export async function enter(
  tx: Sql,
  signIns: SignIn,
  account: OpenedSession['account'],
  caller: Caller,
  proven: { secondFactor: boolean },
  now: Temporal.Instant,
): Promise<OpenedSession | undefined> {
  const { id, name } = account;
  const member = await tx.one<{ leftAt: Temporal.Instant | null }>(queries.ensureMember, [id, name, now]);
  return member.leftAt ? undefined : signIns.open(tx, account, caller, proven);
}
