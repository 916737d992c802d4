import { statement } from '#libs/platform';

/**
 * When a session ends without use: after $3 seconds for staff, after $4 for everybody else. Its absolute end is never exceeded.
 */
const idleEnd = (account: string, now: string, ends: string) =>
  `least(${now}::timestamptz + make_interval(secs => case when is_staff(${account}) then $3::int else $4::int end), ${ends}::timestamptz)`;

export const insertSession = statement(
  'accounts.insertSession',
  `insert into sign_in_session (account_id, created_at, last_seen_at, expires_at, ends_at, token_hash, user_agent, second_factor_at)
   values ($1, $2, $2, ${idleEnd('$1', '$2', '$5')}, $5, $6, $7, case when $8 then $2 end) returning id`,
);
export const recordSessionUse = statement(
  'accounts.touchSession',
  `update sign_in_session set last_seen_at = $2, expires_at = ${idleEnd('account_id', '$2', 'ends_at')}
    where id = $1 and revoked_at is null and replaced_at is null`,
);
/** Replaces the secret of a session. The old secret serves requests under way until $5. */
export const renewSession = statement(
  'accounts.renewSession',
  `with old as (update sign_in_session set renew = false, replaced_at = $2, expires_at = least(expires_at, $5)
                 where id = $1 and renew and replaced_at is null and revoked_at is null returning *),
        new as (insert into sign_in_session (token_hash, account_id, user_agent, created_at, last_seen_at, expires_at, ends_at, second_factor_at)
                select $6, account_id, user_agent, created_at, $2, ${idleEnd('account_id', '$2', 'ends_at')}, ends_at, second_factor_at
                  from old returning id),
        moved as (update provider_session p set session_id = new.id from new where p.session_id = $1)
   select id from new`,
);
/**
 * Ends a session together with its replaced secrets, which would otherwise work for some seconds more. Returns a row for the
 * session itself.
 */
const revokeWithReplaced = (id: string, now: string, condition = '') =>
  `with gone as (update sign_in_session set revoked_at = ${now} where revoked_at is null ${condition} and (id = ${id} or replaced_at is not null
                   and (account_id, created_at) = (select account_id, created_at from sign_in_session where id = ${id})) returning id)
   select from gone where id = ${id}`;
export const revokeSession = statement('accounts.revokeSession', revokeWithReplaced('$1', '$2'));
/** Waits for a concurrent renewal: only the next statement sees the session that the renewal created. */
export const lockSessions = statement(
  'accounts.holdSessions',
  `select id from sign_in_session where account_id = $1 and revoked_at is null order by id for update`,
);
export const revokeSessions = statement(
  'accounts.revokeSessions',
  `update sign_in_session set revoked_at = $2 where account_id = $1 and revoked_at is null`,
);
export const revokeOwnSession = statement(
  'accounts.revokeOwnSession',
  revokeWithReplaced('$2', '$3', 'and account_id = $1'),
);
export const revokeOtherSessions = statement(
  'accounts.revokeOtherSessions',
  `update sign_in_session set revoked_at = $3 where account_id = $1 and id <> $2 and revoked_at is null`,
);
export const sessionsOf = statement(
  'accounts.sessions',
  `select id, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt",
          second_factor_at is not null as "secondFactor"
     from sign_in_session where account_id = $1 and revoked_at is null and replaced_at is null and expires_at > $2 and ends_at > $2
    order by last_seen_at desc, id desc limit $3`,
);
export const deleteExpiredSessions = statement(
  'accounts.forgetSessions',
  `delete from sign_in_session where expires_at < $1`,
);
