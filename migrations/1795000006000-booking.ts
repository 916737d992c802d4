import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Bookings of members with their spaces, price, rules and cancellation policy at the time of booking. */
export class Booking1795000006000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table booking (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        code text not null,
        member_id uuid not null,
        booked_by_id uuid not null,
        venue_id uuid not null,
        during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        state text not null check (state in ('HELD','PENDING','CONFIRMED','IN_USE','COMPLETED','NO_SHOW','CANCELLED','EXPIRED')),
        tariff_id uuid not null,
        cancellation_policy jsonb not null,
        free_until timestamptz not null,       -- cancellation is free of charge before this instant
        sequence int not null default 0,       -- sequence number of its calendar invitation
        booked_at timestamptz not null,
        cancelled_at timestamptz,
        primary key (network_id, id),
        unique (network_id, code),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, booked_by_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, tariff_id) references tariff (network_id, id),
        check ((state = 'CANCELLED') = (cancelled_at is not null))
      );
      create index booking_member on booking (network_id, member_id, starts_at desc, id desc);
      create index booking_venue on booking (network_id, venue_id, starts_at);
      create index booking_ending on booking (ends_at) where state in ('CONFIRMED','IN_USE');

      create table booking_item (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        booking_id uuid not null,
        space_id uuid not null,
        seats int not null check (seats > 0),
        primary key (network_id, id),
        unique (network_id, booking_id, space_id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id)
      );
      call guard_by_network('booking');
      call guard_by_network('booking_item');
      call guard_by_network('idempotency');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
