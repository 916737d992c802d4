import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What happened that concerns a person: shown in the bell, mailed, or collected for a digest. */
export class Notifications1797003000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notification (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        account_id uuid not null references account,
        kind text not null,                   -- declared with notificationKind
        subject_id uuid not null,             -- what it is about, such as a booking
        due_at timestamptz not null,          -- when it happened or is due; kind, subject and this instant are the event
        data jsonb not null,
        in_bell boolean not null,
        digest text check (digest in ('DAILY','WEEKLY')), -- the digest that mails it unless it is read before
        created_at timestamptz not null,
        read_at timestamptz,
        digested_at timestamptz,              -- the time of the digest that contained it
        primary key (network_id, id),
        unique (network_id, account_id, kind, subject_id, due_at),
        check (digested_at is null or digest is not null)
      );
      call guard_by_network('notification');
      create index notification_unread on notification (network_id, account_id) where in_bell and read_at is null;
      create index notification_newest on notification (network_id, account_id, created_at desc, id desc) where in_bell;
      create index notification_digest on notification (network_id, digest, created_at)
        where digest is not null and digested_at is null and read_at is null;
      create index notification_created on notification (network_id, created_at);

      -- A topic without a row has its default.
      create table notification_preference (
        network_id uuid not null references network,
        account_id uuid not null references account,
        topic text not null,
        channel text not null check (channel in ('BELL','MAIL')),
        delivery text not null check (delivery in ('AT_ONCE','DAILY','WEEKLY','NEVER')),
        changed_at timestamptz not null,
        primary key (network_id, account_id, topic, channel),
        check (channel = 'MAIL' or delivery in ('AT_ONCE','NEVER'))
      );
      call guard_by_network('notification_preference');

      -- Kinds have the names under which they are declared now.
      update message set kind = case kind
        when 'SIGN_IN' then 'account.signInLink'
        when 'SECURITY_NOTICE' then 'account.securityNotice'
        when 'BOOKING_CONFIRMED' then 'booking.confirmed'
        when 'BOOKING_REMINDER' then 'booking.reminder'
        when 'BOOKING_CANCELLED' then 'booking.cancelled' end
       where kind in ('SIGN_IN','SECURITY_NOTICE','BOOKING_CONFIRMED','BOOKING_REMINDER','BOOKING_CANCELLED');
      -- Quiet hours concern every notification, not only reminders of bookings.
      update network_setting set key = 'messages.quietHours' where key = 'booking.quietHours';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
