import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Row-level security for `quota`, which contains the monthly spending of members. No constraint spans several networks. */
export class Walls1795000008500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      call guard_by_network('quota');
      alter table message drop constraint message_message_id_key;
      alter table message add unique (network_id, message_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
