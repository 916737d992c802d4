import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** People read which mails were sent to them, the newest first. */
export class ReceiptsOfPerson1798821000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index message_of_recipient on message (network_id, recipient_id, id desc)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
