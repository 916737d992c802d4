import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Spaces that members keep for some minutes before they decide. */
export class Holds1798022000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table booking_hold (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        space_id uuid not null,
        during tstzrange not null,
        seats int not null check (seats > 0),
        place smallint not null check (place between 1 and 10),  -- a member has as many live holds as there are places
        held_at timestamptz not null,
        expires_at timestamptz not null,
        state text not null check (state in ('LIVE','USED','RELEASED','EXPIRED')),
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        check (expires_at > held_at)
      );
      create unique index booking_hold_place on booking_hold (network_id, member_id, place) where state = 'LIVE';
      create index booking_hold_member on booking_hold (network_id, member_id, held_at);
      create index booking_hold_expiry on booking_hold (network_id, expires_at) where state = 'LIVE';
      call guard_by_network('booking_hold');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
