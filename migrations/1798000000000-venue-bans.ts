import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A venue no longer accepts a member, for a reason that the member and the network can read. */
export class VenueBans1798000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table venue_ban (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        venue_id uuid not null,
        member_id uuid not null,
        reason text not null check (length(reason) between 1 and 300),
        banned_by_id uuid not null,
        banned_at timestamptz not null,
        lifted_at timestamptz,
        lifted_by_id uuid,
        primary key (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, banned_by_id) references member (network_id, id),
        foreign key (network_id, lifted_by_id) references member (network_id, id),
        check ((lifted_at is null) = (lifted_by_id is null))
      );
      create unique index venue_ban_live on venue_ban (network_id, member_id, venue_id) where lifted_at is null;
      create index venue_ban_listed on venue_ban (network_id, banned_at, id);
      create index venue_ban_venue on venue_ban (network_id, venue_id, banned_at, id);
      call guard_by_network('venue_ban');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
