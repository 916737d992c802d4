import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The hourly price, plans, passes, the ledger of hours, and append-only charges. */
export class Passes1795000005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table tariff (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        version int not null check (version > 0),
        hourly_cents int not null check (hourly_cents >= 0),           -- price of one credit-hour, including VAT
        vat_basis_points int not null check (vat_basis_points between 0 and 10000),
        without_pass_basis_points int check (without_pass_basis_points >= 0),  -- surcharge without a pass; null: a pass is required
        valid tstzrange not null,
        primary key (network_id, id),
        unique (network_id, version),
        constraint tariff_one_at_a_time unique (network_id, valid without overlaps)
      );
      create table tariff_weight (
        network_id uuid not null,
        tariff_id uuid not null,
        tariff_class text not null,
        weight int not null check (weight between 0 and 1000),
        primary key (network_id, tariff_id, tariff_class),
        foreign key (network_id, tariff_id) references tariff (network_id, id)
      );
      call make_append_only('tariff_weight');

      create table plan (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        code text not null,
        name_fr text not null, name_en text not null,
        monthly_cents int not null check (monthly_cents >= 0),         -- including VAT
        included_minutes int not null check (included_minutes >= 0),   -- credit-minutes per period
        seats int not null default 1 check (seats between 1 and 100),
        valid tstzrange not null,
        primary key (network_id, id),
        constraint plan_one_at_a_time unique (network_id, code, valid without overlaps)
      );

      create table pass (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        plan_id uuid not null,
        owner_member_id uuid not null,
        anchor_on date not null,               -- periods start on this day of the month, or on the last day of shorter months
        valid tstzrange not null,
        primary key (network_id, id),
        foreign key (network_id, plan_id) references plan (network_id, id),
        foreign key (network_id, owner_member_id) references member (network_id, id)
      );
      create table pass_holder (
        network_id uuid not null,
        pass_id uuid not null,
        member_id uuid not null,
        valid tstzrange not null,
        constraint pass_holder_one_at_a_time primary key (network_id, member_id, valid without overlaps),
        foreign key (network_id, pass_id) references pass (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );

      -- Available hours: the allowance of a period, a pack or a grant. remaining_minutes is the sum of the ledger entries of the lot.
      create table hours_lot (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        pass_id uuid not null,
        kind text not null check (kind in ('SOLIDARITY','ALLOWANCE','PACK','CARRY')),
        valid tstzrange not null,
        granted_minutes int not null check (granted_minutes > 0),
        remaining_minutes int not null check (remaining_minutes between 0 and granted_minutes),
        primary key (network_id, id),
        foreign key (network_id, pass_id) references pass (network_id, id)
      );
      create unique index hours_lot_one_allowance on hours_lot (network_id, pass_id, lower(valid)) where kind = 'ALLOWANCE';
      create index hours_lot_pass on hours_lot (network_id, pass_id);

      -- A sale, such as the hours of a booking. A negative row reverses an earlier one.
      create table charge (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        source_kind text not null,
        source_id uuid not null,
        member_id uuid not null,
        venue_id uuid,
        pass_id uuid,
        tariff_id uuid not null,
        tariff_class text not null,
        weight int not null,
        seats int not null,
        used_during tstzrange not null,
        minutes int not null,                  -- billed time, rounded up to quarter-hours
        credit_minutes int not null,           -- minutes × weight × seats
        credit_minutes_from_pass int not null,
        credit_minutes_paid int not null,
        amount_cents int not null,             -- including VAT
        amount_excl_cents int not null,
        vat_cents int not null,
        vat_basis_points int not null,
        charged_at timestamptz not null,
        reverses_id uuid,
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, pass_id) references pass (network_id, id),
        foreign key (network_id, tariff_id) references tariff (network_id, id),
        foreign key (network_id, reverses_id) references charge (network_id, id),
        check (credit_minutes = credit_minutes_from_pass + credit_minutes_paid),
        check (amount_cents = amount_excl_cents + vat_cents),
        check (case when reverses_id is null then least(credit_minutes_from_pass, credit_minutes_paid, amount_cents) >= 0
                    else greatest(credit_minutes_from_pass, credit_minutes_paid, amount_cents) <= 0 end)
      );
      create unique index charge_once on charge (network_id, source_kind, source_id) where reverses_id is null;
      create unique index charge_reversed_once on charge (network_id, reverses_id);
      create index charge_member on charge (network_id, member_id, charged_at);

      create table hours_transaction (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null check (kind in ('GRANT','USE','REVERSAL','EXPIRY')),
        charge_id uuid,
        made_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, charge_id) references charge (network_id, id)
      );
      create table hours_entry (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        transaction_id uuid not null,
        lot_id uuid not null,
        account text not null check (account in ('ISSUED','LOT','USED','EXPIRED')),
        credit_minutes int not null check (credit_minutes <> 0),
        primary key (network_id, id),
        unique (network_id, transaction_id, lot_id, account),
        foreign key (network_id, transaction_id) references hours_transaction (network_id, id),
        foreign key (network_id, lot_id) references hours_lot (network_id, id)
      );
      create index hours_entry_lot on hours_entry (network_id, lot_id);
      create function hours_must_balance() returns trigger language plpgsql as $$
      begin
        if (select sum(credit_minutes) from hours_entry
             where network_id = new.network_id and transaction_id = new.transaction_id) <> 0
        then raise exception 'hours transaction % does not sum to zero', new.transaction_id using errcode = '23514'; end if;
        return null;
      end $$;
      create constraint trigger hours_balance after insert on hours_entry deferrable initially deferred
        for each row execute function hours_must_balance();

      call guard_by_network('pass');
      call guard_by_network('pass_holder');
      call guard_by_network('hours_lot');
      call guard_by_network('charge');
      call guard_by_network('hours_transaction');
      call guard_by_network('hours_entry');
      call make_append_only('charge');
      call make_append_only('hours_transaction');
      call make_append_only('hours_entry');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
