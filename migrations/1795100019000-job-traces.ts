import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The trace of the request that enqueued a job. */
export class JobTraces1795100019000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox add column traceparent text check (length(traceparent) <= 55);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
