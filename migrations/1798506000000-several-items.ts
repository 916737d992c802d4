import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A booking can have several spaces. Their order is that in which they were chosen and charged. */
export class SeveralItems1798506000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table booking_item add position smallint not null default 0 check (position >= 0)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
