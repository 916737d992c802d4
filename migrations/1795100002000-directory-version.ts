import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A version number per network that changes with all data of venues and spaces that processes may cache. */
export class DirectoryVersion1795100002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const tables = ['venue', 'space', 'owner', 'territory', 'venue_equipment', 'space_equipment', 'space_capability'];
    await db.query(`
      create table directory_version (
        network_id uuid primary key references network,
        version int not null
      );

      -- Runs once per transaction and network, at its end, so that changes of the directory do not wait for one another earlier.
      create function directory_changed() returns trigger language plpgsql as $$
      declare
        of_network uuid := case tg_op when 'DELETE' then old.network_id else new.network_id end;
        mark text := concat(of_network, ' ', pg_current_xact_id());
      begin
        if current_setting('app.directory_changed', true) is distinct from mark then
          perform set_config('app.directory_changed', mark, true);
          insert into directory_version as kept (network_id, version) values (of_network, 1)
            on conflict (network_id) do update set version = kept.version + 1;
        end if;
        return null;
      end $$;

      ${tables
        .map(
          (table) => `create constraint trigger directory_changed after insert or update or delete on ${table}
            deferrable initially deferred for each row execute function directory_changed();`,
        )
        .join('\n')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
