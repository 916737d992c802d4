import { statement } from '#libs/platform';

export interface IdentityRow {
  issuer: string;
  createdAt: Temporal.Instant;
}

const shown = `issuer, created_at as "createdAt"`;

export const identitiesOf = statement(
  'people.identitiesOf',
  `select ${shown} from external_identity where account_id = $1 order by created_at, issuer`,
);
export const accountByIdentity = statement(
  'people.accountByIdentity',
  `select a.id, a.name, a.email::text, a.locale, a.disabled_at is not null as disabled
     from external_identity i join account a on a.id = i.account_id where (i.issuer, i.subject) = ($1, $2)`,
);
/** Writes nothing when the identity is somebody's already, or when the account has another one of this issuer. */
export const linkIdentity = statement(
  'people.linkIdentity',
  `insert into external_identity (issuer, subject, account_id, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
);
export const unlinkIdentity = statement(
  'people.unlinkIdentity',
  `delete from external_identity where account_id = $1 and issuer = $2 returning ${shown}`,
);
export const keepProviderSession = statement(
  'people.keepProviderSession',
  `insert into provider_session (session_id, id_token) select id, $2 from session where token_hash = $1`,
);
export const takeProviderSession = statement(
  'people.takeProviderSession',
  `delete from provider_session where session_id = $1 returning id_token as "idToken"`,
);
