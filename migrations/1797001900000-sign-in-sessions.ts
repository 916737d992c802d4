import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Sessions of signing in are called `sign_in_session`: a *session* is something that people come to. */
export class SignInSessions1797001900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table session rename to sign_in_session;
      alter index session_account rename to sign_in_session_account;
      do $$
      declare old record;
      begin
        for old in select conname from pg_constraint where conrelid = 'sign_in_session'::regclass and conname like 'session%' loop
          execute format('alter table sign_in_session rename constraint %I to %I', old.conname, 'sign_in_' || old.conname);
        end loop;
      end $$;

      -- As before, with the new name: the body of a function is text that the renaming does not reach.
      create or replace function note_roles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into audit_entry (network_id, actor_id, action, subject_type, subject_id, at, request_id)
          select g.network_id, nullif(current_setting('app.actor', true), '')::uuid,
                 case when g.revoked_at is null then 'ROLE_GRANTED' else 'ROLE_REVOKED' end, 'ACCOUNT', m.account_id,
                 coalesce(g.revoked_at, g.granted_at), nullif(current_setting('app.request', true), '')
            from changed g join member m on (m.network_id, m.id) = (g.network_id, g.member_id);
        update sign_in_session s set renew = true from changed g join member m on (m.network_id, m.id) = (g.network_id, g.member_id)
         where s.account_id = m.account_id and s.revoked_at is null;
        return null;
      end $$;
      create or replace function note_operator() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into audit_entry (actor_id, action, subject_type, subject_id, at, request_id)
          values (nullif(current_setting('app.actor', true), '')::uuid,
                  case when new.platform_operator then 'OPERATOR_GRANTED' else 'OPERATOR_REVOKED' end, 'ACCOUNT', new.id, now(),
                  nullif(current_setting('app.request', true), ''));
        update sign_in_session set renew = true where account_id = new.id and revoked_at is null;
        return null;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
