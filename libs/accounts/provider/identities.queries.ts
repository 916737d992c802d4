import { statement } from '#libs/platform';

export interface IdentityRow {
  issuer: string;
  createdAt: Temporal.Instant;
}

const columns = `issuer, created_at as "createdAt"`;

export const identitiesOf = statement(
  'accounts.identitiesOf',
  `select ${columns} from external_identity where account_id = $1 order by created_at, issuer`,
);
export const accountByIdentity = statement(
  'accounts.accountByIdentity',
  `select a.id, a.name, a.email::text, a.locale, a.disabled_at is not null as disabled
     from external_identity i
     join account holder on holder.id = i.account_id
     join account a on a.id = coalesce(holder.merged_into_id, holder.id) where (i.issuer, i.subject) = ($1, $2)`,
);
/** Inserts nothing when the identity belongs to another account, or when the account already has an identity of this issuer. */
export const linkIdentity = statement(
  'accounts.linkIdentity',
  `insert into external_identity (issuer, subject, account_id, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
);
export const unlinkIdentity = statement(
  'accounts.unlinkIdentity',
  `delete from external_identity where account_id = $1 and issuer = $2 returning ${columns}`,
);
export const insertProviderSession = statement(
  'accounts.keepProviderSession',
  `insert into provider_session (session_id, id_token) select id, $2 from sign_in_session where token_hash = $1`,
);
export const takeProviderSession = statement(
  'accounts.takeProviderSession',
  `delete from provider_session where session_id = $1 returning id_token as "idToken"`,
);
