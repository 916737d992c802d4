import { statement } from '#libs/platform';

/** Returns a row when the account has a confirmed second factor. */
export const hasSecondFactor = statement(
  'accounts.hasSecondFactor',
  `select 1 as yes from account_totp where account_id = $1 and confirmed_at is not null`,
);
export const emailOfAccount = statement('accounts.emailOf', `select email::text from account where id = $1`);
export const secondFactorOf = statement(
  'accounts.secondFactor',
  `select t.secret, t.confirmed_at as "confirmedAt"
     from account_totp t join account a on a.id = t.account_id where t.account_id = $1 and a.disabled_at is null`,
);
/** Stores a new secret unless a second factor is already confirmed. */
export const offerSecondFactor = statement(
  'accounts.offerSecondFactor',
  `insert into account_totp as t (account_id, secret, created_at) values ($1, $2, $3)
   on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
    where t.confirmed_at is null`,
);
/**
 * Consumes a time step once, so that of two simultaneous requests with one code, or with two first codes, one succeeds. $4:
 * whether it is the first code.
 */
export const consumeTimeStep = statement(
  'accounts.spendStep',
  `update account_totp set last_step = $2, confirmed_at = coalesce(confirmed_at, $3)
    where account_id = $1 and last_step < $2 and (confirmed_at is null) = $4`,
);
export const removeSecondFactor = statement(
  'accounts.removeSecondFactor',
  `delete from account_totp where account_id = $1`,
);
export const consumeRecoveryCode = statement(
  'accounts.spendRecoveryCode',
  `update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null`,
);
export const countRecoveryCodes = statement(
  'accounts.countRecoveryCodes',
  `select count(*)::int as n from recovery_code where account_id = $1 and used_at is null`,
);
export const insertRecoveryCodes = statement(
  'accounts.insertRecoveryCodes',
  `insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])`,
);
export const removeRecoveryCodes = statement(
  'accounts.removeRecoveryCodes',
  `delete from recovery_code where account_id = $1`,
);
