import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When a place is open is kept with the rest of its page, so a change of it moves the directory's version too. */
export class OpeningsVersion1795100030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['opening_rule', 'open_interval'])
      await db.query(
        `create constraint trigger directory_changed after insert or update or delete on ${table}
           deferrable initially deferred for each row execute function directory_changed()`,
      );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
