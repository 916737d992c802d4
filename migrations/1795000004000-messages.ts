import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Receipts of what was sent to whom, and the local mailbox of a machine without SMTP. */
export class Messages1795000004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One row an intended message. The key makes a second send of the same intent impossible to record.
      create table message (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null,
        subject_id uuid not null,             -- the booking, sign-in … it is about
        recipient_id uuid not null,           -- an account
        due_at timestamptz not null,
        message_id text not null unique,      -- deterministic Message-ID: a resend after a crash is the same mail to its receiver
        state text not null check (state in ('CLAIMED','SENT','FAILED')),
        claimed_at timestamptz not null,
        sent_at timestamptz,
        content_hash bytea,
        error text,
        primary key (network_id, id),
        unique (network_id, kind, subject_id, recipient_id, due_at)
      );
      call guard_by_network('message');

      -- Where mail goes when no SMTP server is set. Never used in production. Message-ID is unique: a resend is the same mail.
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
