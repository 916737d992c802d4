import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who came and who did not: arrivals of a venue, check-ins, no-shows with their contests, late leaving, reconfirmations. */
export class Presence1798200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How a venue learns who came, for bookings that start from arrivals_from on; before, nobody checks in.
      alter table venue add arrivals text not null default 'NONE' check (arrivals in ('NONE','CHECK_IN','PAPER_LIST')),
        add arrivals_from timestamptz not null default '2000-01-01';

      alter table booking
        add must_reconfirm_by timestamptz,
        add reconfirmed_at timestamptz,
        add constraint booking_reconfirmed_in_time check (reconfirmed_at <= must_reconfirm_by);
      create index booking_to_arrive on booking (network_id, starts_at) where state = 'CONFIRMED';

      create table check_in (
        network_id uuid not null,
        booking_id uuid not null,
        at timestamptz not null,
        how text not null check (how in ('DECLARED','ROTATING_CODE','CODE','STAFF')),
        by_id uuid not null,
        entered_at timestamptz not null,
        primary key (network_id, booking_id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, by_id) references member (network_id, id)
      );
      call guard_by_network('check_in');

      create table check_out (
        network_id uuid not null,
        booking_id uuid not null,
        at timestamptz not null,
        by_id uuid not null,
        entered_at timestamptz not null,
        overstay_minutes int not null check (overstay_minutes >= 0 and overstay_minutes % 15 = 0),
        -- Somebody came after: the venue decides, and nothing is charged.
        followed boolean not null,
        primary key (network_id, booking_id),
        foreign key (network_id, booking_id) references check_in (network_id, booking_id),
        foreign key (network_id, by_id) references member (network_id, id)
      );
      call guard_by_network('check_out');

      create table no_show (
        network_id uuid not null,
        booking_id uuid not null,
        member_id uuid not null,
        venue_id uuid not null,
        at timestamptz not null,
        entered_by_id uuid,     -- from a paper list; null: nobody had checked in when the window ended
        contested_at timestamptz,
        contest text check (length(contest) between 1 and 500),
        primary key (network_id, booking_id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, entered_by_id) references member (network_id, id),
        check ((contested_at is null) = (contest is null))
      );
      create index no_show_member on no_show (network_id, member_id, at);
      create index no_show_venue on no_show (network_id, venue_id, at, booking_id);
      call guard_by_network('no_show');

      -- At most one answer of the venue and one of the network, which has the last word.
      create table no_show_answer (
        network_id uuid not null,
        booking_id uuid not null,
        side text not null check (side in ('VENUE','NETWORK')),
        outcome text not null check (outcome in ('WAS_THERE','EXCUSED','STANDS')),
        words text not null check (length(words) between 1 and 500),
        at timestamptz not null,
        by_id uuid not null,
        primary key (network_id, booking_id, side),
        foreign key (network_id, booking_id) references no_show (network_id, booking_id),
        foreign key (network_id, by_id) references member (network_id, id)
      );
      create unique index no_show_answer_final on no_show_answer (network_id, booking_id) where outcome <> 'STANDS';
      call guard_by_network('no_show_answer');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
