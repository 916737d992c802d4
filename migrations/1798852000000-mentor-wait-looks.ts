import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** When a mentor is looked for next, for a founder who waits: nobody is forgotten behind others whom nobody can help. */
export class MentorWaitLooks1798852000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mentor_wait add column look_at timestamptz not null default '1970-01-01';
      create index mentor_wait_looks on mentor_wait (network_id, look_at, id) where state = 'WAITING';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
