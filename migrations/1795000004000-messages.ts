import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Records of sent messages, and the local mailbox of a machine without SMTP. */
export class Messages1795000004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One row per intended message. Its unique key prevents sending the same message twice.
      create table message (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null,
        subject_id uuid not null,             -- the subject of the message, such as a booking
        recipient_id uuid not null,           -- the account of the recipient
        due_at timestamptz not null,
        message_id text not null unique,      -- deterministic, so that mail programs recognise a mail sent again after a crash
        state text not null check (state in ('CLAIMED','SENT','FAILED')),
        claimed_at timestamptz not null,
        sent_at timestamptz,
        content_hash bytea,
        error text,
        primary key (network_id, id),
        unique (network_id, kind, subject_id, recipient_id, due_at)
      );
      call guard_by_network('message');

      -- Mails when no SMTP server is configured; never used in production. Message-ID is unique, so a mail sent again is stored once.
      create table local_mail (
        id uuid primary key default uuidv7(),
        message_id text not null unique,
        recipient text not null,
        subject text not null,
        raw bytea not null,
        received_at timestamptz not null default now()
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
