import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Devices at the doors of venues, each with a token of its own. Who added and revoked one is in the audit log. */
export class Kiosks1798701000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table kiosk (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        venue_id uuid not null,
        name text not null check (length(name) between 1 and 60),
        token_hash bytea not null check (length(token_hash) = 32),
        added_at timestamptz not null,
        last_seen_at timestamptz,             -- written every five minutes at most
        revoked_at timestamptz,
        primary key (network_id, id),
        unique (network_id, token_hash),
        foreign key (network_id, venue_id) references venue (network_id, id)
      );
      create index kiosk_of_venue on kiosk (network_id, venue_id, added_at) where revoked_at is null;
      call guard_by_network('kiosk');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
