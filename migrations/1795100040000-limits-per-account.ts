import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Indexes to find the challenges of an account and the sign-in links of an address, whose number is limited. */
export class LimitsPerAccount1795100040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index sign_in_challenge_account on sign_in_challenge (account_id, id) where account_id is not null;
      create index sign_in_token_email on sign_in_token (email);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
