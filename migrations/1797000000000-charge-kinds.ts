import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a charge can be besides a use, charges of items instead of bookings, and reversals of a part. */
export class ChargeKinds1797000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table booking_item add revision int not null default 0 check (revision >= 0);

      alter table charge
        add kind text not null default 'USE'
          check (kind in ('USE','FEE','SUBSCRIPTION','PACK','ADMISSION','COMPENSATION')),
        add source_revision int not null default 0 check (source_revision >= 0);
      alter table charge alter kind drop default;

      -- The source of a charge was a booking; it is an item of the booking.
      alter table charge disable trigger append_only;
      update charge c set source_kind = 'BOOKING_ITEM',
             source_id = (select i.id from booking_item i where (i.network_id, i.booking_id) = (c.network_id, c.source_id)
                           order by i.id limit 1)
       where source_kind = 'BOOKING';
      alter table charge enable trigger append_only;

      -- Only a use has a price per hour, a length and a time.
      alter table charge
        alter tariff_id drop not null, alter tariff_class drop not null, alter weight drop not null, alter seats drop not null,
        alter used_during drop not null, alter minutes drop not null,
        add constraint charge_tariff_of_use check (
          case when kind = 'USE' then num_nulls(tariff_id, tariff_class, weight, seats, used_during, minutes) = 0
               else num_nonnulls(tariff_id, tariff_class, weight, seats, used_during, minutes) = 0 end),
        add constraint charge_hours_of_kind check (kind in ('USE','FEE','COMPENSATION') or credit_minutes_from_pass = 0),
        -- A compensation gives without taking back an earlier charge.
        add constraint charge_compensation_reverses_nothing check (kind <> 'COMPENSATION' or reverses_id is null);
      do $$
      declare sign_rule name;
      begin
        select conname into strict sign_rule from pg_constraint
         where conrelid = 'charge'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%GREATEST%';
        execute format('alter table charge drop constraint %I', sign_rule);
      end $$;
      alter table charge add constraint charge_sign check (
        case when reverses_id is null and kind <> 'COMPENSATION' then least(credit_minutes_from_pass, credit_minutes_paid, amount_cents) >= 0
             else greatest(credit_minutes_from_pass, credit_minutes_paid, amount_cents) <= 0 end);

      drop index charge_once;
      create unique index charge_once on charge (network_id, source_kind, source_id, kind, source_revision) where reverses_id is null;
      drop index charge_reversed_once;
      create index charge_reversals on charge (network_id, reverses_id) where reverses_id is not null;

      -- What has been reversed of a charge so far: at most the charge, in every statement that writes reversals.
      create table charge_reversal (
        network_id uuid not null,
        charge_id uuid not null,
        credit_minutes_from_pass int not null,
        credit_minutes_paid int not null,
        amount_cents int not null,
        charged_from_pass int not null,
        charged_paid int not null,
        charged_cents int not null,
        primary key (network_id, charge_id),
        foreign key (network_id, charge_id) references charge (network_id, id),
        constraint charge_reversal_at_most_the_charge check (
          credit_minutes_from_pass between 0 and charged_from_pass
          and credit_minutes_paid between 0 and charged_paid
          and amount_cents between 0 and charged_cents)
      );
      call guard_by_network('charge_reversal');
      create function count_reversal() returns trigger language plpgsql as $$
      begin
        insert into charge_reversal as r (network_id, charge_id, credit_minutes_from_pass, credit_minutes_paid, amount_cents,
                                          charged_from_pass, charged_paid, charged_cents)
        select c.network_id, c.id, -new.credit_minutes_from_pass, -new.credit_minutes_paid, -new.amount_cents,
               c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents
          from charge c
         where (c.network_id, c.id) = (new.network_id, new.reverses_id)
           and c.kind = new.kind and c.member_id = new.member_id and c.reverses_id is null
        on conflict (network_id, charge_id) do update set
          credit_minutes_from_pass = r.credit_minutes_from_pass + excluded.credit_minutes_from_pass,
          credit_minutes_paid = r.credit_minutes_paid + excluded.credit_minutes_paid,
          amount_cents = r.amount_cents + excluded.amount_cents;
        if not found then
          raise exception 'charge % does not reverse an original charge of the same kind and member', new.id
            using errcode = '23514', constraint = 'charge_reverses_an_original';
        end if;
        return null;
      end $$;
      insert into charge_reversal
      select c.network_id, c.id, -sum(r.credit_minutes_from_pass), -sum(r.credit_minutes_paid), -sum(r.amount_cents),
             c.credit_minutes_from_pass, c.credit_minutes_paid, c.amount_cents
        from charge r join charge c on (c.network_id, c.id) = (r.network_id, r.reverses_id) group by c.network_id, c.id;
      create trigger count_reversal after insert on charge for each row when (new.reverses_id is not null)
        execute function count_reversal();

      do $$
      declare kind_rule name;
      begin
        select conname into strict kind_rule from pg_constraint
         where conrelid = 'hours_transaction'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%REVERSAL%';
        execute format('alter table hours_transaction drop constraint %I', kind_rule);
      end $$;
      alter table hours_transaction add constraint hours_transaction_kind
        check (kind in ('GRANT','USE','FEE','COMPENSATION','REVERSAL','EXPIRY'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
