import { statement } from '#libs/platform';

/** A row when the account has a confirmed second factor. */
export const hasSecondFactor = statement(
  'people.hasSecondFactor',
  `select 1 as yes from account_totp where account_id = $1 and confirmed_at is not null`,
);
export const emailOf = statement('people.emailOf', `select email::text from account where id = $1`);
export const secondFactorOf = statement(
  'people.secondFactor',
  `select t.secret, t.confirmed_at as "confirmedAt"
     from account_totp t join account a on a.id = t.account_id where t.account_id = $1 and a.disabled_at is null`,
);
/** Another secret for who has none confirmed. */
export const offerSecondFactor = statement(
  'people.offerSecondFactor',
  `insert into account_totp as t (account_id, secret, created_at) values ($1, $2, $3)
   on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
    where t.confirmed_at is null`,
);
/** A step of the clock is spent once; two requests with one code, or two first codes, meet here. $4: whether it is the first. */
export const spendStep = statement(
  'people.spendStep',
  `update account_totp set last_step = $2, confirmed_at = coalesce(confirmed_at, $3)
    where account_id = $1 and last_step < $2 and (confirmed_at is null) = $4`,
);
export const removeSecondFactor = statement(
  'people.removeSecondFactor',
  `delete from account_totp where account_id = $1`,
);
export const spendRecoveryCode = statement(
  'people.spendRecoveryCode',
  `update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null`,
);
export const countRecoveryCodes = statement(
  'people.countRecoveryCodes',
  `select count(*)::int as n from recovery_code where account_id = $1 and used_at is null`,
);
export const insertRecoveryCodes = statement(
  'people.insertRecoveryCodes',
  `insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])`,
);
export const removeRecoveryCodes = statement(
  'people.removeRecoveryCodes',
  `delete from recovery_code where account_id = $1`,
);
