import { type Sql, statement } from '#libs/platform';

/** For how long after signing in a person may change what signs in. */
export const RECENT_AUTHENTICATION_MINUTES = 10;

/** Who administers and has a second factor proves both: the mailbox alone must not change what signs in. */
const provenSince = statement(
  'people.provenSince',
  `select id from session where id = $1 and greatest(created_at, second_factor_at) >= $2 and revoked_at is null
      and (second_factor_at is not null or not must_prove_both(account_id))`,
);

/** Whether a session's person proved not long ago who they are: a computer left open must neither get a key of its own nor take one away. */
export const isRecentlyAuthenticated = async (sql: Sql, sessionId: string, now: Temporal.Instant): Promise<boolean> =>
  (await sql.maybe(provenSince, [sessionId, now.subtract({ minutes: RECENT_AUTHENTICATION_MINUTES })])) !== undefined;
