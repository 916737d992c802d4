import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a member spent in a month is a counter of `quota`: it stands behind the wall too. No constraint spans networks. */
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
