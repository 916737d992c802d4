import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Indexes that answer alone: until when a hold counts, and words found without first wading through what was written lately. */
export class SearchIndexes1795000008000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index allocation_search;
      create index allocation_search on allocation (network_id, resource_id, starts_at) include (ends_at, seats, expires_at)
        where state in ('HELD','PENDING','CONFIRMED','IN_USE');
      alter index search_document_document set (fastupdate = off);
      alter index venue_document_document set (fastupdate = off);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
