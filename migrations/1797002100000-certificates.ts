import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Certificates of trainings, and what a space asks of the person who books it. */
export class Certificates1797002100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table certificate (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        training_id uuid not null,
        venue_id uuid not null,
        session_id uuid,                        -- the session it was given at; null when given by hand
        given_by_id uuid not null,
        given_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by_id uuid,
        withdrawal_reason text check (length(withdrawal_reason) between 1 and 300),
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, venue_id, training_id) references venue_training (network_id, venue_id, training_id),
        foreign key (network_id, session_id) references session (network_id, id),
        foreign key (network_id, given_by_id) references member (network_id, id),
        foreign key (network_id, withdrawn_by_id) references member (network_id, id),
        check (expires_at > given_at),
        check (num_nulls(withdrawn_at, withdrawn_by_id, withdrawal_reason) in (0, 3))
      );
      -- Giving it again renews it. A withdrawn one stays, with its reason.
      create unique index certificate_live on certificate (network_id, member_id, training_id, venue_id) where withdrawn_at is null;
      create index certificate_member on certificate (network_id, member_id, training_id);
      create index certificate_venue on certificate (network_id, training_id, venue_id, given_at, id);
      call guard_by_network('certificate');

      alter table space add training_id uuid, add adult_only boolean not null default false,
        add foreign key (network_id, venue_id, training_id) references venue_training (network_id, venue_id, training_id);
      alter table member add adult_declared_at timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
