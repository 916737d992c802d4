import { statement } from '#libs/platform';

export const insertSignInToken = statement(
  'people.insertSignInToken',
  `insert into sign_in_token (email, network_id, name, locale, created_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning id`,
);
/** Keeps the links of one address few: only those that still work stay. */
export const dropExpiredTokens = statement(
  'people.dropExpiredTokens',
  `delete from sign_in_token where email = $1 and expires_at <= $2`,
);
export const writeTokenHash = statement(
  'people.writeTokenHash',
  `update sign_in_token t set token_hash = $2, expires_at = $4 where id = $1 and used_at is null and expires_at > $3
   returning email::text, locale, created_at as "askedAt", (select name from account a where a.email = t.email) as "accountName"`,
);
export const spendToken = statement(
  'people.spendToken',
  `update sign_in_token set used_at = $3 where token_hash = $1 and network_id = $2 and used_at is null and expires_at > $3
   returning email::text, name, locale`,
);
export const demoAccounts = statement(
  'people.demoAccounts',
  `select email::text, name from account where email = any($1::citext[])`,
);
export const forgetSignInTokens = statement(
  'people.forgetSignInTokens',
  `delete from sign_in_token where expires_at < $1`,
);
