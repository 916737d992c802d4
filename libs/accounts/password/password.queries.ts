import { statement } from '#libs/platform';

export const passwordByEmail = statement(
  'people.passwordByEmail',
  `select a.id, a.name, a.email::text, a.locale, a.disabled_at is not null as disabled, p.hash
     from account a left join account_password p on p.account_id = a.id where a.email = $1`,
);
/** A row when the password is still the one that was checked; nobody changes it before the session that follows is there to be ended. */
export const holdPassword = statement(
  'people.holdPassword',
  `select 1 as same from account_password where account_id = $1 and hash = $2 for share`,
);
export const passwordOf = statement(
  'people.passwordOf',
  `select hash, changed_at as "changedAt" from account_password where account_id = $1`,
);
/** Tells whether there was one before. */
export const setPassword = statement(
  'people.setPassword',
  `insert into account_password (account_id, hash, changed_at) values ($1, $2, $3)
   on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
   returning old.account_id is not null as changed`,
);
/** The same password at today's cost, unless it was changed meanwhile. */
export const rehashPassword = statement(
  'people.rehashPassword',
  `update account_password set hash = $3 where account_id = $1 and hash = $2`,
);
export const removePassword = statement('people.removePassword', `delete from account_password where account_id = $1`);
