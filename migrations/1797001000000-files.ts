import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Files that people send: what is known about each, and which bytes the store holds under their hash. */
export class Files1797001000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Written before the bytes: bytes without a row are never ours to delete.
      create table stored_file (
        network_id uuid not null references network,
        sha256 bytea not null check (length(sha256) = 32),
        bytes int not null check (bytes > 0),
        media_type text not null,
        created_at timestamptz not null,
        -- When somebody last sent these bytes or let go of them. Unreferenced bytes stay a day longer, for backups under way.
        used_at timestamptz not null,
        primary key (network_id, sha256)
      );

      create table file (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        purpose text not null,
        -- What the file is for: a venue, a space or a member, as the purpose says.
        subject_id uuid not null,
        -- Whose quota of bytes it counts for: a venue or a member.
        quota_id uuid not null,
        uploaded_by uuid,
        name text not null check (length(name) between 1 and 120),
        media_type text not null,
        bytes int not null check (bytes > 0),
        -- Null when only the sizes made of a picture are kept, and when the file was refused.
        sha256 bytea,
        state text not null default 'RECEIVED' check (state in ('RECEIVED', 'READY', 'REFUSED')),
        reason text,
        created_at timestamptz not null,
        attached_at timestamptz,
        primary key (network_id, id),
        foreign key (network_id, sha256) references stored_file (network_id, sha256),
        foreign key (network_id, uploaded_by) references member (network_id, id),
        check ((state = 'REFUSED') = (reason is not null)),
        check (state <> 'RECEIVED' or sha256 is not null)
      );
      create index file_bytes on file (network_id, sha256) where sha256 is not null;
      create index file_quota on file (network_id, quota_id);
      create index file_uploader on file (network_id, uploaded_by) where uploaded_by is not null;
      create index file_unattached on file (network_id, created_at) where attached_at is null;
      -- A repeated upload finds the first one.
      create unique index file_waiting on file (network_id, uploaded_by, purpose, subject_id, sha256)
        where attached_at is null and sha256 is not null;
      call guard_by_network('file');

      create table picture_size (
        network_id uuid not null,
        file_id uuid not null,
        size text not null check (size in ('small', 'medium', 'large')),
        sha256 bytea not null,
        width int not null check (width > 0),
        height int not null check (height > 0),
        primary key (network_id, file_id, size),
        foreign key (network_id, file_id) references file (network_id, id) on delete cascade,
        foreign key (network_id, sha256) references stored_file (network_id, sha256)
      );
      create index picture_size_bytes on picture_size (network_id, sha256);

      create function stored_file_let_go() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or new.sha256 is distinct from old.sha256 then
          update stored_file set used_at = greatest(used_at, now()) where (network_id, sha256) = (old.network_id, old.sha256);
        end if;
        return null;
      end $$;
      create trigger let_go after update of sha256 or delete on file for each row execute function stored_file_let_go();
      create trigger let_go after delete on picture_size for each row execute function stored_file_let_go();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
