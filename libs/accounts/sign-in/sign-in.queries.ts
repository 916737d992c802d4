import { statement } from '#libs/platform';

export const insertSignInToken = statement(
  'accounts.insertSignInToken',
  `insert into sign_in_token (email, network_id, name, locale, created_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning id`,
);
/** Deletes the expired links of an address. */
export const deleteExpiredTokensOf = statement(
  'accounts.dropExpiredTokens',
  `delete from sign_in_token where email = $1 and expires_at <= $2`,
);
export const writeTokenHash = statement(
  'accounts.writeTokenHash',
  `update sign_in_token t set token_hash = $2, expires_at = $4 where id = $1 and used_at is null and expires_at > $3
   returning email::text, locale, created_at as "askedAt", 
     (select k.name from account a join account k on k.id = coalesce(a.merged_into_id, a.id) where a.email = t.email) as "accountName"`,
);
export const consumeToken = statement(
  'accounts.spendToken',
  `update sign_in_token set used_at = $3 where token_hash = $1 and network_id = $2 and used_at is null and expires_at > $3
   returning email::text, name, locale`,
);
export const demoAccounts = statement(
  'accounts.demoAccounts',
  `select email::text, name from account where email = any($1::citext[])`,
);
export const deleteExpiredSignInTokens = statement(
  'accounts.forgetSignInTokens',
  `delete from sign_in_token where expires_at < $1`,
);
