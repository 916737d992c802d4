import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The append-only audit log of sensitive actions and reads, kept for twelve months. Triggers record changes of roles. */
export class Audit1795100001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit_entry (
        id uuid primary key default uuidv7(),
        network_id uuid references network,             -- null: an action on the whole platform
        actor_id uuid,                                  -- an account; null when unknown or the system. No foreign key, since an entry outlives an account
        action text not null check (action ~ '^[A-Z_]{3,40}$'),
        subject_type text not null check (subject_type ~ '^[A-Z_]{3,40}$'),
        subject_id uuid,
        at timestamptz not null,
        request_id text,
        address_hash bytea
      );
      create index audit_entry_network on audit_entry (network_id, at desc, id desc);
      create index audit_entry_actor on audit_entry (actor_id, at desc, id desc);
      create index audit_entry_subject on audit_entry (subject_id, at desc, id desc);
      create index audit_entry_age on audit_entry (at);

      alter table audit_entry enable row level security;
      create policy own_network on audit_entry
        using (network_id = (select current_network()) or (network_id is null and (select current_setting('app.operator', true)) = 'on'))
        with check (network_id is null or network_id = (select current_network()));

      -- No one may change an entry, or delete one within a year, not even the owner of the table.
      create function keep_audit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.at < now() - interval '12 months' then return old; end if;
        raise exception 'audit_entry is append-only' using errcode = '42501';
      end $$;
      create trigger append_only before update or delete on audit_entry for each row execute function keep_audit();
      create function forget_old_audit() returns bigint language sql volatile security definer set search_path = public, pg_temp as $$
        with gone as (delete from audit_entry where at < now() - interval '12 months' returning 1) select count(*) from gone $$;

      -- Every change of a role is recorded, and the sessions of that person get a new secret.
      create function note_roles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at, request_id)
          select g.network_id, nullif(current_setting('app.actor', true), '')::uuid,
                 case when g.revoked_at is null then 'ROLE_GRANTED' else 'ROLE_REVOKED' end, 'ACCOUNT', m.account_id,
                 coalesce(g.revoked_at, g.granted_at), nullif(current_setting('app.request', true), '')
            from changed g join member m on (m.network_id, m.id) = (g.network_id, g.member_id);
        update session s set renew = true from changed g join member m on (m.network_id, m.id) = (g.network_id, g.member_id)
         where s.account_id = m.account_id and s.revoked_at is null;
        return null;
      end $$;
      create trigger role_granted after insert on role_grant referencing new table as changed for each statement execute function note_roles();
      create trigger role_changed after update on role_grant referencing new table as changed for each statement execute function note_roles();

      create function note_operator() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into audit_entry (actor_id, action, subject_type, subject_id, at, request_id)
          values (nullif(current_setting('app.actor', true), '')::uuid,
                  case when new.platform_operator then 'OPERATOR_GRANTED' else 'OPERATOR_REVOKED' end, 'ACCOUNT', new.id, now(),
                  nullif(current_setting('app.request', true), ''));
        update session set renew = true where account_id = new.id and revoked_at is null;
        return null;
      end $$;
      create trigger operator_made after insert on account for each row when (new.platform_operator) execute function note_operator();
      create trigger operator_changed after update on account for each row
        when (old.platform_operator is distinct from new.platform_operator) execute function note_operator();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
