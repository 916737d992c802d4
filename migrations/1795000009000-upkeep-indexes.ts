import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Indexes for cancellations and for the maintenance that runs every minute. */
export class UpkeepIndexes1795000009000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index hours_transaction_charge on hours_transaction (network_id, charge_id);
      create index session_age on session (expires_at);
      create index throttle_age on throttle (window_start);
      create index outbox_closed on outbox (network_id, coalesce(done_at, voided_at)) where coalesce(done_at, voided_at) is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
