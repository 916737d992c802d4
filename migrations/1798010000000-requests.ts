import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Spaces that are booked by a request which their venue answers, and the note of a member with a booking. */
export class Requests1798010000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table space add needs_approval boolean not null default false;
      alter table venue add silence_accepts boolean not null default false;
      alter table booking add note text not null default '' check (length(note) <= 300);

      -- What a venue has to answer, and its answer. The booking is PENDING as long as there is none.
      create table booking_request (
        network_id uuid not null,
        booking_id uuid not null,
        asked_at timestamptz not null,
        answer_by timestamptz not null,
        answer text check (answer in ('ACCEPTED','REFUSED','EXPIRED','MEMBER_BUSY','WITHDRAWN','HOURS_CHANGED')),
        answered_at timestamptz,
        answered_by_id uuid,                    -- null: its deadline passed, or the member withdrew it
        reason text check (length(reason) between 1 and 300),
        suggested_start timestamptz,
        primary key (network_id, booking_id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, answered_by_id) references member (network_id, id),
        check (answer_by > asked_at),
        check ((answer is null) = (answered_at is null)),
        check ((answer is not distinct from 'REFUSED') = (reason is not null)),
        check (suggested_start is null or answer = 'REFUSED')
      );
      create index booking_request_open on booking_request (network_id, answer_by, booking_id) where answer is null;
      call guard_by_network('booking_request');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
