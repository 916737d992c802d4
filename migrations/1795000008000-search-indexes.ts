import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The index also contains the expiry of holds, so that checking whether a resource is free never reads the table. */
export class SearchIndexes1795000008000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index allocation_search;
      create index allocation_search on allocation (network_id, resource_id, starts_at) include (ends_at, seats, expires_at)
        where state in ('HELD','PENDING','CONFIRMED','IN_USE');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
