import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The version of a mentor counts every change of the row, like those of all rows that a form edits. */
export class MentorVersions1798850000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create trigger next_version before update on mentor for each row execute function next_version()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
