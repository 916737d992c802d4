import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Sessions that people come to, their places and attendance, and waiting lists with exclusive timed offers. */
export class Sessions1797002000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table training (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        reference text not null check (reference ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(reference) <= 60),
        title_fr text not null check (length(title_fr) between 1 and 120),
        title_en text not null check (length(title_en) between 1 and 120),
        -- Null: the network's setting.
        valid_months int check (valid_months between 1 and 120),
        unused_months int check (unused_months between 1 and 120),
        primary key (network_id, id),
        unique (network_id, reference)
      );
      -- Venues that share a training recognise each other's certificates.
      create table venue_training (
        network_id uuid not null,
        venue_id uuid not null,
        training_id uuid not null,
        primary key (network_id, venue_id, training_id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, training_id) references training (network_id, id)
      );
      create index venue_training_training on venue_training (network_id, training_id);

      create table session (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        kind text not null check (kind in ('TRAINING','GROUP_MENTORING','EVENT')),
        title text not null check (length(title) between 1 and 120),
        description text not null default '' check (length(description) <= 2000),
        host_member_id uuid not null,
        venue_id uuid not null,
        space_id uuid,                          -- null: it takes no space of the network
        training_id uuid,
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        places int not null check (places between 1 and 500),
        taken int not null default 0,           -- places taken, or held for the person of a live offer
        state text not null check (state in ('PLANNED','CANCELLED','HELD')),
        scheduled_at timestamptz not null,
        cancelled_at timestamptz,
        sequence int not null default 0,        -- sequence number of its calendar invitation
        version int not null default 1,
        primary key (network_id, id),
        foreign key (network_id, host_member_id) references member (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, space_id) references space (network_id, id),
        foreign key (network_id, venue_id, training_id) references venue_training (network_id, venue_id, training_id),
        constraint session_places check (taken between 0 and places),
        check ((kind = 'TRAINING') = (training_id is not null)),
        check ((state = 'CANCELLED') = (cancelled_at is not null))
      ) with (fillfactor = 80);
      create index session_venue on session (network_id, venue_id, starts_at, id);
      create index session_start on session (network_id, starts_at, id);
      create index session_training on session (network_id, training_id, starts_at) where training_id is not null;
      create index session_host on session (network_id, host_member_id, starts_at);
      create index session_ending on session (network_id, ends_at) where state = 'PLANNED';
      -- Only what a form edits counts: a place that is taken meanwhile is no conflict.
      create trigger next_version before update on session for each row
        when ((old.title, old.description, old.host_member_id, old.space_id, old.during, old.places, old.state)
           is distinct from (new.title, new.description, new.host_member_id, new.space_id, new.during, new.places, new.state))
        execute function next_version();
      call guard_by_network('session');

      -- One row each time a member takes or is offered a place. It is the holder of the member's time.
      create table session_place (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        session_id uuid not null,
        member_id uuid not null,
        state text not null check (state in ('OFFERED','TAKEN','LEFT','LAPSED','CANCELLED')),
        since timestamptz not null,             -- when it reached the state
        attendance text check (attendance in ('ATTENDED','ABSENT')),
        primary key (network_id, id),
        foreign key (network_id, session_id) references session (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        check (attendance is null or state = 'TAKEN')
      );
      create unique index session_place_live on session_place (network_id, session_id, member_id) where state in ('OFFERED','TAKEN');
      create index session_place_session on session_place (network_id, session_id, id);
      create index session_place_member on session_place (network_id, member_id, session_id);
      call guard_by_network('session_place');

      -- Somebody in line for something that is full: a session now, other things later.
      create table waiting_list_entry (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        subject_kind text not null check (subject_kind in ('SESSION')),
        subject_id uuid not null,
        member_id uuid not null,
        joined_at timestamptz not null,
        -- The order of the line: given while its subject is locked, where two clocks may show the same time.
        turn bigint not null generated by default as identity,
        state text not null check (state in ('WAITING','OFFERED','ACCEPTED','LEFT','LAPSED','CLOSED')),
        primary key (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      create unique index waiting_list_entry_live on waiting_list_entry (network_id, subject_id, subject_kind, member_id)
        where state in ('WAITING','OFFERED');
      create index waiting_list_entry_line on waiting_list_entry (network_id, subject_id, turn) where state in ('WAITING','OFFERED');
      create index waiting_list_entry_member on waiting_list_entry (network_id, member_id, joined_at);
      call guard_by_network('waiting_list_entry');

      -- What became free, held for one person until it expires.
      create table waiting_offer (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        entry_id uuid not null,
        hold_id uuid not null,                  -- what keeps it for the person, such as a place of a session
        offered_at timestamptz not null,
        expires_at timestamptz not null,
        state text not null check (state in ('LIVE','ACCEPTED','DECLINED','LAPSED','WITHDRAWN')),
        primary key (network_id, id),
        foreign key (network_id, entry_id) references waiting_list_entry (network_id, id) on delete cascade,
        check (expires_at > offered_at)
      );
      create unique index waiting_offer_live_entry on waiting_offer (network_id, entry_id) where state = 'LIVE';
      create unique index waiting_offer_hold on waiting_offer (network_id, hold_id);
      create index waiting_offer_entry on waiting_offer (network_id, entry_id);
      create index waiting_offer_expiry on waiting_offer (network_id, expires_at) where state = 'LIVE';
      call guard_by_network('waiting_offer');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
