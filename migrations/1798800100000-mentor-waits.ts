import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Founders for whom no mentor could come, who wait until one can. */
export class MentorWaits1798800100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mentor_wait (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        appointment_id uuid not null,           -- the request that found nobody: its question, stage and mode
        founder_id uuid not null,
        skill_code text,
        since timestamptz not null,
        until timestamptz not null,
        state text not null default 'WAITING' check (state in ('WAITING','HELPED','LEFT','OVER')),
        ended_at timestamptz,
        primary key (network_id, id),
        unique (network_id, appointment_id),
        foreign key (network_id, appointment_id) references appointment (network_id, id),
        foreign key (network_id, founder_id) references member (network_id, id),
        check (until > since),
        check ((state = 'WAITING') = (ended_at is null))
      );
      create unique index mentor_wait_subject on mentor_wait (network_id, founder_id, skill_code) nulls not distinct where state = 'WAITING';
      create index mentor_wait_since on mentor_wait (network_id, since, id) where state = 'WAITING';
      call guard_by_network('mentor_wait');

      -- One row for each mentor to whom a waiting founder was offered, one at a time.
      create table mentor_wait_offer (
        network_id uuid not null,
        wait_id uuid not null,
        mentor_id uuid not null,
        offered_at timestamptz not null,
        offered_by_id uuid,                     -- the administrator who chose the mentor; null: the product did
        answer_by timestamptz not null,
        answer text check (answer in ('PROPOSED','REFUSED','EXPIRED','WITHDRAWN')),
        answered_at timestamptz,
        starts timestamptz[] check (cardinality(starts) between 1 and 2),
        primary key (network_id, wait_id, mentor_id),
        foreign key (network_id, wait_id) references mentor_wait (network_id, id),
        foreign key (network_id, mentor_id) references mentor (network_id, id),
        foreign key (network_id, offered_by_id) references member (network_id, id),
        check (answer_by > offered_at),
        check ((answer is null) = (answered_at is null)),
        check ((answer is not distinct from 'PROPOSED') = (starts is not null))
      );
      create unique index mentor_wait_offer_open on mentor_wait_offer (network_id, wait_id) where answer is null;
      create index mentor_wait_offer_of_mentor on mentor_wait_offer (network_id, mentor_id) where answer is null;
      call guard_by_network('mentor_wait_offer');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
