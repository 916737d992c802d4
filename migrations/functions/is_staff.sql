-- Whether sessions of the account end after hours without use instead of days: staff of one network are staff in all.
create or replace function is_staff(who uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from account a where a.id = who and a.platform_operator)
        or exists (select from member m join role_grant g on (g.network_id, g.member_id) = (m.network_id, m.id)
                    where m.account_id = who and m.left_at is null and g.revoked_at is null and g.role <> 'MENTOR') $$;
