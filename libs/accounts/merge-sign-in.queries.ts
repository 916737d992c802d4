import { statement } from '#libs/platform';

// Each moves a kind of sign-in method from the account $1 to the account $2, and returns how many.

export const movePasskeys = statement(
  'accounts.movePasskeys',
  `update passkey set account_id = $2, made_for_id = coalesce(made_for_id, account_id) where account_id = $1`,
);
/** One identity per provider and account: a second one stays, and leads to the account that is kept. */
export const moveIdentities = statement(
  'accounts.moveIdentities',
  `update external_identity i set account_id = $2
    where account_id = $1 and not exists (select from external_identity k where (k.account_id, k.issuer) = ($2, i.issuer))`,
);
export const movePassword = statement(
  'accounts.movePassword',
  `update account_password set account_id = $2
    where account_id = $1 and not exists (select from account_password where account_id = $2)`,
);
export const moveSecondFactor = statement(
  'accounts.moveSecondFactor',
  `insert into account_totp as t (account_id, secret, created_at, confirmed_at, last_step)
   select $2, $3, created_at, confirmed_at, last_step from account_totp where account_id = $1 and confirmed_at is not null
   on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at,
     confirmed_at = excluded.confirmed_at, last_step = excluded.last_step where t.confirmed_at is null`,
);
export const moveRecoveryCodes = statement(
  'accounts.moveRecoveryCodes',
  `update recovery_code set account_id = $2 where account_id = $1`,
);
/** Ends what the account $1 could still sign in with: what the kept account has of its own. */
export const removeOtherMethods = [
  statement('accounts.removeMergedPassword', `delete from account_password where account_id = $1`),
  statement('accounts.removeMergedSecondFactor', `delete from account_totp where account_id = $1`),
  statement('accounts.removeMergedCodes', `delete from recovery_code where account_id = $1`),
  statement('accounts.removeMergedChallenges', `delete from sign_in_challenge where account_id = $1`),
];
