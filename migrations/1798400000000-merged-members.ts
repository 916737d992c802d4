import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Two accounts of one person become one: the merged account and its membership lead to those that are kept. */
export class MergedMembers1798400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account add merged_into_id uuid references account check (merged_into_id <> id);
      create index account_merged on account (merged_into_id) where merged_into_id is not null;
      alter table member add merged_into_id uuid check (merged_into_id <> id),
        add merged_reason text check (length(merged_reason) between 1 and 300),   -- both people read it
        add foreign key (network_id, merged_into_id) references member (network_id, id);
      create index member_merged on member (network_id, merged_into_id) where merged_into_id is not null;

      -- An authenticator keeps the id of the account that its passkey was made for; null while that is its account.
      alter table passkey add made_for_id uuid;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
