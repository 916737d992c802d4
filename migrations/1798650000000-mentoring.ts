import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Mentors, their office hours, and the appointments that members have with them. */
export class Mentoring1798650000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A booking that belongs to an appointment with a mentor moves and ends with it.
      alter table booking add with_mentor boolean not null default false;
      -- Who is asked before a booking is made.
      alter table booking_request add asked text not null default 'VENUE' check (asked in ('VENUE','MENTOR'));

      create table mentor (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        status text not null check (status in ('VOLUNTEER','EMPLOYED','PAID')),
        invited_at timestamptz not null,
        invited_by_id uuid not null,
        charter_accepted_at timestamptz,
        confidentiality_accepted_at timestamptz,
        resource_id uuid,                       -- their time; made when the charter is accepted
        calendar_id uuid,                       -- their office hours
        about text not null default '' check (length(about) <= 300),
        languages text[] not null default '{fr}' check (languages <@ '{fr,en}' and cardinality(languages) between 1 and 2),
        stages text[] not null default '{}',
        modes text[] not null default '{}' check (modes <@ '{IN_PERSON,VIDEO,PHONE}'),
        video_link text check (length(video_link) <= 300),
        phone text check (length(phone) <= 30),
        is_instant boolean not null default false,
        session_minutes int not null default 60 check (session_minutes between 30 and 180 and session_minutes % 15 = 0),
        week_minutes int not null default 180 check (week_minutes between 30 and 3000),
        month_minutes int not null default 480 check (month_minutes between 30 and 12000),
        new_founders_a_month int not null default 2 check (new_founders_a_month between 0 and 100),
        paused_from date,
        paused_until date,                      -- included; null with paused_from: until they return
        ended_at timestamptz,
        version int not null default 1,
        primary key (network_id, id),
        unique (network_id, member_id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, invited_by_id) references member (network_id, id),
        foreign key (network_id, resource_id) references resource (network_id, id),
        foreign key (network_id, calendar_id) references calendar (network_id, id),
        check (num_nulls(charter_accepted_at, confidentiality_accepted_at, resource_id, calendar_id) in (0, 4)),
        check (paused_until is null or paused_until >= paused_from),
        check (not 'VIDEO' = any(modes) or video_link is not null),
        check (not 'PHONE' = any(modes) or phone is not null)
      );
      call guard_by_network('mentor');

      create table mentor_skill (
        network_id uuid not null,
        mentor_id uuid not null,
        skill_code text not null check (skill_code ~ '^[a-z0-9-]{1,60}$'),
        level smallint not null check (level between 1 and 3),   -- 3: the best
        primary key (network_id, mentor_id, skill_code),
        foreign key (network_id, mentor_id) references mentor (network_id, id)
      );
      create index mentor_skill_code on mentor_skill (network_id, skill_code);
      call guard_by_network('mentor_skill');

      -- Whom a mentor does not meet, because of a conflict of interest. The other person never learns of it.
      create table mentor_recusal (
        network_id uuid not null,
        mentor_id uuid not null,
        member_id uuid not null,
        at timestamptz not null,
        primary key (network_id, mentor_id, member_id),
        foreign key (network_id, mentor_id) references mentor (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id)
      );
      call guard_by_network('mentor_recusal');

      create table appointment (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        code text not null,
        founder_id uuid not null,
        mentor_id uuid not null,                -- who is asked now
        question text not null check (length(question) between 20 and 1000),
        skill_code text,
        stage text,
        mode text not null check (mode in ('IN_PERSON','VIDEO','PHONE')),
        during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        state text not null check (state in ('PENDING','CONFIRMED','COMPLETED','CANCELLED','EXPIRED')),
        asks_next boolean not null,             -- whether another mentor is asked when one does not come
        booking_id uuid,                        -- the room
        asked_at timestamptz not null,
        confirmed_at timestamptz,
        ended_at timestamptz,
        ended_by text check (ended_by in ('FOUNDER','MENTOR','NOBODY_LEFT','ROOM')),
        end_reason text check (length(end_reason) between 1 and 300),
        sequence int not null default 0,
        primary key (network_id, id),
        unique (network_id, code),
        foreign key (network_id, founder_id) references member (network_id, id),
        foreign key (network_id, mentor_id) references mentor (network_id, id),
        foreign key (network_id, booking_id) references booking (network_id, id),
        check ((mode = 'IN_PERSON') = (booking_id is not null)),
        check ((state in ('CANCELLED','EXPIRED')) = (ended_at is not null)),
        check ((ended_at is null) = (ended_by is null))
      );
      create index appointment_founder on appointment (network_id, founder_id, starts_at, id);
      create index appointment_mentor on appointment (network_id, mentor_id, starts_at, id);
      create unique index appointment_booking on appointment (network_id, booking_id) where booking_id is not null;
      create index appointment_live on appointment (network_id, ends_at) where state = 'CONFIRMED';
      call guard_by_network('appointment');

      -- One row for each mentor who was asked, in order.
      create table mentor_ask (
        network_id uuid not null,
        appointment_id uuid not null,
        position smallint not null check (position between 1 and 3),
        mentor_id uuid not null,
        asked_at timestamptz not null,
        answer_by timestamptz not null,
        answer text check (answer in ('ACCEPTED','REFUSED','OTHER_TIME','EXPIRED','WITHDRAWN','NOT_FREE')),
        answered_at timestamptz,
        reason text check (length(reason) between 1 and 300),
        is_new boolean not null,                -- counted among the new founders of the mentor’s month
        suggested_starts timestamptz[] check (cardinality(suggested_starts) between 1 and 2),
        primary key (network_id, appointment_id, position),
        unique (network_id, appointment_id, mentor_id),
        foreign key (network_id, appointment_id) references appointment (network_id, id),
        foreign key (network_id, mentor_id) references mentor (network_id, id),
        check (answer_by > asked_at),
        check ((answer is null) = (answered_at is null)),
        check ((answer is not distinct from 'OTHER_TIME') = (suggested_starts is not null))
      );
      create unique index mentor_ask_open on mentor_ask (network_id, appointment_id) where answer is null;
      create index mentor_ask_of_mentor on mentor_ask (network_id, mentor_id, answer_by) where answer is null;
      create index mentor_ask_due on mentor_ask (network_id, answer_by) where answer is null;
      call guard_by_network('mentor_ask');

      -- What each side says after an appointment.
      create table appointment_report (
        network_id uuid not null,
        appointment_id uuid not null,
        side text not null check (side in ('FOUNDER','MENTOR')),
        took_place boolean not null,
        usefulness smallint check (usefulness between 1 and 5),   -- of the founder, who alone reads it
        next_step text check (length(next_step) between 1 and 300),
        next_step_on date,
        note text check (length(note) between 1 and 4000),        -- of the mentor
        is_note_shared boolean not null default false,
        at timestamptz not null,
        primary key (network_id, appointment_id, side),
        foreign key (network_id, appointment_id) references appointment (network_id, id),
        check (usefulness is null or side = 'FOUNDER'),
        check (note is null or side = 'MENTOR')
      );
      call guard_by_network('appointment_report');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
