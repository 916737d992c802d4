import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The description of a space has two languages, like that of its venue. What was written so far is the French text. */
export class SpaceTexts1798500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table space rename column description to description_fr;
      alter table space add description_en text not null default '';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
