import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Opening hours are cached with the page of a venue, so a change of them also changes the version of the directory. */
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
