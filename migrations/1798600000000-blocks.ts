import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** People who block each other, and who sees that somebody is a member. */
export class Blocks1798600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table member_block (
        network_id uuid not null,
        blocker_id uuid not null,
        blocked_id uuid not null,
        blocked_at timestamptz not null,
        primary key (network_id, blocker_id, blocked_id),
        check (blocker_id <> blocked_id),
        foreign key (network_id, blocker_id) references member (network_id, id),
        foreign key (network_id, blocked_id) references member (network_id, id)
      );
      create index member_block_of_blocked on member_block (network_id, blocked_id, blocker_id);
      call guard_by_network('member_block');

      -- The name is shown to the network unless its owner decides otherwise. Whoever does not see it sees nothing of the person.
      alter table member add name_visibility text not null default 'NETWORK'
        check (name_visibility in ('NOBODY','MY_VENUE','NETWORK','PUBLIC'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
