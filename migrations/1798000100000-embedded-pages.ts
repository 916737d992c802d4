import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The sites that may show the page of a venue inside theirs. */
export class EmbeddedPages1798000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table venue add embed_origins text[] not null default '{}',
        add constraint venue_embed_origins check (cardinality(embed_origins) <= 10);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
