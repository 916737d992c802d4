import { type Role, statement } from '#libs/platform';

export interface ViewerRow {
  sessionId: string;
  accountId: string;
  accountName: string;
  email: string;
  locale: 'fr' | 'en';
  platformOperator: boolean;
  lastSeenAt: Temporal.Instant;
  secondFactorAt: Temporal.Instant | null;
  renew: boolean;
  memberId: string | null;
  homeVenueId: string | null;
  roles: { role: Role; venueId: string | null }[];
  directoryVersion: number;
}

export const viewerBySession = statement(
  'people.viewer',
  `select session_id as "sessionId", account_id as "accountId", account_name as "accountName", email, locale,
          platform_operator as "platformOperator", last_seen_at as "lastSeenAt",
          second_factor_at as "secondFactorAt", renew, member_id as "memberId", home_venue_id as "homeVenueId", roles,
          coalesce((select d.version from network n join directory_version d on d.network_id = n.id where n.slug = $2), 0) as "directoryVersion"
     from viewer($1, $2, $3)`,
);
export const insertSignInToken = statement(
  'people.insertSignInToken',
  `insert into sign_in_token (email, network_id, name, locale, created_at, expires_at) values ($1, $2, $3, $4, $5, $6) returning id`,
);
export const writeTokenHash = statement(
  'people.writeTokenHash',
  `update sign_in_token t set token_hash = $2, expires_at = $4 where id = $1 and used_at is null and expires_at > $3
   returning email::text, locale, name, created_at as "askedAt", (select name from account a where a.email = t.email) as "accountName"`,
);
export const spendToken = statement(
  'people.spendToken',
  `update sign_in_token set used_at = $3 where token_hash = $1 and network_id = $2 and used_at is null and expires_at > $3
   returning email::text, name, locale`,
);
export const accountForEmail = statement(
  'people.accountForEmail',
  `insert into account (email, name, locale, created_at) values ($1, $2, $3, $4)
   on conflict (email) do update set email = account.email
   returning id, name, email::text, locale, disabled_at is not null as disabled`,
);
export const accountByEmail = statement(
  'people.accountByEmail',
  `select id, name, email::text, locale, disabled_at is not null as disabled from account where email = $1`,
);
export const ensureMember = statement(
  'people.ensureMember',
  `insert into member (network_id, account_id, name, joined_at) values ((select current_network()), $1, $2, $3)
   on conflict (network_id, account_id) do update set name = member.name returning id, left_at as "leftAt"`,
);
export const setLocale = statement('people.setLocale', `update account set locale = $2 where id = $1`);
export const demoAccounts = statement(
  'people.demoAccounts',
  `select email::text, name from account where email = any($1::citext[])`,
);
export const forgetSignInTokens = statement(
  'people.forgetSignInTokens',
  `delete from sign_in_token where expires_at < $1`,
);
