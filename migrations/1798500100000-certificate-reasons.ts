import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A venue may write why it gave a certificate, such as the training that somebody followed before they joined. */
export class CertificateReasons1798500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table certificate add given_reason text check (length(given_reason) between 1 and 300);   -- the person reads it`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
