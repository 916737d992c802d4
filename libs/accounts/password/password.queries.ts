import { statement } from '#libs/platform';

export const passwordByEmail = statement(
  'accounts.passwordByEmail',
  `select a.id, a.name, a.email::text, a.locale, a.disabled_at is not null as disabled, p.hash
     from account asked join account a on a.id = coalesce(asked.merged_into_id, asked.id)
     left join account_password p on p.account_id = a.id where asked.email = $1`,
);
/**
 * Returns a row when the password is still the one that was verified. The lock prevents a change until the new session is
 * stored, so that the change can end that session.
 */
export const lockPasswordIfUnchanged = statement(
  'accounts.holdPassword',
  `select 1 as same from account_password where account_id = $1 and hash = $2 for share`,
);
export const passwordOf = statement(
  'accounts.passwordOf',
  `select hash, changed_at as "changedAt" from account_password where account_id = $1`,
);
/** Returns whether there was a password before. */
export const setPassword = statement(
  'accounts.setPassword',
  `insert into account_password (account_id, hash, changed_at) values ($1, $2, $3)
   on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
   returning old.account_id is not null as changed`,
);
/** Stores the same password at today's cost, unless the password was changed in the meantime. */
export const rehashPassword = statement(
  'accounts.rehashPassword',
  `update account_password set hash = $3 where account_id = $1 and hash = $2`,
);
export const removePassword = statement(
  'accounts.removePassword',
  `delete from account_password where account_id = $1`,
);
