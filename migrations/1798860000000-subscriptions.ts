import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Subscriptions to passes: their plans over time, what was charged for each period, and every change that a member made. */
export class Subscriptions1798860000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The plan of a pass from an instant on, until the next row. Without a code the pass is paused.
      create table pass_plan (
        network_id uuid not null,
        pass_id uuid not null,
        starts_at timestamptz not null,
        plan_code text,
        primary key (network_id, pass_id, starts_at),
        foreign key (network_id, pass_id) references pass (network_id, id)
      );
      call guard_by_network('pass_plan');

      -- Hours of a coming period that were taken back. The period may be granted again.
      alter table hours_lot add voided_at timestamptz;
      drop index hours_lot_one_allowance;
      create unique index hours_lot_one_allowance on hours_lot (network_id, pass_id, lower(valid))
        where kind = 'ALLOWANCE' and voided_at is null;
      create index hours_lot_used on hours_lot (network_id, upper(valid))
        where kind = 'ALLOWANCE' and voided_at is null and remaining_minutes * 5 <= granted_minutes;
      create index pass_holder_pass on pass_holder (network_id, pass_id);
      create index pass_owner on pass (network_id, owner_member_id);

      -- A pass without a row costs nothing: the network gives it.
      create table subscription (
        network_id uuid not null,
        pass_id uuid not null,
        subscribed_at timestamptz not null,
        terms_version int,
        express_request_at timestamptz,
        withdrawal_until timestamptz,
        charged_until timestamptz not null,     -- the end of the last period that was charged, or passed in a pause
        cancelled_at timestamptz,
        ends_at timestamptz,
        withdrawn_at timestamptz,
        primary key (network_id, pass_id),
        foreign key (network_id, pass_id) references pass (network_id, id),
        check ((cancelled_at is null) = (ends_at is null)),
        check (withdrawn_at is null or withdrawn_at <= withdrawal_until)
      );
      create index subscription_due on subscription (network_id, charged_until);
      create index subscription_newest on subscription (network_id, subscribed_at, pass_id);
      call guard_by_network('subscription');

      create table subscription_charge (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        pass_id uuid not null,
        kind text not null check (kind in ('PERIOD','UPGRADE')),
        period_index int not null check (period_index >= 0),
        during tstzrange not null check (not isempty(during)),   -- the part of the period that it pays
        plan_id uuid not null,
        monthly_cents int not null check (monthly_cents >= 0),   -- the price of the plan for a whole period, VAT included
        charge_id uuid not null,
        charged_at timestamptz not null,
        primary key (network_id, id),
        foreign key (network_id, pass_id) references subscription (network_id, pass_id),
        foreign key (network_id, plan_id) references plan (network_id, id),
        foreign key (network_id, charge_id) references charge (network_id, id)
      );
      create unique index subscription_charge_once on subscription_charge (network_id, pass_id, period_index) where kind = 'PERIOD';
      create index subscription_charge_pass on subscription_charge (network_id, pass_id, period_index);
      call guard_by_network('subscription_charge');
      call make_append_only('subscription_charge');

      create table subscription_change (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        pass_id uuid not null,
        kind text not null check (kind in ('SUBSCRIBED','UPGRADED','DOWNGRADED','PAUSED','CANCELLED','KEPT','WITHDRAWN')),
        by_id uuid not null,
        at timestamptz not null,
        binds_at timestamptz not null,
        plan_code text not null,
        now_cents int not null,                 -- charged at once for the pass; negative when given back
        booked_uses int not null default 0,     -- bookings whose hours became euros
        booked_minutes int not null default 0,
        booked_cents int not null default 0,
        primary key (network_id, id),
        foreign key (network_id, pass_id) references subscription (network_id, pass_id),
        foreign key (network_id, by_id) references member (network_id, id)
      );
      create index subscription_change_pass on subscription_change (network_id, pass_id, at);
      call guard_by_network('subscription_change');
      call make_append_only('subscription_change');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
