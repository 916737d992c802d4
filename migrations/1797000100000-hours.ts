import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The version of what is written in a calendar, and what was decided about bookings that a change of hours touched. */
export class Hours1797000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Grows with each change of opening hours. A booking is made only at the version that it was checked against.
      alter table calendar add hours_version int not null default 1;

      create table hours_decision (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        booking_id uuid not null,
        decision text not null check (decision in ('KEEP','MOVE','CANCEL')),
        space_id uuid not null,                -- where it was booked when this was decided
        during tstzrange not null,
        moved_to_id uuid,
        reason text check (length(reason) between 1 and 200),   -- of a closure; null after a change of opening hours
        decided_by_id uuid not null,
        decided_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, moved_to_id) references space (network_id, id),
        foreign key (network_id, decided_by_id) references member (network_id, id),
        check ((decision = 'MOVE') = (moved_to_id is not null))
      );
      create index hours_decision_booking on hours_decision (network_id, booking_id, decided_at);
      call guard_by_network('hours_decision');
      call make_append_only('hours_decision');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
