import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The money ledger in double entry, and the charges that wait to be invoiced. */
export class MoneyLedger1798870000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Debits are positive, credits negative. A member's and a venue's accounts are their own, all others the network's.
      create table ledger_account (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null check (kind in ('MEMBER','ACCRUED','VENUE','REVENUE','DEFERRED','VAT','VAT_ACCRUED','PROVIDER','ROUNDING',
                                           'COMPENSATION','BAD_DEBT','UNUSED_HOURS')),
        member_id uuid,
        venue_id uuid,
        owned_by uuid generated always as (coalesce(member_id, venue_id, '00000000-0000-0000-0000-000000000000')) stored,
        primary key (network_id, id),
        unique (network_id, kind, owned_by),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        check ((kind in ('MEMBER','ACCRUED')) = (member_id is not null)),
        check ((kind = 'VENUE') = (venue_id is not null))
      );
      create table ledger_head (
        network_id uuid primary key references network,
        open_from date not null,               -- entries of earlier days belong to closed months
        began_at timestamptz not null default '-infinity' -- charges of before have never been invoiced, and never will be
      );
      -- Networks that are here already: what their members used so far was not sold by invoice.
      insert into ledger_head select id, (now() at time zone zone)::date, now() from network;
      create table ledger_period (
        network_id uuid not null references network,
        month date not null check (extract(day from month) = 1),
        closed_at timestamptz not null,
        entries int not null,
        debit_cents bigint not null,
        sales_cents bigint not null,           -- recognised, without VAT
        perpetual_entries bigint not null,     -- of this and all earlier months
        perpetual_debit_cents bigint not null,
        perpetual_sales_cents bigint not null,
        previous_hash bytea check (length(previous_hash) = 32),
        hash bytea not null check (length(hash) = 32),
        primary key (network_id, month)
      );
      create table journal_entry (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        journal text not null check (journal in ('SALES','BANK','GENERAL')),
        kind text not null check (kind in ('CHARGE','INVOICE','CREDIT_NOTE','PAYMENT','RECOGNITION')),
        source_id uuid not null,
        part int not null default 0,           -- of what is posted in several parts, such as the months of a subscription
        booked_on date not null,
        recorded_at timestamptz not null,
        primary key (network_id, id),
        constraint journal_entry_once unique (network_id, kind, source_id, part)
      );
      create index journal_entry_day on journal_entry (network_id, booked_on);
      create table posting (
        network_id uuid not null,
        entry_id uuid not null,
        account_id uuid not null,
        cents bigint not null check (cents <> 0),
        primary key (network_id, entry_id, account_id),
        foreign key (network_id, entry_id) references journal_entry (network_id, id),
        foreign key (network_id, account_id) references ledger_account (network_id, id)
      );
      create index posting_account on posting (network_id, account_id) include (cents);
      create function postings_must_balance() returns trigger language plpgsql as $$
      begin
        if (select sum(cents) from posting where network_id = new.network_id and entry_id = new.entry_id) <> 0
        then raise exception 'journal entry % does not sum to zero', new.entry_id using errcode = '23514'; end if;
        return null;
      end $$;
      create constraint trigger postings_balance after insert on posting deferrable initially deferred
        for each row execute function postings_must_balance();
      -- The share lock keeps a month from closing between this check and the commit.
      create function refuse_closed_month() returns trigger language plpgsql as $$
      begin
        insert into ledger_head select distinct network_id, date '0001-01-01' from added on conflict do nothing;
        perform from ledger_head where network_id in (select network_id from added) order by network_id for share;
        if exists (select from added a join ledger_head h on h.network_id = a.network_id and a.booked_on < h.open_from)
        then raise exception 'a closed month takes no journal entry' using errcode = '23514', constraint = 'journal_entry_in_open_month'; end if;
        return null;
      end $$;
      create trigger refuse_closed_month after insert on journal_entry referencing new table as added
        for each statement execute function refuse_closed_month();
      create view ledger_balance with (security_invoker = true) as
        select network_id, account_id, sum(cents)::bigint as cents from posting group by network_id, account_id;

      -- A charge waits here from its own transaction on until it is on an invoice. Nothing that commits late is missed.
      create table unbilled_charge (
        network_id uuid not null,
        charge_id uuid not null,
        member_id uuid not null,
        due_at timestamptz not null,           -- when it was charged or its use begins, whichever is later
        posted_at timestamptz,
        primary key (network_id, charge_id),
        foreign key (network_id, charge_id) references charge (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      create index unbilled_charge_unposted on unbilled_charge (network_id, due_at, charge_id) where posted_at is null;
      create index unbilled_charge_member on unbilled_charge (network_id, member_id) where posted_at is not null;
      create function note_charges() returns trigger language plpgsql as $$
      begin
        insert into unbilled_charge (network_id, charge_id, member_id, due_at)
        select c.network_id, c.id, c.member_id, greatest(c.charged_at, lower(c.used_during)) from added c
          left join ledger_head h on h.network_id = c.network_id
          left join charge reversed on (reversed.network_id, reversed.id) = (c.network_id, c.reverses_id)
         where c.amount_cents <> 0 and coalesce(reversed.charged_at, c.charged_at) >= coalesce(h.began_at, '-infinity');
        return null;
      end $$;
      create trigger note_charges after insert on charge referencing new table as added
        for each statement execute function note_charges();

      call guard_by_network('ledger_account');
      call guard_by_network('ledger_head');
      call guard_by_network('ledger_period');
      call guard_by_network('journal_entry');
      call guard_by_network('posting');
      call guard_by_network('unbilled_charge');
      call make_append_only('ledger_period');
      call make_append_only('journal_entry');
      call make_append_only('posting');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
