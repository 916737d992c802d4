-- Who sends a request: the account and the membership of a session, with what the session proved.
-- No row: the session ended, was revoked, or never existed.
create or replace function viewer(session_hash bytea, network_slug text, at timestamptz)
  returns table (session_id uuid, account_id uuid, account_name text, email text, locale text, platform_operator boolean,
                 last_seen_at timestamptz, expires_at timestamptz, second_factor_at timestamptz, renew boolean,
                 network_id uuid, member_id uuid, home_venue_id uuid, roles jsonb,
                 suspended_at timestamptz, suspended_reason text)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, a.id, a.name, a.email::text, a.locale, a.platform_operator, s.last_seen_at, s.expires_at, s.second_factor_at, s.renew,
           n.id, m.id, m.home_venue_id,
           coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'venueId', g.venue_id)) from role_grant g
                      where (g.network_id, g.member_id) = (m.network_id, m.id) and g.revoked_at is null), '[]'),
           m.suspended_at, m.suspended_reason
      from sign_in_session s join account a on a.id = s.account_id
      left join network n on n.slug = network_slug
      left join member m on m.network_id = n.id and m.account_id = a.id and m.left_at is null
     where s.token_hash = session_hash and s.revoked_at is null and s.expires_at > at and s.ends_at > at and a.disabled_at is null $$;
