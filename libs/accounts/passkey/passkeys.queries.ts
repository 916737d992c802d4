import { type Locale, statement } from '#libs/platform';

export interface PasskeyRow {
  id: string;
  name: string;
  backedUp: boolean;
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
}
export interface CredentialRow {
  id: string;
  /** The account that it was made for, which another one may have become since. */
  madeForId: string;
  credentialId: Buffer;
  publicKey: Buffer<ArrayBuffer>;
  counter: number;
  transports: string[];
}
export interface PasskeyOwnerRow {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

const columns = `id, name, backed_up as "backedUp", created_at as "createdAt", last_used_at as "lastUsedAt"`;

export const passkeysOf = statement(
  'accounts.passkeysOf',
  `select ${columns} from passkey where account_id = $1 order by created_at, id`,
);
export const credentialsOf = statement(
  'accounts.credentialsOf',
  `select credential_id as "credentialId", transports from passkey where account_id = $1`,
);
/** Registrations of one account run one after the other, so that the maximum number of passkeys holds. */
export const lockAccount = statement(
  'accounts.lockAccount',
  `select id, name, email::text, locale from account where id = $1 and disabled_at is null for no key update`,
);
export const insertPasskey = statement(
  'accounts.insertPasskey',
  `insert into passkey (account_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
   select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from passkey where account_id = $1) < $9::int
   on conflict (credential_id) do nothing returning ${columns}`,
);
export const credentialById = statement(
  'accounts.credentialById',
  `select id, coalesce(made_for_id, account_id) as "madeForId", credential_id as "credentialId", public_key as "publicKey", counter, transports
     from passkey where credential_id = $1`,
);
/**
 * Some authenticators always report 0. For the others the counter must increase: a repeated value means that the passkey was
 * copied.
 */
export const usePasskey = statement(
  'accounts.usePasskey',
  `update passkey p set counter = $2, backed_up = $3, last_used_at = $4 from account a
    where p.id = $1 and (p.counter < $2 or (p.counter, $2) = (0, 0)) and a.id = p.account_id and a.disabled_at is null
   returning a.id, a.name, a.email::text, a.locale`,
);
export const renamePasskey = statement(
  'accounts.renamePasskey',
  `update passkey set name = $3 where id = $1 and account_id = $2 returning ${columns}`,
);
export const removePasskey = statement(
  'accounts.removePasskey',
  `delete from passkey where id = $1 and account_id = $2 returning ${columns}`,
);
