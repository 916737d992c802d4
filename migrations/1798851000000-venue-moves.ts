import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Bookings that the staff of a venue moved, with the reason that the member reads. */
export class VenueMoves1798851000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table venue_move (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        booking_id uuid not null,
        space_id uuid not null,                 -- where and when it was before
        during tstzrange not null,
        moved_to_id uuid not null,
        moved_during tstzrange not null,
        reason text not null check (length(reason) between 1 and 300),
        moved_by_id uuid not null,
        moved_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, moved_to_id) references space (network_id, id),
        foreign key (network_id, moved_by_id) references member (network_id, id)
      );
      create index venue_move_booking on venue_move (network_id, booking_id, moved_at);
      call guard_by_network('venue_move');
      call make_append_only('venue_move');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
