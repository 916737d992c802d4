import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who cancelled a booking and why, the withdrawal of consumers, and fees that are given back because somebody else came. */
export class Cancelling1798020000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table booking
        add cancelled_by text check (cancelled_by in ('MEMBER','VENUE','NETWORK','SYSTEM')),
        add cancellation_reason text check (length(cancellation_reason) between 1 and 300),
        -- The consumer may withdraw from the contract until then; null for bookings made before this was recorded.
        add withdrawal_until timestamptz,
        -- When the member asked that the service begin before the end of the withdrawal period.
        add express_request_at timestamptz,
        -- The terms of the network in force when it was made.
        add terms_version int,
        add withdrawn_at timestamptz;
      -- The version of the terms that binds members at an instant; null before the network has any.
      create function terms_in_force(of_network uuid, at timestamptz) returns int language sql stable parallel safe as $$
        select version from legal_page
         where network_id = of_network and kind = 'TERMS' and withdrawn_at is null and binds_from <= at
         order by binds_from desc, version desc
         limit 1
      $$;
      update booking b
         set cancelled_by = case when d.booking_id is null then 'MEMBER' else 'VENUE' end, cancellation_reason = d.reason
        from booking c
        left join hours_decision d on (d.network_id, d.booking_id, d.decision) = (c.network_id, c.id, 'CANCEL')
       where c.state = 'CANCELLED' and (b.network_id, b.id) = (c.network_id, c.id);
      alter table booking
        add constraint booking_cancelled_by_somebody check ((state = 'CANCELLED') = (cancelled_by is not null)),
        add check (cancellation_reason is null or state = 'CANCELLED'),
        add constraint booking_withdrawn_in_time check (withdrawn_at is null
          or (state = 'CANCELLED' and withdrawn_at = cancelled_at and withdrawn_at <= withdrawal_until and express_request_at is null));
      -- Who used a resource in the past: a fee is given back when somebody did.
      create index allocation_completed on allocation (network_id, resource_id, starts_at) where state = 'COMPLETED';
      create index booking_cancelled_by_venue on booking (network_id, venue_id, cancelled_at) where cancelled_by = 'VENUE';

      -- What was given back of the fee of a booking whose time others used; one decision for each fee.
      create table fee_waiver (
        network_id uuid not null,
        booking_id uuid not null,
        decided_at timestamptz not null,
        used_quarters int not null check (used_quarters between 0 and booked_quarters),
        booked_quarters int not null check (booked_quarters > 0),
        credit_minutes int not null check (credit_minutes >= 0),
        amount_cents int not null check (amount_cents >= 0),
        primary key (network_id, booking_id),
        foreign key (network_id, booking_id) references booking (network_id, id)
      );
      call guard_by_network('fee_waiver');
      call make_append_only('fee_waiver');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
