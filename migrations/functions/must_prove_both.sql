-- Whether the account must prove both factors before it changes a sign-in method: administrators that have a second factor.
-- Their role counts in every network, so the address of a request cannot choose a network where they have none.
create or replace function must_prove_both(who uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
    select (exists (select from account a where a.id = who and a.platform_operator)
         or exists (select from member m join role_grant g on (g.network_id, g.member_id) = (m.network_id, m.id)
                     where m.account_id = who and m.left_at is null and g.revoked_at is null and g.role = 'NETWORK_ADMIN'))
       and (exists (select from passkey p where p.account_id = who)
         or exists (select from account_totp t where t.account_id = who and t.confirmed_at is not null)) $$;
