import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How invoices are collected: means of payment, attempts, and members who book nothing until they pay. */
export class Collection1798870002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table payment_method (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        provider text not null check (provider in ('SANDBOX')),
        token text not null check (length(token) between 1 and 200),   -- names the card at the provider, never a card number
        added_at timestamptz not null,
        removed_at timestamptz,
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      create unique index payment_method_live on payment_method (network_id, member_id) where removed_at is null;
      call guard_by_network('payment_method');

      create table payment_attempt (
        network_id uuid not null,
        id uuid not null default uuidv7(),     -- the idempotency key at the provider
        invoice_id uuid not null,
        number int not null check (number > 0),
        method_id uuid not null,
        amount_cents int not null check (amount_cents > 0),
        state text not null check (state in ('REQUESTED','PENDING','SUCCEEDED','FAILED')),
        failure text check (length(failure) between 1 and 60),
        requested_at timestamptz not null,
        ended_at timestamptz,
        primary key (network_id, id),
        constraint payment_attempt_once unique (network_id, invoice_id, number),
        foreign key (network_id, invoice_id) references invoice (network_id, id),
        foreign key (network_id, method_id) references payment_method (network_id, id),
        check ((ended_at is null) = (state in ('REQUESTED','PENDING'))),
        check ((failure is null) = (state <> 'FAILED'))
      );
      create index payment_attempt_failed on payment_attempt (network_id, ended_at desc, id) where state = 'FAILED';
      create unique index payment_attempt_one_at_a_time on payment_attempt (network_id, invoice_id) where ended_at is null;
      call guard_by_network('payment_attempt');

      -- A member who has not paid in time books nothing more. The suspension of the member that it stands for began at since.
      create table payment_block (
        network_id uuid not null,
        invoice_id uuid not null,
        member_id uuid not null,
        since timestamptz not null,
        lifted_at timestamptz,
        primary key (network_id, invoice_id),
        foreign key (network_id, invoice_id) references invoice (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      create index payment_block_live on payment_block (network_id, member_id) where lifted_at is null;
      call guard_by_network('payment_block');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
