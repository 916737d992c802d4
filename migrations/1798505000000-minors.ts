import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Birth dates, where a member gave one, and the guardians of those who are not of age. */
export class Minors1798505000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table member_birth_date (
        network_id uuid not null,
        member_id uuid not null,
        birth_date date not null check (birth_date > '1900-01-01'),
        recorded_at timestamptz not null,
        primary key (network_id, member_id),
        foreign key (network_id, member_id) references member
      );
      call guard_by_network('member_birth_date');

      create table guardian (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        name text not null check (length(name) between 1 and 120),
        email citext not null check (length(email) <= 254),
        locale text not null check (locale in ('fr','en')),
        asked_at timestamptz not null,
        agreed_at timestamptz check (agreed_at >= asked_at),
        ended_at timestamptz check (ended_at >= asked_at),   -- refused, withdrawn, or another person was asked
        primary key (network_id, id),
        foreign key (network_id, member_id) references member
      );
      create unique index guardian_current on guardian (network_id, member_id) where ended_at is null;
      create index guardian_of_member on guardian (network_id, member_id, asked_at);
      call guard_by_network('guardian');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
