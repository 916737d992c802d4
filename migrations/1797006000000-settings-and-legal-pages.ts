import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Settings that administrators change on a page. */
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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
