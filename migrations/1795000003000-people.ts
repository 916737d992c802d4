import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Accounts (global), members of a network, roles, sign-in. */
export class People1795000003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table account (
        id uuid primary key default uuidv7(),
        email citext not null unique check (length(email) <= 254),
        name text not null check (length(name) between 1 and 120),
        locale text not null default 'fr' check (locale in ('fr','en')),
        platform_operator boolean not null default false,
        created_at timestamptz not null default now(),
        disabled_at timestamptz
      );

      create table session (
        id uuid primary key default uuidv7(),
        token_hash bytea not null unique,
        account_id uuid not null references account on delete cascade,
        user_agent text not null default '',
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz
      );
      create index session_account on session (account_id);

      create table sign_in_token (
        id uuid primary key default uuidv7(),
        token_hash bytea unique,                        -- null until the mail is written, which alone contains the secret
        email citext not null,
        network_id uuid not null references network,   -- the network that the link opens and that a new member joins
        name text,                                      -- entered at sign-up, used for a new account
        locale text not null default 'fr',
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index sign_in_token_age on sign_in_token (expires_at);

      create table member (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        account_id uuid not null references account,
        name text not null check (length(name) between 1 and 120),
        home_venue_id uuid,
        joined_at timestamptz not null default now(),
        left_at timestamptz,
        primary key (network_id, id),
        unique (network_id, account_id),
        foreign key (network_id, home_venue_id) references venue (network_id, id)
      );
      call guard_by_network('member');
      alter table attendance add foreign key (network_id, member_id) references member (network_id, id);

      create table role_grant (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        role text not null check (role in ('MENTOR','VENUE_STAFF','VENUE_MANAGER','ADVISER','ANIMATOR','FACILITATOR','NETWORK_ADMIN')),
        venue_id uuid,
        granted_at timestamptz not null default now(),
        revoked_at timestamptz,
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        check ((role in ('VENUE_STAFF','VENUE_MANAGER')) = (venue_id is not null))
      );
      create unique index role_grant_live on role_grant (network_id, member_id, role, venue_id) nulls not distinct where revoked_at is null;
      call guard_by_network('role_grant');

      -- The account and membership of a session, in one round trip before a network is set. This function alone bypasses
      -- row-level security, and requires the secret of the session.
      create function viewer(session_hash bytea, network_slug text, at timestamptz)
        returns table (session_id uuid, account_id uuid, account_name text, email text, locale text, platform_operator boolean,
                       last_seen_at timestamptz, expires_at timestamptz, network_id uuid, member_id uuid, home_venue_id uuid, roles jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
          select s.id, a.id, a.name, a.email::text, a.locale, a.platform_operator, s.last_seen_at, s.expires_at, n.id, m.id, m.home_venue_id,
                 coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'venueId', g.venue_id)) from role_grant g
                            where (g.network_id, g.member_id) = (m.network_id, m.id) and g.revoked_at is null), '[]')
            from session s join account a on a.id = s.account_id
            left join network n on n.slug = network_slug
            left join member m on m.network_id = n.id and m.account_id = a.id and m.left_at is null
           where s.token_hash = session_hash and s.revoked_at is null and s.expires_at > at and a.disabled_at is null $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
