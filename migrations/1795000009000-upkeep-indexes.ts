import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What cancelling and the minute's upkeep look up, without reading whole tables. */
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
