import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Private addresses from which calendars read what a member or a space has. */
export class CalendarFeeds1798507000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_feed (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        space_id uuid,                        -- null: what the member has
        shows_titles boolean not null,
        token_hash bytea not null check (length(token_hash) = 32),
        made_at timestamptz not null,
        read_at timestamptz,                  -- written once an hour at most
        revoked_at timestamptz,
        primary key (network_id, id),
        unique (network_id, token_hash),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id)
      );
      create index calendar_feed_of_member on calendar_feed (network_id, member_id, made_at) where revoked_at is null;
      create index calendar_feed_of_space on calendar_feed (network_id, space_id) where space_id is not null;
      call guard_by_network('calendar_feed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
