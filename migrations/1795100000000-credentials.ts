import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Passwords, second factors and recovery codes of accounts; the second factor and the latest end of sessions. */
export class Credentials1795100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table session
        add second_factor_at timestamptz,               -- when the session proved a second factor; null when it has not
        add ends_at timestamptz,                        -- latest end of the session, which use does not extend
        add renew boolean not null default false,       -- a role changed: the next request gets a new secret
        add replaced_at timestamptz;                    -- replaced by a new secret; still valid for requests in progress
      update session set ends_at = created_at + interval '90 days';
      alter table session alter ends_at set not null, alter ends_at set default now() + interval '90 days';
      create index member_account on member (account_id);

      create table account_password (
        account_id uuid primary key references account on delete cascade,
        hash text not null check (hash like '$argon2id$%'),
        changed_at timestamptz not null
      );
      create table account_totp (
        account_id uuid primary key references account on delete cascade,
        secret bytea not null,                          -- encrypted with a key derived from SECRET
        created_at timestamptz not null,
        confirmed_at timestamptz,                       -- null until a first code confirmed the secret
        last_step bigint not null default 0             -- prevents using a code twice
      );
      create table recovery_code (
        account_id uuid not null references account on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (account_id, code_hash)
      );

      -- Whether sessions of the account end after hours without use instead of days. Staff of one network count as staff in all.
      create function is_staff(who uuid) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
          select exists (select from account a where a.id = who and a.platform_operator)
              or exists (select from member m join role_grant g on (g.network_id, g.member_id) = (m.network_id, m.id)
                          where m.account_id = who and m.left_at is null and g.revoked_at is null and g.role <> 'MENTOR') $$;

      drop function viewer(bytea, text, timestamptz);
      -- Like before, with the second factor of the session.
      create function viewer(session_hash bytea, network_slug text, at timestamptz)
        returns table (session_id uuid, account_id uuid, account_name text, email text, locale text, platform_operator boolean,
                       last_seen_at timestamptz, expires_at timestamptz, second_factor_at timestamptz, renew boolean,
                       network_id uuid, member_id uuid, home_venue_id uuid, roles jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
          select s.id, a.id, a.name, a.email::text, a.locale, a.platform_operator, s.last_seen_at, s.expires_at, s.second_factor_at, s.renew,
                 n.id, m.id, m.home_venue_id,
                 coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'venueId', g.venue_id)) from role_grant g
                            where (g.network_id, g.member_id) = (m.network_id, m.id) and g.revoked_at is null), '[]')
            from session s join account a on a.id = s.account_id
            left join network n on n.slug = network_slug
            left join member m on m.network_id = n.id and m.account_id = a.id and m.left_at is null
           where s.token_hash = session_hash and s.revoked_at is null and s.expires_at > at and s.ends_at > at and a.disabled_at is null $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
