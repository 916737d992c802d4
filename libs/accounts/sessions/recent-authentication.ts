import { type Sql, statement } from '#libs/platform';

/** How long after signing in a person may change their sign-in methods. */
export const RECENT_AUTHENTICATION_MINUTES = 10;

/**
 * An administrator who has a second factor must have proved both: access to the mailbox alone must not change the sign-in
 * methods.
 */
const sessionProvedSince = statement(
  'accounts.provenSince',
  `select id from sign_in_session where id = $1 and greatest(created_at, second_factor_at) >= $2 and revoked_at is null
      and (second_factor_at is not null or not must_prove_both(account_id))`,
);

/**
 * Whether the session's person signed in recently. Somebody at an unattended computer must not be able to add or remove a sign-
 * in method.
 */
export const isRecentlyAuthenticated = async (sql: Sql, sessionId: string, now: Temporal.Instant): Promise<boolean> =>
  (await sql.maybe(sessionProvedSince, [sessionId, now.subtract({ minutes: RECENT_AUTHENTICATION_MINUTES })])) !==
  undefined;
