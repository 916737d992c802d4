import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Tables whose rows are edited in forms. */
const EDITED = ['network', 'account', 'member', 'role_grant', 'owner', 'venue', 'space'];

/** A version for each row that a form edits, so that the second of two editors gets a conflict; and when an account was erased. */
export class RowVersions1796400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Counted by the database, so that a statement beside the form counts too. An update that changes nothing does not count.
      create function next_version() returns trigger language plpgsql as $$
      begin
        new.version := old.version;
        if new is distinct from old then new.version := old.version + 1; end if;
        return new;
      end $$;

      ${EDITED.map(
        (table) => `alter table ${table} add version int not null default 1;
          create trigger next_version before update on ${table} for each row execute function next_version();`,
      ).join('\n')}

      -- The row stays for what refers to it and says nothing about the person any more.
      alter table account add erased_at timestamptz,
        add constraint account_erased_is_disabled check (erased_at is null or disabled_at is not null);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
