import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What administrators change on their pages: settings, members, legal pages. */
export class SettingsAndLegalPages1797006000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The audit log names each value by its id.
      alter table network_setting add id uuid not null default uuidv7(), add changed_at timestamptz;
      alter table network_setting add unique (network_id, id);

      -- Values that were in force are never deleted, so the app may delete none itself.
      create function remove_planned_setting(of_key text, at timestamptz) returns table (id uuid, starts_at timestamptz)
        language sql volatile security definer set search_path = public, pg_temp as $$
          delete from network_setting s
           where s.network_id = (select current_network()) and s.key = of_key and lower(s.valid) > at
           returning s.id, lower(s.valid) $$;

      -- A suspended member signs in and reads, and books nothing.
      alter table member
        add suspended_at timestamptz,
        add suspended_reason text check (length(suspended_reason) between 1 and 500),
        add check ((suspended_at is null) = (suspended_reason is null));
      -- Gets a column more from migrations/functions/viewer.sql.
      drop function viewer(bytea, text, timestamptz);

      -- Whether an invited person joined follows from the members, so nothing has to be kept in step.
      create table member_invitation (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        email citext not null check (length(email) <= 254),
        name text check (length(name) between 1 and 120),
        locale text not null check (locale in ('fr','en')),
        invited_at timestamptz not null,
        withdrawn_at timestamptz,
        primary key (network_id, id)
      );
      create unique index member_invitation_live on member_invitation (network_id, email) where withdrawn_at is null;
      call guard_by_network('member_invitation');

      -- Versions are published and never changed; one may be withdrawn before it binds.
      create table legal_page (
        network_id uuid not null references network,
        kind text not null check (kind in ('TERMS','PRIVACY','ACCESSIBILITY')),
        version int not null check (version > 0),
        text_fr text not null check (length(text_fr) between 1 and 50000),
        text_en text not null check (length(text_en) between 1 and 50000),
        binds_from timestamptz not null,
        published_at timestamptz not null,
        withdrawn_at timestamptz check (withdrawn_at < binds_from),
        primary key (network_id, kind, version)
      );
      create table legal_acceptance (
        network_id uuid not null,
        member_id uuid not null,
        kind text not null,
        version int not null,
        accepted_at timestamptz not null,
        primary key (network_id, member_id, kind, version),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, kind, version) references legal_page (network_id, kind, version)
      );
      create index legal_acceptance_page on legal_acceptance (network_id, kind, version);
      call guard_by_network('legal_acceptance');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
